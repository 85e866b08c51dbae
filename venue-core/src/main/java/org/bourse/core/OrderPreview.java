package org.bourse.core;

import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.amounts.Amounts;
import org.bourse.core.symbols.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of a symbol say of an order by itself, for those who ask before they place it: by
 * the same code as at acceptance, but without books, accounts and funds.
 */
public final class OrderPreview {
    private final Symbol symbol;

    /**
     * @param lotMinor one lot in minor units of the base asset
     * @param tickLotMinor one lot at a price of one tick in minor units of the quote asset
     */
    public OrderPreview(SymbolDefinition definition, long lotMinor, long tickLotMinor) {
        symbol = new Symbol(definition, lotMinor, tickLotMinor);
    }

    /**
     * Returns why the venue would refuse the order whatever its books and accounts are, or null.
     *
     * @param timeMicros venue time
     */
    public @Nullable RejectCode refusal(NewOrder order, long timeMicros) {
        RejectCode refusal = TradingStates.refusal(symbol.state(), OrderTypes.isForAuctions(order));
        if (refusal == null) {
            refusal = OrderRules.refusal(order, symbol, timeMicros);
        }
        if (refusal != null) {
            return refusal;
        }
        // What may be repriced depends on the book.
        boolean limited = OrderTypes.isLimit(order.type()) && !order.postOnlyReprice();
        long limit = limited ? order.priceTicks() : 0;
        if (PriceBands.isOutsideStatic(symbol, limit, order.triggerTicks())) {
            return RejectCode.PRICE_OUTSIDE_BAND;
        }
        return order.budgetMinor() != 0 || limit != 0 ? refusalByWorth(order, limit) : null;
    }

    private @Nullable RejectCode refusalByWorth(NewOrder order, long limitTicks) {
        long notional =
                order.budgetMinor() != 0
                        ? order.budgetMinor()
                        : Holds.notional(symbol, order.lots(), limitTicks);
        return notional > Amounts.MAX
                ? RejectCode.OVERFLOW
                : OrderRules.refusalByWorth(notional, symbol);
    }
}
