package org.bourse.core.twin;

import java.math.BigInteger;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.PostingKind;

/** How orders end, and what they release. */
final class NaiveEndings {
    private final NaiveMarket market;
    private final NaiveLists lists;

    NaiveEndings(NaiveMarket market) {
        this.market = market;
        lists = new NaiveLists(market, this);
    }

    /** What follows for the other orders of a list. */
    NaiveLists lists() {
        return lists;
    }

    /** An open order, wherever it is: 12.1, 13.2, 14.2. */
    void cancelOpen(NaiveOrder order, CancelReason reason) {
        boolean isInBook = order.place == NaiveOrder.Place.RESTING;
        end(order, reason);
        if (isInBook) {
            market.book(order).emitLevel(market.events, order.side, order.limitTicks);
        }
        lists.ended(order);
    }

    /** Without the change of its level. */
    void cancel(NaiveOrder order, CancelReason reason) {
        end(order, reason);
        lists.ended(order);
    }

    /** Nothing is left of it, and its last trade has been told. */
    void filled(NaiveOrder order) {
        order.place = NaiveOrder.Place.ENDED;
        releaseRest(order);
        lists.ended(order);
    }

    /** Without the change of its level, and without what follows for its list. */
    void end(NaiveOrder order, CancelReason reason) {
        market.book(order).remove(order);
        order.place = NaiveOrder.Place.ENDED;
        market.events.orderCancelled(
                order.id,
                order.account,
                order.symbol,
                reason,
                order.filledLots,
                order.remainingLots);
        releaseRest(order);
    }

    /** 7.5; what two hold together is released with the cancellation of the other. */
    private void releaseRest(NaiveOrder order) {
        if (order.pair == null) {
            release(order, order.hold.amount);
        }
    }

    void release(NaiveOrder order, BigInteger amount) {
        order.hold.amount = order.hold.amount.subtract(amount);
        market.ledger.release(
                order.account,
                NaiveHolds.asset(order, market.book(order)),
                amount,
                PostingKind.RELEASE,
                order.hold.reference);
    }

    void hold(NaiveOrder order, BigInteger amount) {
        order.hold.amount = order.hold.amount.add(amount);
        market.ledger.hold(
                order.account,
                NaiveHolds.asset(order, market.book(order)),
                amount,
                PostingKind.HOLD,
                order.hold.reference);
    }
}
