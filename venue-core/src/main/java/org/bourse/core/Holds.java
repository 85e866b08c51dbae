package org.bourse.core;

import org.bourse.core.amounts.Amounts;
import org.bourse.core.amounts.Rates;
import org.bourse.core.book.OrderPool;
import org.bourse.core.symbols.Symbol;

/** How much an order holds of what it may have to pay. */
final class Holds {
    private Holds() {}

    /**
     * A buy by quantity holds what is open of it at its worst price, and the fee of all it will
     * have traded then, less what it has paid.
     *
     * <p>Fees are rounded up once per role. An order that may take and make may therefore pay one
     * minor unit more than the highest rate on its whole notional, rounded up: hence the +1.
     *
     * @param rests whether it may make
     * @param postOnly whether it never takes
     * @param tradedMinor what it has traded for
     * @param paidMinor the positive fees it has paid for that
     */
    static long buy(
            boolean rests,
            boolean postOnly,
            long makerRateE8,
            long takerRateE8,
            long openMinor,
            long tradedMinor,
            long paidMinor) {
        long notionalMinor =
                openMinor == Amounts.OVERFLOW ? openMinor : sum(openMinor, tradedMinor);
        if (notionalMinor == Amounts.OVERFLOW) {
            return Amounts.OVERFLOW;
        }
        long maker = Math.max(makerRateE8, 0);
        long fee;
        if (!rests) {
            fee = Rates.fee(takerRateE8, notionalMinor);
        } else if (postOnly) {
            fee = Rates.fee(maker, notionalMinor);
        } else {
            fee = Rates.fee(Math.max(maker, takerRateE8), notionalMinor) + 1;
        }
        return sum(openMinor, fee - paidMinor);
    }

    private static long sum(long left, long right) {
        return Amounts.sum(left, right);
    }

    /** Lots at a price, or {@link Amounts#OVERFLOW}. */
    static long notional(Symbol symbol, long lots, long priceTicks) {
        long tickLots = Amounts.product(priceTicks, lots);
        return tickLots == Amounts.OVERFLOW
                ? Amounts.OVERFLOW
                : Amounts.product(tickLots, symbol.tickLotMinor());
    }

    /** An open order holds this with so many lots left at a worst price. */
    static long ofOpen(OrderPool orders, int order, Symbol symbol, long lots, long priceTicks) {
        if (!orders.isBuy(order)) {
            return sale(symbol, lots);
        }
        int details = orders.details(order);
        boolean rests =
                OrderTypes.isLimit(Details.type(details))
                        && OrderTypes.isLasting(Details.timeInForce(details));
        long open = notional(symbol, lots, priceTicks);
        return buyOfOpen(orders, order, rests, Details.isPostOnly(details), open);
    }

    /** An open order that buys holds this with so much open at its worst price. */
    static long buyOfOpen(
            OrderPool orders, int order, boolean rests, boolean postOnly, long openMinor) {
        long maker = orders.makerRateE8(order);
        long taker = orders.takerRateE8(order);
        long made = orders.madeNotionalMinor(order);
        long taken = orders.takenNotionalMinor(order);
        long paid = paid(maker, made, taker, taken);
        return buy(rests, postOnly, maker, taker, openMinor, made + taken, paid);
    }

    /** A market buy by quantity holds what it would cost now, fee included. */
    static long marketBuy(long takerRateE8, long costMinor) {
        return costMinor == Amounts.OVERFLOW
                ? Amounts.OVERFLOW
                : Amounts.sum(costMinor, Rates.fee(takerRateE8, costMinor));
    }

    /** A sale holds what it sells. */
    static long sale(Symbol symbol, long lots) {
        return Amounts.product(lots, symbol.lotMinor());
    }

    /** What an order has paid in fees; rebates do not count. */
    static long paid(long makerRateE8, long madeMinor, long takerRateE8, long takenMinor) {
        if ((madeMinor | takenMinor) == 0) {
            return 0;
        }
        return Math.max(0, Rates.fee(makerRateE8, madeMinor)) + Rates.fee(takerRateE8, takenMinor);
    }
}
