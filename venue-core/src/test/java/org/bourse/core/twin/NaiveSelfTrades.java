package org.bourse.core.twin;

import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.SelfTradePrevention;

/** Section 9: what happens instead of a trade between orders of one owner. */
final class NaiveSelfTrades {
    private final NaiveMarket market;
    private final NaiveEndings endings;

    NaiveSelfTrades(NaiveMarket market, NaiveEndings endings) {
        this.market = market;
        this.endings = endings;
    }

    /** 9.1. */
    private static boolean areOwn(NaiveOrder one, NaiveOrder other, NaiveMarket market) {
        int group = market.ledger.account(one.account).selfTradeGroup;
        return one.account == other.account
                || (group != 0 && group == market.ledger.account(other.account).selfTradeGroup);
    }

    /** 9.2: whether they must not trade. */
    static boolean prevents(NaiveOrder taker, NaiveOrder maker, NaiveMarket market) {
        return taker.selfTradePrevention != SelfTradePrevention.NONE
                && areOwn(taker, maker, market);
    }

    /** Whether this meeting cancels what is left of the taker. */
    static boolean stops(NaiveOrder taker, NaiveOrder maker, NaiveMarket market) {
        boolean cancelsTaker =
                taker.selfTradePrevention == SelfTradePrevention.CANCEL_TAKER
                        || taker.selfTradePrevention == SelfTradePrevention.CANCEL_BOTH;
        return cancelsTaker && prevents(taker, maker, market);
    }

    /** 21.5: the meeting of two resting orders at an auction's price. */
    void meetInAuction(NaiveOrder younger, NaiveOrder older, long ticks) {
        long lots = Math.min(younger.remainingLots, older.remainingLots);
        tell(younger, older, ticks, lots);
        switch (younger.selfTradePrevention) {
            case CANCEL_TAKER -> endings.cancel(younger, CancelReason.SELF_TRADE);
            case CANCEL_MAKER -> endings.cancel(older, CancelReason.SELF_TRADE);
            case CANCEL_BOTH -> {
                endings.cancel(older, CancelReason.SELF_TRADE);
                endings.cancel(younger, CancelReason.SELF_TRADE);
            }
            case DECREMENT -> {
                takeOff(older, lots);
                takeOff(younger, lots);
            }
            case NONE, SELF_TRADE_PREVENTION_UNSPECIFIED, UNRECOGNIZED ->
                    throw new IllegalStateException(younger.selfTradePrevention.toString());
        }
    }

    private void takeOff(NaiveOrder order, long lots) {
        if (lots == order.remainingLots) {
            endings.cancel(order, CancelReason.SELF_TRADE);
        } else {
            takeOffSome(order, lots);
        }
    }

    private void takeOffSome(NaiveOrder order, long lots) {
        order.remainingLots -= lots;
        // what is hidden comes off first
        order.shownLots = Math.min(order.shownLots, order.remainingLots);
        reduced(order, lots);
    }

    private void tell(NaiveOrder taker, NaiveOrder maker, long ticks, long lots) {
        market.events.selfTradePrevented(
                taker.symbol,
                taker.selfTradePrevention,
                taker.id,
                taker.account,
                maker.id,
                maker.account,
                ticks,
                lots);
    }

    /**
     * 9.2, 9.3: the meeting, but for the end of the taker.
     *
     * @param level in which the resting order stands
     * @return whether the taker is to be cancelled
     */
    boolean meet(NaiveOrder taker, NaiveOrder maker, NaiveLevelWatch level) {
        long lots =
                taker.isByBudget()
                        ? maker.remainingLots
                        : Math.min(taker.remainingLots, maker.remainingLots);
        tell(taker, maker, maker.limitTicks, lots);
        return switch (taker.selfTradePrevention) {
            // 1.5: this neither ends nor reduces the resting order
            case CANCEL_TAKER -> true;
            case CANCEL_MAKER -> {
                cancelMaker(maker, level);
                yield false;
            }
            case CANCEL_BOTH -> {
                cancelMaker(maker, level);
                yield true;
            }
            case DECREMENT -> decrement(taker, maker, level);
            case NONE, SELF_TRADE_PREVENTION_UNSPECIFIED, UNRECOGNIZED ->
                    throw new IllegalStateException(taker.selfTradePrevention.toString());
        };
    }

    private void cancelMaker(NaiveOrder maker, NaiveLevelWatch level) {
        market.step.meetings++;
        level.changed(maker.limitTicks);
        endings.cancel(maker, CancelReason.SELF_TRADE);
    }

    /** 9.3, 9.4. */
    private boolean decrement(NaiveOrder taker, NaiveOrder maker, NaiveLevelWatch level) {
        long lots = Math.min(taker.remainingLots, maker.remainingLots);
        if (lots == maker.remainingLots) {
            cancelMaker(maker, level);
        } else {
            market.step.meetings++;
            if (maker.shownLots > maker.remainingLots - lots) {
                level.changed(maker.limitTicks);
            }
            takeOffSome(maker, lots);
        }
        if (lots == taker.remainingLots) {
            // its cancellation tells what was taken off last
            return true;
        }
        taker.remainingLots -= lots;
        reduced(taker, lots);
        return false;
    }

    private void reduced(NaiveOrder order, long lots) {
        market.events.orderReduced(
                order.id, order.account, order.symbol, lots, order.filledLots, order.remainingLots);
        // 20.6
        if (order.pair != null) {
            endings.lists().reduced(order);
            return;
        }
        NaiveBook book = market.book(order);
        // 9.4: a buy of another type than LIMIT releases at its end
        if (!order.isBuy()) {
            endings.release(order, book.base(lots));
        } else if (order.isLimit()) {
            endings.release(order, order.hold.amount.subtract(NaiveHolds.rest(order, book)));
        }
    }
}
