package org.bourse.core.twin;

import java.math.BigInteger;
import org.bourse.contracts.v1.CancelReason;

/** 20.6, 20.7, 20.9: what happens to the other orders of a list when something happens to one. */
final class NaiveLists {
    private final NaiveMarket market;
    private final NaiveEndings endings;

    NaiveLists(NaiveMarket market, NaiveEndings endings) {
        this.market = market;
        this.endings = endings;
    }

    /** One more trade of an order, after its postings. */
    void traded(NaiveOrder order, long lots) {
        NaiveBook book = market.book(order);
        if (order.pair != null) {
            boolean isFilled = order.remainingLots == 0;
            goesOn(order, isFilled ? BigInteger.ZERO : NaiveHolds.rest(order, book));
        }
        if (order.exits != null) {
            endings.hold(order.exits.a, book.base(lots));
        }
    }

    /** Self-trade prevention took something off a leg of two, but not all. */
    void reduced(NaiveOrder leg) {
        goesOn(leg, NaiveHolds.rest(leg, market.book(leg)));
    }

    /**
     * A leg, if it is one, is alone from now on.
     *
     * @param own what it holds then; all else that the two held is released
     */
    void goesOn(NaiveOrder leg, BigInteger own) {
        NaivePair pair = leg.pair;
        if (pair == null) {
            return;
        }
        NaiveHold both = leg.hold;
        pair.dissolve();
        leg.hold = new NaiveHold(leg.id);
        leg.hold.amount = own;
        both.amount = both.amount.subtract(own);
        cancel(pair.other(leg));
    }

    /** An order has ended. */
    void ended(NaiveOrder order) {
        NaivePair pair = order.pair;
        if (pair != null) {
            pair.dissolve();
            if (!pair.isActive && order == pair.a) {
                // 20.9
                endings.release(order, order.hold.amount);
            }
            cancel(pair.other(order));
        }
        if (order.exits != null) {
            entryEnded(order, order.exits);
        }
    }

    /** 20.6; it releases what is left of what the two held. */
    private void cancel(NaiveOrder other) {
        boolean isInBook = other.place == NaiveOrder.Place.RESTING;
        endings.end(other, CancelReason.ONE_CANCELS_OTHER);
        if (isInBook) {
            market.book(other).emitLevel(market.events, other.side, other.limitTicks);
        }
    }

    /** 20.7. */
    private void entryEnded(NaiveOrder entry, NaivePair exits) {
        if (entry.filledLots == 0) {
            exits.dissolve();
            endings.end(exits.a, CancelReason.PARENT_ENDED);
            endings.end(exits.b, CancelReason.PARENT_ENDED);
            return;
        }
        entry.exits = null;
        NaiveBook book = market.book(entry);
        for (NaiveOrder exit : new NaiveOrder[] {exits.a, exits.b}) {
            book.remove(exit);
            book.triggered.add(exit);
            exit.place = NaiveOrder.Place.DUE;
        }
    }
}
