package org.bourse.order.venue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.contracts.v1.CommandRejected;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.Writer;
import org.bourse.order.lifecycle.Fill;
import org.bourse.order.lifecycle.Order;
import org.bourse.order.lifecycle.OrderDetail;
import org.bourse.order.lifecycle.OrderTerms;
import org.bourse.order.lifecycle.Transition;
import org.bourse.order.lifecycle.Transitions;

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
     * @return what it says to the command that caused it; empty when that was none of this
     *     service's
     * @throws IllegalStateException when an event does not follow from those before
     */
    Optional<VenueAnswer> receive(OrderEvents record) {
        List<Transition> transitions = Transitions.in(record, this::find);
        transitions.forEach(this::follow);
        Optional<VenueAnswer> answer =
                record.getHeader().getWriter() == Writer.ORDER_ENTRY
                        ? answer(record)
                        : Optional.empty();
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

    /** The first event of a step that speaks to its command is the answer. */
    private Optional<VenueAnswer> answer(OrderEvents record) {
        for (OrderEvent event : record.getEventsList()) {
            Optional<VenueAnswer> answer = answer(record.getHeader(), event);
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }

    private Optional<VenueAnswer> answer(EventHeader header, OrderEvent event) {
        return switch (event.getBodyCase()) {
            case ACCEPTED ->
                    detail(event.getAccepted().getOrder().getOrderId())
                            .map(VenueAnswer.Placed::new);
            case REJECTED ->
                    Optional.of(
                            new VenueAnswer.Refused(
                                    OrderTerms.of(event.getRejected().getOrder()),
                                    event.getRejected().getCode()));
            case REPEATED_ORDER -> {
                long orderId = event.getRepeatedOrder().getOrderId();
                yield Optional.of(
                        new VenueAnswer.Repeated(orderId, header.getPosition(), detail(orderId)));
            }
            case CANCELLED -> {
                long orderId = event.getCancelled().getOrderId();
                yield Optional.of(
                        new VenueAnswer.Cancelled(orderId, header.getPosition(), detail(orderId)));
            }
            case COMMAND_REJECTED -> {
                CommandRejected rejected = event.getCommandRejected();
                yield Optional.of(
                        new VenueAnswer.NotDone(
                                rejected.getCode(),
                                header.getPosition(),
                                detail(rejected.getReference())));
            }
            case FILLED,
                    PROGRESS,
                    CONFIGURED,
                    LIMITS_SET,
                    KEY_ACTIVATED,
                    KEY_REVOKED,
                    EPOCH_BEGUN,
                    BODY_NOT_SET ->
                    Optional.empty();
        };
    }

    private Optional<OrderDetail> detail(long orderId) {
        return Optional.ofNullable(live.get(orderId))
                .map(Followed::detail)
                .or(() -> Optional.ofNullable(ended.get(orderId)));
    }
}
