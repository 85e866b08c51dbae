package org.bourse.order.lifecycle;

import org.bourse.contracts.v1.Order;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;

/**
 * An order as it was asked for. Never changes.
 *
 * @param orderId the venue's id; also of an order it refused
 * @param symbol the symbol's number
 * @param priceTicks 0: a MARKET order without a price of its own
 * @param lots 0: by budget
 * @param budgetMinor in minor units of the quote asset; 0: by quantity
 */
public record OrderTerms(
        long orderId,
        long account,
        String clientOrderId,
        int symbol,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        boolean postOnly,
        long priceTicks,
        long lots,
        long budgetMinor) {

    public static OrderTerms of(Order order) {
        return new OrderTerms(
                order.getOrderId(),
                order.getAccount(),
                order.getClientOrderId(),
                order.getSymbol(),
                order.getSide(),
                order.getType(),
                order.getTimeInForce(),
                order.getPostOnly(),
                order.getPriceTicks(),
                order.getLots(),
                order.getBudgetMinor());
    }

    public boolean isByBudget() {
        return budgetMinor > 0;
    }
}
