package org.bourse.core;

import static java.util.Objects.requireNonNull;

import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.TimeInForce;

/** Packs into one number what an open order was asked to be. */
final class Details {
    private static final int BYTE = 0xFF;
    private static final int TIME_SHIFT = 8;
    private static final int MODE_SHIFT = 16;
    private static final int POST_ONLY = 1 << 24;
    private static final int REPRICE = 1 << 25;

    /** All but the self-trade prevention of an order that is nothing but a limit. */
    private static final int PLAIN = OrderType.LIMIT_VALUE | TimeInForce.GTC_VALUE << TIME_SHIFT;

    /** It has a limit. */
    static final int LIMIT = 1;

    /** What is left of it rests. */
    static final int RESTS = 2;

    static final int FILL_OR_KILL = 4;

    /** It trades with orders of its own account and group. */
    static final int MEETS_OWN = 8;

    /** It waits for a trigger. */
    static final int CONDITIONAL = 16;

    private Details() {}

    static int of(
            OrderType type,
            TimeInForce timeInForce,
            SelfTradePrevention mode,
            boolean postOnly,
            boolean reprice) {
        return type.getNumber()
                | timeInForce.getNumber() << TIME_SHIFT
                | mode.getNumber() << MODE_SHIFT
                | (postOnly ? POST_ONLY : 0)
                | (reprice ? REPRICE : 0);
    }

    /** What is asked of every order that comes in: bits of {@link #LIMIT} and those that follow. */
    static int traits(int details) {
        TimeInForce timeInForce = timeInForce(details);
        int traits = 0;
        if (OrderTypes.isLimit(type(details))) {
            traits |= OrderTypes.isLasting(timeInForce) ? LIMIT | RESTS : LIMIT;
        }
        if (timeInForce == TimeInForce.FOK) {
            traits |= FILL_OR_KILL;
        }
        if (OrderTypes.isConditional(type(details))) {
            traits |= CONDITIONAL;
        }
        return mode(details) == SelfTradePrevention.NONE ? traits | MEETS_OWN : traits;
    }

    static OrderType type(int details) {
        return requireNonNull(OrderType.forNumber(details & BYTE));
    }

    static TimeInForce timeInForce(int details) {
        return requireNonNull(TimeInForce.forNumber(details >> TIME_SHIFT & BYTE));
    }

    static SelfTradePrevention mode(int details) {
        return requireNonNull(SelfTradePrevention.forNumber(details >> MODE_SHIFT & BYTE));
    }

    /** Whether it is a limit until it is cancelled, and may take. */
    static boolean isPlain(int details) {
        return (details & ~(BYTE << MODE_SHIFT)) == PLAIN;
    }

    static boolean isPostOnly(int details) {
        return (details & POST_ONLY) != 0;
    }

    static boolean isRepriced(int details) {
        return (details & REPRICE) != 0;
    }
}
