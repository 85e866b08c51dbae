package org.bourse.core.twin;

import static org.bourse.core.twin.NaiveMoney.ceilFee;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.jspecify.annotations.Nullable;

/** Section 8: orders that take, from their acceptance, replace or activation to their rest. */
final class NaiveMatching {
    private final NaiveMarket market;
    private final NaiveEndings endings;
    private final NaiveSelfTrades selfTrades;
    private final NaiveSettlement settlement;
    private final NaiveTriggers triggers;

    /**
     * How the matching of an order ended.
     *
     * @param rest what the order's rest is cancelled for if it may not rest; null when it is filled
     * @param prices of its trades
     */
    record Outcome(@Nullable CancelReason rest, List<Long> prices) {}

    NaiveMatching(NaiveMarket market, NaiveEndings endings, NaiveTriggers triggers) {
        this.market = market;
        this.endings = endings;
        this.triggers = triggers;
        selfTrades = new NaiveSelfTrades(market, endings);
        settlement = new NaiveSettlement(market, endings);
    }

    /** 6.15: a new order, right after its acceptance. */
    void begin(NaiveOrder taker, BigInteger hold) {
        if (isUnfillable(taker)) {
            endings.cancel(taker, CancelReason.FOK_UNFILLABLE);
            return;
        }
        endings.hold(taker, hold);
        take(taker);
    }

    /** 11.6: a triggered order. */
    void activate(NaiveOrder taker) {
        market.book(taker).remove(taker);
        if (isUnfillable(taker)) {
            endings.cancel(taker, CancelReason.FOK_UNFILLABLE);
            return;
        }
        take(taker);
    }

    /** 8.4. */
    private boolean isUnfillable(NaiveOrder taker) {
        return taker.timeInForce == TimeInForce.FOK
                && NaivePreWalk.of(taker, market).lots() < taker.remainingLots;
    }

    /** An order that stands in no line, with its hold. */
    void take(NaiveOrder taker) {
        taker.place = NaiveOrder.Place.TAKING;
        NaiveBook book = market.book(taker);
        if (book.definition.state() == SymbolState.AUCTION) {
            // 21.1
            rest(taker, book);
            return;
        }
        Outcome outcome = match(taker);
        CancelReason reason = outcome.rest();
        // 8.3, 8.6
        if (reason == null) {
            endings.filled(taker);
        } else if (restsFor(reason) && taker.mayRest()) {
            rest(taker, book);
        } else {
            endings.cancel(taker, reason);
        }
        if (reason == CancelReason.VOLATILITY) {
            NaiveBreakers.halt(book, market);
        }
        triggers.look(book, outcome.prices());
    }

    /** All that it meets, and the levels that change by it; not its own end or rest. */
    Outcome match(NaiveOrder taker) {
        NaiveBook book = market.book(taker);
        List<Long> prices = new ArrayList<>();
        NaiveLevelWatch level = new NaiveLevelWatch(market.events, book, opposite(taker.side));
        CancelReason reason = match(taker, book, level, prices);
        level.isOver();
        return new Outcome(reason, prices);
    }

    /** 8.3, 22.2. */
    private static boolean restsFor(CancelReason reason) {
        return reason == CancelReason.IMMEDIATE_REMAINDER || reason == CancelReason.VOLATILITY;
    }

    private void rest(NaiveOrder order, NaiveBook book) {
        book.rest(order);
        book.emitLevel(market.events, order.side, order.limitTicks);
    }

    /**
     * Until nothing is left of the taker or it meets nothing more.
     *
     * @param prices gets those of the trades
     * @return null when it is filled, or what its rest would be cancelled for
     */
    private @Nullable CancelReason match(
            NaiveOrder taker, NaiveBook book, NaiveLevelWatch level, List<Long> prices) {
        while (true) {
            // 8.1, 24.2
            NaiveOrder maker =
                    taker.isExternal()
                            ? book.bestOfAccounts(taker.side)
                            : book.bestAgainst(taker.side);
            if (maker == null || !taker.mayTradeAt(maker.limitTicks)) {
                return CancelReason.IMMEDIATE_REMAINDER;
            }
            level.meets(maker.limitTicks);
            // 8.2 b
            if (market.step.hasMetAll()) {
                return CancelReason.LIMIT_OF_FILLS;
            }
            // 8.2 a
            if (maker.isPastExpiry(market.timeMicros)) {
                market.step.meetings++;
                level.changed(maker.limitTicks);
                endings.cancel(maker, CancelReason.EXPIRED);
                continue;
            }
            // 8.2 c
            if (NaiveSelfTrades.prevents(taker, maker, market)) {
                if (selfTrades.meet(taker, maker, level)) {
                    return CancelReason.SELF_TRADE;
                }
                continue;
            }
            // 22.2
            if (NaiveBreakers.breaks(book, maker.limitTicks, market)) {
                return CancelReason.VOLATILITY;
            }
            // 8.2 d
            long lots = fillLots(taker, book, maker);
            if (lots == 0) {
                return CancelReason.BUDGET_TOO_SMALL;
            }
            prices.add(maker.limitTicks);
            level.changed(maker.limitTicks);
            if (trade(taker, maker, lots, book)) {
                return null;
            }
        }
    }

