package org.bourse.core;

import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.TimeInForce;

/** What the types of orders have in common. */
final class OrderTypes {
    private OrderTypes() {}

    /** Waits for a trigger. */
    static boolean isConditional(OrderType type) {
        return switch (type) {
            case LIMIT, MARKET, ORDER_TYPE_UNSPECIFIED, UNRECOGNIZED -> false;
            case STOP,
                    STOP_LIMIT,
                    TAKE_PROFIT,
                    TAKE_PROFIT_LIMIT,
                    TRAILING_STOP,
                    TRAILING_STOP_LIMIT ->
                    true;
        };
    }

    /** Its trigger follows the last price. */
    static boolean trails(OrderType type) {
        return type == OrderType.TRAILING_STOP || type == OrderType.TRAILING_STOP_LIMIT;
    }

    /** Has a limit, at the latest when it is activated. */
    static boolean isLimit(OrderType type) {
        return switch (type) {
            case LIMIT, STOP_LIMIT, TAKE_PROFIT_LIMIT, TRAILING_STOP_LIMIT -> true;
            case MARKET, STOP, TAKE_PROFIT, TRAILING_STOP, ORDER_TYPE_UNSPECIFIED, UNRECOGNIZED ->
                    false;
        };
    }

    /** Triggered by a rise of the price, otherwise by a fall. */
    static boolean rises(OrderType type, boolean buy) {
        boolean takesProfit = type == OrderType.TAKE_PROFIT || type == OrderType.TAKE_PROFIT_LIMIT;
        return takesProfit != buy;
    }

    /** Whether call auctions accept it: it waits for a trigger, or rests whatever comes. */
    static boolean isForAuctions(NewOrder order) {
        boolean rests = order.type() == OrderType.LIMIT && isLasting(order.timeInForce());
        return isConditional(order.type()) || (rests && !order.postOnly());
    }

    /** What is left may rest or wait: any but those that act at once. */
    static boolean isLasting(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case GTC, DAY, GTD -> true;
            case IOC, FOK, TIME_IN_FORCE_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    }
}
