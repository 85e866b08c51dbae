package org.bourse.order.lifecycle;

import org.bourse.contracts.v1.Order;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevention;

/**
 * When an order acts, how much of it is shown, and how long it lasts.
 *
 * @param triggerTicks the price that triggers it, or triggered it; 0: none
 * @param trailingTicks distance of a trigger that trails; 0: by basis points, or none
 * @param trailingBasisPoints unsigned
 * @param limitOffsetTicks how far beyond its trigger the limit of a TRAILING_STOP_LIMIT is
 * @param visibleLots at most so much is shown; 0: everything
 * @param selfTradePrevention CANCEL_TAKER when the order named none
 * @param expiresMicros when its DAY or GTD ends, in microseconds since the Unix epoch; 0: never
 */
public record OrderConditions(
        long triggerTicks,
        long trailingTicks,
        int trailingBasisPoints,
        long limitOffsetTicks,
        long visibleLots,
        boolean postOnlyReprice,
        SelfTradePrevention selfTradePrevention,
        long expiresMicros) {

    static OrderConditions of(Order order) {
        SelfTradePrevention mode = order.getSelfTradePrevention();
        return new OrderConditions(
                order.getTriggerPriceTicks(),
                order.getTrailingTicks(),
                order.getTrailingBasisPoints(),
                order.getLimitOffsetTicks(),
                order.getVisibleLots(),
                order.getPostOnlyReprice(),
                mode == SelfTradePrevention.SELF_TRADE_PREVENTION_UNSPECIFIED
                        ? SelfTradePrevention.CANCEL_TAKER
                        : mode,
                order.getExpiresMicros());
    }

    OrderConditions withTrigger(long ticks) {
        return new OrderConditions(
                ticks,
                trailingTicks,
                trailingBasisPoints,
                limitOffsetTicks,
                visibleLots,
                postOnlyReprice,
                selfTradePrevention,
                expiresMicros);
    }

    /** Whether orders of the type wait for a trigger. */
    static boolean areOf(OrderType type) {
        return switch (type) {
            case STOP,
                    STOP_LIMIT,
                    TAKE_PROFIT,
                    TAKE_PROFIT_LIMIT,
                    TRAILING_STOP,
                    TRAILING_STOP_LIMIT ->
                    true;
            case LIMIT, MARKET, ORDER_TYPE_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    }
}
