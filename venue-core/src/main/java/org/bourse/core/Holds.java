package org.bourse.core;

import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.amounts.Amounts;
import org.bourse.core.amounts.Rates;
import org.bourse.core.symbols.Symbol;

/** How much an order holds of what it may have to pay. */
final class Holds {
    private Holds() {}

    /**
     * A limit buy holds its notional and the highest fee of the roles it may play.
     *
     * <p>Fees are rounded up once per role. An order that takes first and makes later may therefore
     * pay one minor unit more than the highest rate on its whole notional, rounded up: hence the
     * +1.
     */
    static long limitBuy(NewOrder order, Symbol symbol, long notionalMinor) {
        long maker = Math.max(symbol.makerRateE8(), 0);
        long taker = symbol.takerRateE8();
        long fee;
        if (order.timeInForce() != TimeInForce.GTC) {
            fee = Rates.fee(taker, notionalMinor);
        } else if (order.postOnly()) {
            fee = Rates.fee(maker, notionalMinor);
        } else {
            fee = Rates.fee(Math.max(maker, taker), notionalMinor) + 1;
        }
        return Amounts.sum(notionalMinor, fee);
    }

    /** A market buy by quantity holds what it would cost now, fee included. */
    static long marketBuy(Symbol symbol, long costMinor) {
        return costMinor == Amounts.OVERFLOW
                ? Amounts.OVERFLOW
                : Amounts.sum(costMinor, Rates.fee(symbol.takerRateE8(), costMinor));
    }

    /** A sale holds what it sells. */
    static long sale(Symbol symbol, long lots) {
        return Amounts.product(lots, symbol.lotMinor());
    }
}
