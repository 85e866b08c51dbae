package org.bourse.risk.tier;

/**
 * The days whose volumes count, in days since the Unix epoch.
 *
 * @param first day
 * @param last day, that one included
 */
public record Window(int first, int last) {
    private static final int DAYS = 30;

    /** The thirty whole days before the one tiers are computed on. */
    public static Window before(int day) {
        return new Window(day - DAYS, day - 1);
    }

    /** A day so far and the twenty-nine before it: what counts on the next day at least. */
    public static Window upTo(int day) {
        return before(day + 1);
    }
}
