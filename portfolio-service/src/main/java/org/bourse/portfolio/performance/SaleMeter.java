package org.bourse.portfolio.performance;

import java.util.OptionalDouble;

/** What a stream of realised results amounts to, one for each sale of known cost. */
public final class SaleMeter {
    private long count;
    private long wins;
    private long losses;
    private double won;
    private double lost;

    public void add(double result) {
        count++;
        if (result > 0) {
            wins++;
            won += result;
        } else if (result < 0) {
            losses++;
            lost -= result;
        }
    }

    public long count() {
        return count;
    }

    public long wins() {
        return wins;
    }

    public long losses() {
        return losses;
    }

    /** Sum of the positive results. */
    public double won() {
        return won;
    }

    /** Sum of the negative results, as a positive number. */
    public double lost() {
        return lost;
    }

    /**
     * Share of all sales that won (Kaufman, "Trading Systems and Methods", 5th edition, 2013, on
     * evaluating a system). Empty without any.
     */
    public OptionalDouble winRate() {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) wins / count);
    }

    /**
     * Won by lost (Kaufman, as above: gross profits by gross losses). Empty when nothing was lost.
     */
    public OptionalDouble profitFactor() {
        return lost == 0 ? OptionalDouble.empty() : OptionalDouble.of(won / lost);
    }

    /**
     * Mean result of a sale: win rate * mean win - loss rate * mean loss (Tharp, "Trade Your Way to
     * Financial Freedom", 2nd edition, 2007). Empty without any.
     */
    public OptionalDouble expectancy() {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of((won - lost) / count);
    }
}
