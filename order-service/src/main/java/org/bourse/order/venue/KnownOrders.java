package org.bourse.order.venue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.order.lifecycle.Fill;
import org.bourse.order.lifecycle.Order;
import org.bourse.order.lifecycle.OrderDetail;
import org.bourse.order.lifecycle.Transition;
import org.bourse.order.lifecycle.Transitions;
import org.jspecify.annotations.Nullable;

/**
 * The orders this process saw accepted, while they live and for some time after, so that cancels
 * and repeats can be answered whole and without the database. Bounded: the oldest is forgotten
 * first, and so is an order with many fills; the history knows them all. For one thread.
 */
final class KnownOrders {
    private static final int FILLS_MAX = 1_000;

    private final Map<Long, Followed> live = new LinkedHashMap<>();
    private final Map<Long, OrderDetail> ended = new LinkedHashMap<>();
    private final int liveMax;
    private final int endedMax;

    private static final class Followed {
        private final List<Fill> fills = new ArrayList<>();
        private Order order;

        Followed(Order order) {
            this.order = order;
        }

        OrderDetail detail() {
            return new OrderDetail(order, fills);
        }
    }

    KnownOrders(int liveMax, int endedMax) {
        this.liveMax = liveMax;
        this.endedMax = endedMax;
    }

    int liveCount() {
        return live.size();
    }

    int endedCount() {
        return ended.size();
    }

    /**
     * Follows the orders the record is about.
     *
     * @param command the one that caused it, if somebody here waits for the answer
     * @return what it says to the command
     * @throws IllegalStateException when an event does not follow from those before
     */
    Optional<VenueAnswer> receive(OrderEvents record, @Nullable CommandBody command) {
        List<Transition> transitions = Transitions.in(record, this::find);
        transitions.forEach(this::follow);
        Optional<VenueAnswer> answer =
                command == null
                        ? Optional.empty()
                        : new AnswerReader(record, this::detail).to(command);
        for (Transition transition : transitions) {
            settle(transition.order().orderId());
        }
        forgetOldest(live, liveMax);
        forgetOldest(ended, endedMax);
        return answer;
    }

    private Optional<Order> find(long orderId) {
        return Optional.ofNullable(live.get(orderId)).map(followed -> followed.order);
    }

    private void follow(Transition transition) {
        Order order = transition.order();
        Followed followed = live.computeIfAbsent(order.orderId(), _ -> new Followed(order));
        followed.order = order;
        transition.fill().ifPresent(followed.fills::add);
    }

    private void settle(long orderId) {
        Followed followed = live.get(orderId);
        if (followed == null) {
            return;
        }
        boolean many = followed.fills.size() > FILLS_MAX;
        if (many || !followed.order.isLive()) {
            live.remove(orderId);
        }
        if (!many && !followed.order.isLive() && followed.order.isKept()) {
            ended.put(orderId, followed.detail());
        }
    }

    private static void forgetOldest(Map<Long, ?> orders, int max) {
        while (orders.size() > max) {
            orders.remove(orders.keySet().iterator().next());
        }
    }

    /** An order as it is now; empty when it is not remembered. */
    Optional<OrderDetail> detail(long orderId) {
        return Optional.ofNullable(live.get(orderId))
                .map(Followed::detail)
                .or(() -> Optional.ofNullable(ended.get(orderId)));
    }
}
