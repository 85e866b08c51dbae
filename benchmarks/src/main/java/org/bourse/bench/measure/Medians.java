package org.bourse.bench.measure;

import java.util.Arrays;

/** The middle of several measurements: one that others on the machine disturbed counts as one. */
public final class Medians {
    private Medians() {}

    /** The median of at least one value; of an even number the mean of the middle two. */
    public static double of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
