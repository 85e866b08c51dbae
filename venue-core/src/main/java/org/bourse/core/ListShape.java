package org.bourse.core;

import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;

/** What can be said about a list by comparing its legs. */
final class ListShape {
    private ListShape() {}

    /** Whether the list, which has a leg, is of a kind that there is. */
    static boolean isValid(NewOrderList list) {
        return switch (list.kind()) {
            case OCO -> list.size() == 2 && haveMuchInCommon(list) && arePair(list, 0);
            case BRACKET -> list.size() == 3 && haveMuchInCommon(list) && isBracket(list);
            case ORDER_LIST_KIND_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    }

    private static boolean haveMuchInCommon(NewOrderList list) {
        NewOrder first = list.leg(0);
        for (int number = 0; number < list.legs(); number++) {
            NewOrder leg = list.leg(number);
            if (leg.account() != first.account()
                    || leg.symbol() != first.symbol()
                    || leg.lots() != first.lots()
                    || leg.budgetMinor() != 0
                    || leg.visibleLots() != 0
                    || isNamedBefore(list, number)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNamedBefore(NewOrderList list, int number) {
        ClientOrderId id = list.leg(number).clientId();
        for (int before = 0; before < number; before++) {
            if (id.isSame(list.leg(before).clientId())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBracket(NewOrderList list) {
        return list.leg(0).side() == Side.BUY
                && list.leg(1).side() == Side.SELL
                && !list.leg(1).postOnly()
                && !list.leg(2).postOnly()
                && arePair(list, 1);
    }

    /** Whether one of the two legs from this number on may cancel the other. */
    private static boolean arePair(NewOrderList list, int number) {
        NewOrder first = list.leg(number);
        NewOrder second = list.leg(number + 1);
        return first.side() == second.side() && takesProfit(first) && stopsLoss(second.type());
    }

    private static boolean takesProfit(NewOrder order) {
        return switch (order.type()) {
            case LIMIT -> OrderTypes.isLasting(order.timeInForce());
            case TAKE_PROFIT, TAKE_PROFIT_LIMIT -> true;
            case MARKET,
                    STOP,
                    STOP_LIMIT,
                    TRAILING_STOP,
                    TRAILING_STOP_LIMIT,
                    ORDER_TYPE_UNSPECIFIED,
                    UNRECOGNIZED ->
                    false;
        };
    }

    private static boolean stopsLoss(OrderType type) {
        return switch (type) {
            case STOP, STOP_LIMIT, TRAILING_STOP, TRAILING_STOP_LIMIT -> true;
            case LIMIT,
                    MARKET,
                    TAKE_PROFIT,
                    TAKE_PROFIT_LIMIT,
                    ORDER_TYPE_UNSPECIFIED,
                    UNRECOGNIZED ->
                    false;
        };
    }
}
