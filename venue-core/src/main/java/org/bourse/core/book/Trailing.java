package org.bourse.core.book;

/** Where the trigger of an order that trails stands. */
public final class Trailing {
    private static final long PRICE_TICKS_MAX = 1L << 53;
    private static final long BASIS_POINTS = 10_000;

    private Trailing() {}

    /**
     * The trigger for a reference price.
     *
     * @param rises whether it is above the reference
     */
    public static long triggerTicks(boolean rises, long referenceTicks, long distanceTicks) {
        return rises
                ? Math.min(PRICE_TICKS_MAX, referenceTicks + distanceTicks)
                : Math.max(1, referenceTicks - distanceTicks);
    }

    /** The distance: a number of ticks or, if that is 0, basis points of the reference. */
    public static long distanceTicks(long referenceTicks, long ticks, int basisPoints) {
        if (ticks != 0) {
            return ticks;
        }
        // Taken apart at 10,000, since the product needs more than 63 bits.
        long wholes = referenceTicks / BASIS_POINTS;
        long part = referenceTicks - wholes * BASIS_POINTS;
        return Math.max(1, wholes * basisPoints + part * basisPoints / BASIS_POINTS);
    }
}
