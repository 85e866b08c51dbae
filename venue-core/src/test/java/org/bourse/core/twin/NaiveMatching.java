package org.bourse.core.twin;

import static org.bourse.core.twin.NaiveMoney.ceilFee;

import java.math.BigInteger;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.VenueEvents;
import org.jspecify.annotations.Nullable;

/** Accepted orders: their holds, their trades, their end. */
final class NaiveMatching {
    private static final int MAKERS_MAX = 1_000;

    private final VenueEvents events;
    private final NaiveSettlement settlement;

    NaiveMatching(VenueEvents events, NaiveLedger ledger) {
        this.events = events;
        this.settlement = new NaiveSettlement(events, ledger);
    }

    /** What an order would trade now, without trading. */
    record Reach(long lots, BigInteger cost) {}

    static Reach reach(NaiveOrder taker, NaiveBook book) {
        long lots = 0;
        BigInteger cost = BigInteger.ZERO;
        int makers = 0;
        for (NaiveOrder maker : book.opposite(taker.side)) {
            if (lots == taker.lots
                    || makers == MAKERS_MAX
                    || !taker.mayTradeAt(maker.limitTicks)
                    || maker.account == taker.account) {
                break;
            }
            long fill = Math.min(taker.lots - lots, maker.remainingLots());
            cost = cost.add(book.notional(maker.limitTicks, fill));
            lots += fill;
            makers++;
        }
        return new Reach(lots, cost);
    }

    /** What must be available, of the base asset for a sell, of the quote asset for a buy. */
    static BigInteger hold(NaiveOrder order, boolean postOnly, NaiveBook book) {
        if (!order.isBuy()) {
            return book.base(order.lots);
        }
        if (order.isByBudget()) {
            return order.budget;
        }
        if (order.type == OrderType.MARKET) {
            Reach reach = reach(order, book);
            boolean unfillable = order.timeInForce == TimeInForce.FOK && reach.lots() < order.lots;
            return unfillable
                    ? BigInteger.ZERO
                    : reach.cost().add(ceilFee(order.takerRateE8, reach.cost()));
        }
        BigInteger notional = book.notional(order.limitTicks, order.lots);
        if (order.timeInForce != TimeInForce.GTC) {
            return notional.add(ceilFee(order.takerRateE8, notional));
        }
        if (postOnly) {
            return notional.add(ceilFee(Math.max(order.makerRateE8, 0), notional));
        }
        long rateMax = Math.max(order.makerRateE8, order.takerRateE8);
        return notional.add(ceilFee(Math.max(rateMax, 0), notional)).add(BigInteger.ONE);
    }

    /** From right after the order's acceptance to the end of its step. */
    void run(NaiveOrder taker, BigInteger hold, NaiveBook book, Trades trades) {
        if (taker.timeInForce == TimeInForce.FOK && reach(taker, book).lots() < taker.lots) {
            cancel(taker, book, CancelReason.FOK_UNFILLABLE);
            return;
        }
        settlement.hold(taker, hold, book);
        Stop stop = match(taker, book, trades);
        if (stop.closed()) {
            settlement.releaseRest(taker, book);
        } else if (stop.reason() == CancelReason.IMMEDIATE_REMAINDER
                && taker.timeInForce == TimeInForce.GTC) {
            book.add(taker);
            book.emitLevel(events, taker.side, taker.limitTicks);
        } else {
            cancel(taker, book, stop.reason());
        }
    }

    void cancel(NaiveOrder order, NaiveBook book, CancelReason reason) {
        events.orderCancelled(
                order.id,
                order.account,
                book.definition.symbol(),
                reason,
                order.filledLots,
                order.remainingLots());
        settlement.releaseRest(order, book);
    }

    /** Why matching ended: the taker is filled, or the reason its rest would be cancelled for. */
    private record Stop(boolean closed, CancelReason reason) {}

