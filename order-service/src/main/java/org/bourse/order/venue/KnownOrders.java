package org.bourse.order.venue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.contracts.v1.CancelReason;
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

    /**
     * Of all that a step says one event speaks to its command. The rest is work that earlier steps
     * left over, and may come first; an order that was cancelled by request is the answer only if
     * nothing else is.
     */
    private Optional<VenueAnswer> answer(OrderEvents record) {
        Optional<VenueAnswer> cancelled = Optional.empty();
        for (OrderEvent event : record.getEventsList()) {
            switch (kind(event)) {
                case ANSWER -> {
                    return answer(record.getHeader(), event);
                }
                case OTHER_COMMAND -> {
                    return Optional.empty();
                }
                case CANCEL -> cancelled = answer(record.getHeader(), event);
                case NONE -> {}
            }
        }
        return cancelled;
    }

    private enum Kind {
        /** Speaks to the step's command, whatever else the step says. */
        ANSWER,
        /** Speaks to a command that nobody here waits for. */
        OTHER_COMMAND,
        /** Speaks to a cancel, if the step's command is one. */
        CANCEL,
        NONE
    }

    private static Kind kind(OrderEvent event) {
        return switch (event.getBodyCase()) {
            case ACCEPTED, REJECTED, REPEATED_ORDER, COMMAND_REJECTED -> Kind.ANSWER;
            case REPLACED, MASS_CANCEL_BEGAN, CANCEL_AFTER_SET -> Kind.OTHER_COMMAND;
            case CANCELLED ->
                    event.getCancelled().getReason() == CancelReason.REQUESTED
                            ? Kind.CANCEL
                            : Kind.NONE;
            case FILLED,
                    TRIGGERED,
                    REDUCED,
                    SELF_TRADE_PREVENTED,
                    PROGRESS,
                    CONFIGURED,
                    LIMITS_SET,
                    ACCOUNT_STATE_SET,
                    ACCOUNT_TIER_SET,
                    ACCOUNT_TRADING_SET,
                    FEE_TIER_SET,
                    SCHEDULE_SET,
                    KEY_ACTIVATED,
                    KEY_REVOKED,
                    EPOCH_BEGUN,
                    LEADER_CLAIMED,
                    COMMAND_SKIPPED,
                    VENUE_RESUMED,
                    BODY_NOT_SET ->
                    Kind.NONE;
        };
    }

    private Optional<VenueAnswer> answer(EventHeader header, OrderEvent event) {
        if (event.hasAccepted()) {
            return detail(event.getAccepted().getOrder().getOrderId()).map(VenueAnswer.Placed::new);
        }
        if (event.hasRejected()) {
            return Optional.of(
                    new VenueAnswer.Refused(
                            OrderTerms.of(event.getRejected().getOrder()),
                            event.getRejected().getCode()));
        }
        long position = header.getPosition();
        if (event.hasRepeatedOrder()) {
            long orderId = event.getRepeatedOrder().getOrderId();
            return Optional.of(new VenueAnswer.Repeated(orderId, position, detail(orderId)));
        }
        if (event.hasCancelled()) {
            long orderId = event.getCancelled().getOrderId();
            return Optional.of(new VenueAnswer.Cancelled(orderId, position, detail(orderId)));
        }
        CommandRejected rejected = event.getCommandRejected();
        return Optional.of(
                new VenueAnswer.NotDone(
                        rejected.getCode(), position, detail(rejected.getReference())));
    }

    private Optional<OrderDetail> detail(long orderId) {
        return Optional.ofNullable(live.get(orderId))
                .map(Followed::detail)
                .or(() -> Optional.ofNullable(ended.get(orderId)));
    }
}
