package org.bourse.core.twin;

import static org.bourse.core.twin.NaiveMoney.big;

import java.math.BigInteger;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.core.NewOrder;
import org.jspecify.annotations.Nullable;

/** What a new order, and in part a replaced one, must keep: 6.4 to 6.14. */
final class NaiveOrderRules {
    private final NaiveMarket market;
    private final NaiveLimits limits;

    NaiveOrderRules(NaiveMarket market, NaiveLimits limits) {
        this.market = market;
        this.limits = limits;
    }

    /**
     * 6.4, 15.7.
     *
     * @param isForAuction whether an order like this may come, or be changed, in an auction
     */
    @Nullable RejectCode checkStates(
            long account, Side side, boolean isForAuction, NaiveBook book) {
        if (market.isHalted) {
            return RejectCode.VENUE_HALTED;
        }
        AccountStatus state = market.ledger.account(account).state;
        if (state == AccountStatus.SUSPENDED) {
            return RejectCode.ACCOUNT_SUSPENDED;
        }
        if (state == AccountStatus.CLOSE_ONLY && side == Side.BUY) {
            return RejectCode.ACCOUNT_CLOSE_ONLY;
        }
        return state(book, isForAuction);
    }

    static @Nullable RejectCode state(NaiveBook book, boolean isForAuction) {
        return switch (book.definition.state()) {
            case HALTED -> RejectCode.SYMBOL_HALTED;
            case CANCEL_ONLY -> RejectCode.SYMBOL_CANCEL_ONLY;
            case DELISTED -> RejectCode.SYMBOL_DELISTED;
            case AUCTION -> isForAuction ? null : RejectCode.SYMBOL_IN_AUCTION;
            case UNCROSSING -> RejectCode.SYMBOL_IN_AUCTION;
            case TRADING, SYMBOL_STATE_UNSPECIFIED, UNRECOGNIZED -> null;
        };
    }

    /** 12.1, 14.1: whether traders may cancel. */
    static @Nullable RejectCode checkCancel(NaiveBook book) {
        return switch (book.definition.state()) {
            case HALTED -> RejectCode.SYMBOL_HALTED;
            case UNCROSSING -> RejectCode.SYMBOL_IN_AUCTION;
            case TRADING, CANCEL_ONLY, DELISTED, AUCTION, SYMBOL_STATE_UNSPECIFIED, UNRECOGNIZED ->
                    null;
        };
    }

    /** 6.5 to 6.7: what can be told from the request alone. */
    @Nullable RejectCode checkRequest(NewOrder order, NaiveBook book) {
        if (!NaiveShape.isShape(order)) {
            return RejectCode.ORDER_INVALID;
        }
        RejectCode code = NaiveShape.checkValues(order, book.definition, market.timeMicros);
        if (code != null) {
            return code;
        }
        boolean mayTradeWithItself = market.ledger.account(order.account()).isSelfTradeAllowed;
        return switch (order.selfTradePrevention()) {
            case NONE -> mayTradeWithItself ? null : RejectCode.SELF_TRADE_NOT_ALLOWED;
            case SELF_TRADE_PREVENTION_UNSPECIFIED,
                    CANCEL_TAKER,
                    CANCEL_MAKER,
                    CANCEL_BOTH,
                    DECREMENT,
                    UNRECOGNIZED ->
                    null;
        };
    }

    /** 6.8 to 6.13; the order gets its bound, its price and its first trigger. */
    @Nullable RejectCode check(NaiveOrder order, NaiveBook book, NaiveLegs legs) {
        RejectCode code = NaivePrices.bound(order, book);
        if (code == null && !legs.isExit()) {
            code = checkTriggerPassed(order, book);
        }
        if (code == null
                && (NaivePrices.isLimitOutsideBand(order, book)
                        || NaivePrices.isTriggerOutsideBand(order, book))) {
            code = RejectCode.PRICE_OUTSIDE_BAND;
        }
        BigInteger notional = notional(order, book);
        if (code == null) {
            code = checkNotional(notional, book);
        }
        if (code == null) {
            code = limits.checkNew(order, notional, legs);
        }
        boolean takes =
                legs.mustNotTake()
                        ? NaivePrices.reachesBest(order, book)
                        : NaivePrices.wouldTake(order, book);
        return code == null && takes ? RejectCode.POST_ONLY_WOULD_TAKE : code;
    }

    /** 6.9. */
    static @Nullable RejectCode checkTriggerPassed(NaiveOrder order, NaiveBook book) {
        boolean isPassed =
                order.isConditional()
                        && !order.trails()
                        && book.lastPriceTicks != 0
                        && order.isTriggeredAt(book.lastPriceTicks);
        return isPassed ? RejectCode.TRIGGER_PRICE_PASSED : null;
    }

    /** 6.11. */
    static BigInteger notional(NaiveOrder order, NaiveBook book) {
        if (order.isByBudget()) {
            return order.budget;
        }
        NaiveOrder best = book.bestAgainst(order.side);
        boolean isAtBest = order.type == OrderType.MARKET && best != null;
        return book.notional(isAtBest ? best.limitTicks : order.limitTicks, order.totalLots());
    }

    static @Nullable RejectCode checkNotional(BigInteger notional, NaiveBook book) {
        if (!NaiveMoney.withinBound(notional)) {
            return RejectCode.OVERFLOW;
        }
        return notional.compareTo(big(book.definition.notionalMinorMin())) < 0
                ? RejectCode.NOTIONAL_TOO_SMALL
                : null;
    }

    /** 6.14. */
    @Nullable RejectCode checkFunds(NaiveOrder order, BigInteger hold) {
        if (!NaiveMoney.withinBound(hold)) {
            return RejectCode.OVERFLOW;
        }
        int asset = NaiveHolds.asset(order, market.book(order));
        return market.ledger.available(order.account, asset).compareTo(hold) < 0
                ? RejectCode.INSUFFICIENT_FUNDS
                : null;
    }
}
