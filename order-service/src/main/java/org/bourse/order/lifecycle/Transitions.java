package org.bourse.order.lifecycle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.RejectCode;

/** Reads the transitions of orders out of a record of {@code order-events}. */
public final class Transitions {
    private Transitions() {}

    /**
     * The record's transitions in their order.
     *
     * @param known finds an order of an earlier record as it is before this one; events about
     *     orders it does not find are left out
     * @throws IllegalStateException when an event does not follow from what is known
     */
    public static List<Transition> in(OrderEvents record, LongFunction<Optional<Order>> known) {
        EventHeader header = record.getHeader();
        Map<Long, Order> changed = new HashMap<>();
        List<Transition> transitions = new ArrayList<>(record.getEventsCount());
        for (OrderEvent event : record.getEventsList()) {
            next(event, header.getVenueTimeMicros(), id -> find(id, changed, known))
                    .ifPresent(order -> {
                        changed.put(order.orderId(), order);
                        transitions.add(transition(header, event, order));
                    });
        }
        return transitions;
    }

    /** The orders of earlier records that a record is about. */
    public static List<Long> ordersIn(OrderEvents record) {
        List<Long> ids = new ArrayList<>();
        for (OrderEvent event : record.getEventsList()) {
            OptionalLong id = changedBy(event);
            if (id.isPresent()) {
                ids.add(id.getAsLong());
            }
        }
        return ids;
    }

    /** Whether any order changed or came into being. */
    public static boolean any(OrderEvents record) {
        for (OrderEvent event : record.getEventsList()) {
            if (event.hasAccepted() || event.hasRejected() || changedBy(event).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** The order that was there before and is changed. */
    private static OptionalLong changedBy(OrderEvent event) {
        return switch (event.getBodyCase()) {
            case FILLED -> OptionalLong.of(event.getFilled().getOrderId());
            case CANCELLED -> OptionalLong.of(event.getCancelled().getOrderId());
            case REPLACED -> OptionalLong.of(event.getReplaced().getOrderId());
            case TRIGGERED -> OptionalLong.of(event.getTriggered().getOrderId());
            case REDUCED -> OptionalLong.of(event.getReduced().getOrderId());
            case ACCEPTED,
                    REJECTED,
                    PROGRESS,
                    CONFIGURED,
                    COMMAND_REJECTED,
                    REPEATED_ORDER,
                    SELF_TRADE_PREVENTED,
                    MASS_CANCEL_BEGAN,
                    CANCEL_AFTER_SET,
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
                    OptionalLong.empty();
        };
    }

    /**
     * Whether a refusal with this code uses up the client's order id and so leaves a REJECTED order
     * behind. After the others the same id may be sent again, or names an earlier order.
     */
    public static boolean leavesOrder(RejectCode code) {
        return code != RejectCode.REQUEST_EXPIRED
                && code != RejectCode.ACCOUNT_UNKNOWN
                && code != RejectCode.CLIENT_ORDER_ID_INVALID
                && code != RejectCode.CLIENT_ORDER_ID_REUSED
                && code != RejectCode.DUPLICATES_FULL
                && code != RejectCode.LIST_INVALID;
    }

    private static Optional<Order> find(
            long id, Map<Long, Order> changed, LongFunction<Optional<Order>> known) {
        Order order = changed.get(id);
        return order == null ? known.apply(id) : Optional.of(order);
    }

    private static Optional<Order> next(
            OrderEvent event, long timeMicros, LongFunction<Optional<Order>> before) {
        return switch (event.getBodyCase()) {
            case ACCEPTED -> {
                OrderTerms terms = OrderTerms.of(event.getAccepted().getOrder());
                yield Optional.of(Order.accepted(terms, timeMicros));
            }
            case REJECTED -> {
                OrderTerms terms = OrderTerms.of(event.getRejected().getOrder());
                RejectCode code = event.getRejected().getCode();
                yield Optional.of(Order.rejected(terms, code, timeMicros));
            }
            case FILLED ->
                    before.apply(event.getFilled().getOrderId())
                            .map(order -> order.fill(event.getFilled(), timeMicros));
            case CANCELLED ->
                    before.apply(event.getCancelled().getOrderId())
                            .map(order -> order.cancel(event.getCancelled(), timeMicros));
            case REPLACED ->
                    before.apply(event.getReplaced().getOrderId())
                            .map(order -> order.replace(event.getReplaced(), timeMicros));
            case TRIGGERED ->
                    before.apply(event.getTriggered().getOrderId())
                            .map(order -> order.trigger(event.getTriggered(), timeMicros));
            case REDUCED ->
                    before.apply(event.getReduced().getOrderId())
                            .map(order -> order.reduce(event.getReduced(), timeMicros));
            case PROGRESS,
                    CONFIGURED,
                    COMMAND_REJECTED,
                    REPEATED_ORDER,
                    SELF_TRADE_PREVENTED,
                    MASS_CANCEL_BEGAN,
                    CANCEL_AFTER_SET,
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
                    Optional.empty();
        };
    }

    private static Transition transition(EventHeader header, OrderEvent event, Order order) {
        Optional<Fill> fill =
                event.hasFilled()
                        ? Optional.of(Fill.of(event.getFilled(), header.getVenueTimeMicros()))
                        : Optional.empty();
        return new Transition(header.getPosition(), event.getIndex(), order, fill);
    }
}
