package org.bourse.portfolio.performance;

/**
 * The deepest fall of a growing or falling index from its highest point so far, and the longest
 * time below such a point, in days; the start counts as a high.
 */
public final class Drawdown {
    private double peak = 1;
    private long below;
    private double deepest;
    private long longest;

    /**
     * @param index at the end of the next day; 1 before the first
     */
    public void add(double index) {
        if (index >= peak) {
            peak = index;
            below = 0;
        } else {
            below++;
            longest = Math.max(longest, below);
            deepest = Math.max(deepest, 1 - index / peak);
        }
    }

    /** As a fraction of the high, 0 for none. */
    public double deepest() {
        return deepest;
    }

    /** Days from a high until there was another or the days ended. */
    public long longestDays() {
        return longest;
    }
}