    /** 8.5: how much of what is shown of a resting order it takes; 0 when it is too dear. */
    private static long fillLots(NaiveOrder taker, NaiveBook book, NaiveOrder maker) {
        if (!taker.isByBudget()) {
            return Math.min(taker.remainingLots, maker.shownLots);
        }
        long affordable = 0;
        long tooMany = 1 + Math.min(maker.shownLots, book.definition.lotsMax() - taker.filledLots);
        while (tooMany - affordable > 1) {
            long middle = affordable + (tooMany - affordable) / 2;
            BigInteger notional =
                    taker.takerNotional().add(book.notional(maker.limitTicks, middle));
            BigInteger cost = notional.add(ceilFee(taker.takerRateE8, notional));
            if (cost.compareTo(taker.budget) <= 0) {
                affordable = middle;
            } else {
                tooMany = middle;
            }
        }
        return affordable;
    }

    /** Whether the taker is filled with this trade, after which so much of the maker is shown. */
    private boolean closes(
            NaiveOrder taker, NaiveOrder maker, boolean isRestOfMaker, NaiveBook book) {
        if (!taker.isByBudget()) {
            return taker.remainingLots == 0;
        }
        // 8.5
        if (taker.filledLots == book.definition.lotsMax()) {
            return true;
        }
        if (isRestOfMaker) {
            return fillLots(taker, book, maker) == 0;
        }
        int meetings = market.step.meetings;
        for (NaiveOrder next : book.opposite(taker.side)) {
            if (!taker.mayTradeAt(next.limitTicks) || meetings >= NaiveStep.MEETINGS_MAX) {
                return false;
            }
            boolean isPassedOver = next.isPastExpiry(market.timeMicros);
            if (!isPassedOver && NaiveSelfTrades.prevents(taker, next, market)) {
                if (NaiveSelfTrades.stops(taker, next, market)) {
                    return false;
                }
                isPassedOver = true;
            }
            if (!isPassedOver) {
                // 22.2
                return !NaiveBreakers.breaks(book, next.limitTicks, market)
                        && fillLots(taker, book, next) == 0;
            }
            meetings++;
        }
        return false;
    }

    /** Tells whether the taker is filled with this trade. */
    private boolean trade(NaiveOrder taker, NaiveOrder maker, long lots, NaiveBook book) {
        market.step.meetings++;
        BigInteger notional = book.notional(maker.limitTicks, lots);
        taker.filledLots += lots;
        taker.remainingLots -= taker.isByBudget() ? 0 : lots;
        maker.filledLots += lots;
        maker.remainingLots -= lots;
        maker.shownLots -= lots;
        book.traded(maker.limitTicks, market.timeMicros);
        BigInteger takerFee = taker.addNotional(Role.TAKER, notional);
        BigInteger makerFee = maker.addNotional(Role.MAKER, notional);
        boolean isRestOfMaker = maker.shownLots > 0;
        boolean makerCloses = maker.remainingLots == 0;
        if (makerCloses) {
            book.remove(maker);
        } else if (!isRestOfMaker) {
            // 10.3
            book.remove(maker);
            book.rest(maker);
        }
        boolean takerCloses = closes(taker, maker, isRestOfMaker, book);
        NaiveSettlement.Fill fill =
                new NaiveSettlement.Fill(
                        market.step.nextTradeId(), maker.limitTicks, lots, notional);
        settlement.fill(taker, Role.TAKER, fill, takerFee, takerCloses, book);
        settlement.fill(maker, Role.MAKER, fill, makerFee, makerCloses, book);
        if (taker.isBuy()) {
            settlement.settle(taker, maker, fill, takerFee, makerFee, taker.side, book);
        } else {
            settlement.settle(maker, taker, fill, makerFee, takerFee, taker.side, book);
        }
        endings.lists().traded(taker, lots);
        endings.lists().traded(maker, lots);
        if (makerCloses) {
            endings.filled(maker);
        }
        return takerCloses;
    }

    private static Side opposite(Side side) {
        return side == Side.BUY ? Side.SELL : Side.BUY;
    }
}
