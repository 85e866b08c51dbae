package org.bourse.core;

import org.bourse.core.amounts.Rates;

/** The worst prices of orders that name none. */
final class Bounds {
    private Bounds() {}

    /** A price and the market bound, away from the order's favour. */
    static long around(boolean buy, long ticks, long marketBoundE8) {
        long distance = Rates.share(marketBoundE8, ticks);
        return buy ? cut(ticks + distance) : Math.max(1, ticks - distance);
    }

    /** The limit of an order that trails, from its trigger. */
    static long limit(boolean buy, long triggerTicks, long offsetTicks) {
        return buy ? cut(triggerTicks + offsetTicks) : Math.max(1, triggerTicks - offsetTicks);
    }

    private static long cut(long ticks) {
        return Math.min(ticks, OrderRules.PRICE_TICKS_MAX);
    }

    /** The limit of a post-only order at which it does not take: beside the best opposite price. */
    static long beside(boolean buy, long bestTicks) {
        return buy ? bestTicks - 1 : cut(bestTicks + 1);
    }

    /** Whether a last price, 0 for none, fulfils a trigger. */
    static boolean isReached(boolean rises, long triggerTicks, long lastTicks) {
        return lastTicks != 0 && (rises ? lastTicks >= triggerTicks : lastTicks <= triggerTicks);
    }
}
