package org.bourse.order.lifecycle;

import org.bourse.contracts.v1.OrderCancelled;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.OrderReduced;
import org.bourse.contracts.v1.OrderReplaced;
import org.bourse.contracts.v1.OrderTriggered;
import org.bourse.contracts.v1.RejectCode;

/**
 * An order at one moment of its life. Its fills are kept beside it.
 *
 * @param triggered whether its trigger has fired; false for an order that waits for none
 * @param reducedLots what self-trade prevention took off since the quantity was last set
 * @param createdMicros venue time of its acceptance or refusal, in microseconds since the Unix
 *     epoch
 * @param updatedMicros venue time of its last transition
 */
public record Order(
        OrderTerms terms,
        OrderState state,
        boolean triggered,
        long reducedLots,
        long createdMicros,
        long updatedMicros) {

    public static Order accepted(OrderTerms terms, long timeMicros) {
        return new Order(
                terms, new OrderState.Open(terms.lots()), false, 0, timeMicros, timeMicros);
    }

    public static Order rejected(OrderTerms terms, RejectCode code, long timeMicros) {
        OrderState state = new OrderState.Rejected(terms.lots(), code);
        return new Order(terms, state, false, 0, timeMicros, timeMicros);
    }

    public long orderId() {
        return terms.orderId();
    }

    public boolean isLive() {
        return state instanceof OrderState.Live;
    }

    /** False for a refusal that leaves the client's order id free: it makes no order. */
    public boolean isKept() {
        return !(state instanceof OrderState.Rejected(_, RejectCode code))
                || Transitions.leavesOrder(code);
    }

    /**
     * @throws IllegalStateException when the order has ended, or the event is not about its next
     *     fill
     */
    public Order fill(OrderFilled event, long timeMicros) {
        Fill fill = Fill.of(event, timeMicros);
        OrderState after = live().fill(fill, event.getRemainingLots(), event.getCloses());
        verify(event.getOrderId(), event.getFilledLots(), after);
        return with(after, timeMicros);
    }

    /**
     * @throws IllegalStateException when the order has ended, or had other fills than the event
     *     says
     */
    public Order cancel(OrderCancelled event, long timeMicros) {
        OrderState after = live().cancel(event.getReason(), event.getRemainingLots());
        verify(event.getOrderId(), event.getFilledLots(), after);
        return with(after, timeMicros);
    }

    /**
     * With another price, trigger or quantity.
     *
     * @throws IllegalStateException when the order has ended, or had other fills than the event
     *     says
     */
    public Order replace(OrderReplaced event, long timeMicros) {
        OrderTerms replaced =
                terms.replaced(
                        event.getPriceTicks(), event.getTriggerPriceTicks(), event.getLots());
        OrderState after = live().resize(event.getRemainingLots());
        Order order = new Order(replaced, after, triggered, 0, createdMicros, timeMicros);
        order.verify(event.getOrderId(), event.getFilledLots(), after);
        return order;
    }

    /**
     * @throws IllegalStateException when the order has ended, or was triggered before
     */
    public Order trigger(OrderTriggered event, long timeMicros) {
        if (triggered) {
            throw new IllegalStateException("order " + orderId() + " is triggered again");
        }
        return new Order(
                terms.triggered(event.getTriggerPriceTicks()),
                live(),
                true,
                reducedLots,
                createdMicros,
                timeMicros);
    }

    /**
     * With less to be filled, for self-trade prevention.
     *
     * @throws IllegalStateException when the order has ended, or had other fills than the event
     *     says
     */
    public Order reduce(OrderReduced event, long timeMicros) {
        OrderState after = live().resize(event.getRemainingLots());
        long reduced = Math.addExact(reducedLots, event.getLots());
        Order order = new Order(terms, after, triggered, reduced, createdMicros, timeMicros);
        order.verify(event.getOrderId(), event.getFilledLots(), after);
        return order;
    }

    private OrderState.Live live() {
        if (state instanceof OrderState.Live live) {
            return live;
        }
        throw new IllegalStateException("order " + orderId() + " is " + state.status());
    }

    /** The event's own totals prove that no transition was missed. */
    private void verify(long eventOrderId, long filledLots, OrderState after) {
        long total = filledLots + after.remainingLots() + reducedLots;
        if (eventOrderId != orderId()
                || filledLots != after.executed().lots()
                || !terms.isByBudget() && total != terms.lots()) {
            throw new IllegalStateException(
                    "order "
                            + orderId()
                            + ": event of "
                            + eventOrderId
                            + " filled "
                            + filledLots
                            + ", expected "
                            + after);
        }
    }

    private Order with(OrderState after, long timeMicros) {
        return new Order(terms, after, triggered, reducedLots, createdMicros, timeMicros);
    }
}
