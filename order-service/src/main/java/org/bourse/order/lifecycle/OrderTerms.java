package org.bourse.order.lifecycle;

import org.bourse.contracts.v1.Order;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;

/**
 * An order as it was accepted, or asked for if it was not. Only a replace changes it, and a trigger
 * that trails.
 *
 * @param orderId the venue's id; also of an order it refused
 * @param symbol the symbol's number
 * @param priceTicks 0: no price of its own
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
        long budgetMinor,
        OrderConditions conditions,
        OrderList list) {

    /** No price is higher. */
    private static final long PRICE_TICKS_MAX = 1L << 53;

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
                order.getBudgetMinor(),
                OrderConditions.of(order),
                OrderList.of(order));
    }

    public boolean isByBudget() {
        return budgetMinor > 0;
    }

    /** Whether it waits, or waited, for a trigger. */
    public boolean isConditional() {
        return OrderConditions.areOf(type);
    }

    /** With the trigger that fired, which sets the limit of a TRAILING_STOP_LIMIT. */
    OrderTerms triggered(long triggerTicks) {
        long price =
                type == OrderType.TRAILING_STOP_LIMIT ? trailedLimit(triggerTicks) : priceTicks;
        return with(price, lots, conditions.withTrigger(triggerTicks));
    }

    private long trailedLimit(long triggerTicks) {
        return side == Side.BUY
                ? Math.min(PRICE_TICKS_MAX, triggerTicks + conditions.limitOffsetTicks())
                : Math.max(1, triggerTicks - conditions.limitOffsetTicks());
    }

    /**
     * @param triggerTicks 0: it waits for none, and the one that fired stays
     */
    OrderTerms replaced(long priceTicks, long triggerTicks, long lots) {
        return with(
                priceTicks,
                lots,
                triggerTicks == 0 ? conditions : conditions.withTrigger(triggerTicks));
    }

    private OrderTerms with(long newPriceTicks, long newLots, OrderConditions newConditions) {
        return new OrderTerms(
                orderId,
                account,
                clientOrderId,
                symbol,
                side,
                type,
                timeInForce,
                postOnly,
                newPriceTicks,
                newLots,
                budgetMinor,
                newConditions,
                list);
    }
}
