package org.bourse.core;

import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.book.Book;
import org.bourse.core.book.Conditions;
import org.bourse.core.book.OrderPool;
import org.bourse.core.book.Trailing;
import org.jspecify.annotations.Nullable;

/** What is particular to new orders that wait for a trigger. */
final class ConditionalOrders {
    private final OrderPool orders;
    private final OpenOrders openOrders;

    /** The trigger of the order that is being entered; of one that trails the first. */
    private long triggerTicks;

    ConditionalOrders(VenueState state) {
        orders = state.books().orders();
        openOrders = state.openOrders();
    }

    /**
     * Finds trigger and bound, and returns why the order is refused, or null.
     *
     * @param exit whether it is an exit of a bracket: its trigger may be fulfilled already
     */
    @Nullable RejectCode refusal(NewOrder order, Taker taker, Book book, boolean exit) {
        boolean buy = taker.isBuy();
        boolean rises = OrderTypes.rises(order.type(), buy);
        long last = book.lastPriceTicks();
        triggerTicks = order.triggerTicks();
        boolean trails = OrderTypes.trails(order.type());
        if (trails) {
            if (last == 0) {
                return RejectCode.NO_REFERENCE_PRICE;
            }
            long distance =
                    Trailing.distanceTicks(
                            last, order.trailingTicks(), order.trailingBasisPoints());
            triggerTicks = Trailing.triggerTicks(rises, last, distance);
        }
        long bound = bound(order, taker, book);
        if (bound == 0) {
            return RejectCode.NO_REFERENCE_PRICE;
        }
        if (!trails && !exit && Bounds.isReached(rises, triggerTicks, last)) {
            return RejectCode.TRIGGER_PRICE_PASSED;
        }
        taker.boundTicks(taker.isLimit() ? bound : PriceBands.cut(book, buy, true, bound));
        long limit = taker.isLimit() ? order.priceTicks() : 0;
        return PriceBands.refusal(book, buy, true, limit, order.triggerTicks());
    }

    /** The worst price, not cut to bands; 0 when there is nothing to go by. */
    private long bound(NewOrder order, Taker taker, Book book) {
        if (order.priceTicks() != 0) {
            return order.priceTicks();
        }
        if (taker.isLimit()) {
            return Bounds.limit(taker.isBuy(), triggerTicks, order.limitOffsetTicks());
        }
        long rateE8 = book.symbol().marketBoundE8();
        return rateE8 == 0 ? 0 : Bounds.around(taker.isBuy(), triggerTicks, rateE8);
    }

    /** The trigger as it is told at acceptance. */
    long triggerTicks() {
        return triggerTicks;
    }

    /** Lets an order for which its hold is made wait. */
    void accept(NewOrder order, Taker taker, Book book) {
        int slot = taker.slot();
        if (slot == OrderPool.NONE) {
            slot = taker.open(orders, book);
            openOrders.opened(slot);
        }
        set(slot, order, taker, book);
        book.waiting().await(slot, book.lastPriceTicks());
    }

    /** Fills in what an order that got its slot waits for. */
    void set(int slot, NewOrder order, Taker taker, Book book) {
        Conditions conditions = orders.conditions();
        conditions.set(
                slot,
                book.symbol().marketBoundE8(),
                order.trailingTicks(),
                order.trailingBasisPoints(),
                order.limitOffsetTicks());
        conditions.triggerTicks(slot, triggerTicks);
        conditions.boundTicks(slot, taker.boundTicks());
    }
}
