package org.bourse.core;

import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.symbols.Symbol;
import org.jspecify.annotations.Nullable;

/** What can be said about an order without looking at books and accounts. */
final class OrderRules {
    /** The greatest price: what JSON numbers and doubles of others carry exactly. */
    static final long PRICE_TICKS_MAX = 1L << 53;

    private OrderRules() {}

    /** Returns why the order is refused, or null. */
    static @Nullable RejectCode refusal(NewOrder order, Symbol symbol) {
        boolean limit = order.type() == OrderType.LIMIT;
        if (!hasSide(order) || !(limit ? isLimitShaped(order) : isMarketShaped(order))) {
            return RejectCode.ORDER_INVALID;
        }
        if (order.priceTicks() < (limit ? 1 : 0) || order.priceTicks() > PRICE_TICKS_MAX) {
            return RejectCode.PRICE_INVALID;
        }
        long lots = order.lots();
        if (lots < 0 || (limit && lots == 0) || order.budgetMinor() < 0) {
            return RejectCode.QUANTITY_INVALID;
        }
        if (order.budgetMinor() != 0) {
            return null;
        }
        if (lots < symbol.lotsMin()) {
            return RejectCode.QUANTITY_TOO_SMALL;
        }
        return lots > symbol.lotsMax() ? RejectCode.QUANTITY_TOO_LARGE : null;
    }

    private static boolean hasSide(NewOrder order) {
        return order.side() == Side.BUY || order.side() == Side.SELL;
    }

    private static boolean isLimitShaped(NewOrder order) {
        return switch (order.timeInForce()) {
            case GTC -> order.budgetMinor() == 0;
            case IOC, FOK -> order.budgetMinor() == 0 && !order.postOnly();
            case TIME_IN_FORCE_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    }

    private static boolean isMarketShaped(NewOrder order) {
        boolean byBudget = order.budgetMinor() != 0;
        boolean byLots = order.lots() != 0;
        TimeInForce timeInForce = order.timeInForce();
        return order.type() == OrderType.MARKET
                && !order.postOnly()
                && byBudget != byLots
                && (timeInForce == TimeInForce.IOC || (timeInForce == TimeInForce.FOK && byLots))
                && (byLots || order.side() == Side.BUY);
    }
}