    private Stop match(NaiveOrder taker, NaiveBook book, Trades trades) {
        long touchedTicks = 0;
        int makers = 0;
        Stop stop = nextStop(taker, book, makers);
        while (stop == null) {
            NaiveOrder maker = book.opposite(taker.side).getFirst();
            if (touchedTicks != 0 && touchedTicks != maker.limitTicks) {
                book.emitLevel(events, opposite(taker), touchedTicks);
            }
            touchedTicks = maker.limitTicks;
            makers++;
            boolean closed =
                    trade(taker, maker, fillLots(taker, book, maker), book, makers, trades);
            stop =
                    closed
                            ? new Stop(true, CancelReason.CANCEL_REASON_UNSPECIFIED)
                            : nextStop(taker, book, makers);
        }
        if (touchedTicks != 0) {
            book.emitLevel(events, opposite(taker), touchedTicks);
        }
        return stop;
    }

    /** What ends the matching before the next trade; null when there is a next trade. */
    private static @Nullable Stop nextStop(NaiveOrder taker, NaiveBook book, int makers) {
        CancelReason reason = obstacle(taker, book, makers);
        if (reason == null && fillLots(taker, book, book.opposite(taker.side).getFirst()) == 0) {
            reason = CancelReason.BUDGET_TOO_SMALL;
        }
        return reason == null ? null : new Stop(false, reason);
    }

    /** Why the taker cannot trade with the next maker, if it cannot. */
    private static @Nullable CancelReason obstacle(NaiveOrder taker, NaiveBook book, int makers) {
        NaiveOrder maker = book.bestAgainst(taker.side);
        if (maker == null || !taker.mayTradeAt(maker.limitTicks)) {
            return CancelReason.IMMEDIATE_REMAINDER;
        }
        if (maker.account == taker.account) {
            return CancelReason.SELF_TRADE;
        }
        return makers == MAKERS_MAX ? CancelReason.LIMIT_OF_FILLS : null;
    }

    private static long fillLots(NaiveOrder taker, NaiveBook book, NaiveOrder maker) {
        if (!taker.isByBudget()) {
            return Math.min(taker.remainingLots(), maker.remainingLots());
        }
        long affordable = 0;
        long tooMany =
                1 + Math.min(maker.remainingLots(), book.definition.lotsMax() - taker.filledLots);
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

    /**
     * Whether a trade fills the taker. The next maker in line of an order by budget may be the same
     * one again, which then is no further resting order to be counted or refused.
     */
    private static boolean closes(NaiveOrder taker, NaiveOrder maker, NaiveBook book, int makers) {
        if (!taker.isByBudget()) {
            return taker.remainingLots() == 0;
        }
        if (taker.filledLots == book.definition.lotsMax()) {
            return true;
        }
        if (maker.remainingLots() > 0) {
            return fillLots(taker, book, maker) == 0;
        }
        NaiveOrder next = book.bestAgainst(taker.side);
        return next != null
                && obstacle(taker, book, makers) == null
                && fillLots(taker, book, next) == 0;
    }

    /** Whether the taker is filled with this trade. */
    private boolean trade(
            NaiveOrder taker,
            NaiveOrder maker,
            long lots,
            NaiveBook book,
            int makers,
            Trades trades) {
        BigInteger notional = book.notional(maker.limitTicks, lots);
        taker.filledLots += lots;
        maker.filledLots += lots;
        BigInteger takerFee = taker.addNotional(Role.TAKER, notional);
        BigInteger makerFee = maker.addNotional(Role.MAKER, notional);
        boolean makerCloses = maker.remainingLots() == 0;
        if (makerCloses) {
            book.remove(maker);
        }
        boolean takerCloses = closes(taker, maker, book, makers);
        long tradeId = trades.nextId();
        book.lastPriceTicks = maker.limitTicks;
        NaiveSettlement.Fill fill =
                new NaiveSettlement.Fill(tradeId, maker.limitTicks, lots, notional);
        settlement.fill(taker, Role.TAKER, fill, takerFee, takerCloses, book);
        settlement.fill(maker, Role.MAKER, fill, makerFee, makerCloses, book);
        if (taker.isBuy()) {
            settlement.settle(taker, maker, fill, takerFee, makerFee, taker.side, book);
        } else {
            settlement.settle(maker, taker, fill, makerFee, takerFee, taker.side, book);
        }
        if (makerCloses) {
            settlement.releaseRest(maker, book);
        }
        return takerCloses;
    }

    private static Side opposite(NaiveOrder order) {
        return order.isBuy() ? Side.SELL : Side.BUY;
    }

    /** Numbers the trades of a step. */
    interface Trades {
        long nextId();
    }
}
