package org.bourse.core.twin;

import java.math.BigInteger;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.PostingKind;

/** How orders end, and what they release. */
final class NaiveEndings {
    private final NaiveMarket market;

    NaiveEndings(NaiveMarket market) {
        this.market = market;
    }

    /** An open order, wherever it is: 12.1, 13.2, 14.2. */
    void cancelOpen(NaiveOrder order, CancelReason reason) {
        boolean isInBook = order.place == NaiveOrder.Place.RESTING;
        cancel(order, reason);
        if (isInBook) {
            market.book(order).emitLevel(market.events, order.side, order.limitTicks);
        }
    }

    /** Without the change of its level. */
    void cancel(NaiveOrder order, CancelReason reason) {
        market.book(order).remove(order);
        market.events.orderCancelled(
                order.id,
                order.account,
                order.symbol,
                reason,
                order.filledLots,
                order.remainingLots);
        releaseRest(order);
    }

    /** 7.5. */
    void releaseRest(NaiveOrder order) {
        release(order, order.held);
    }

    void release(NaiveOrder order, BigInteger amount) {
        order.held = order.held.subtract(amount);
        market.ledger.release(
                order.account,
                NaiveHolds.asset(order, market.book(order)),
                amount,
                PostingKind.RELEASE,
                order.id);
    }

    void hold(NaiveOrder order, BigInteger amount) {
        order.held = order.held.add(amount);
        market.ledger.hold(
                order.account,
                NaiveHolds.asset(order, market.book(order)),
                amount,
                PostingKind.HOLD,
                order.id);
    }
}
