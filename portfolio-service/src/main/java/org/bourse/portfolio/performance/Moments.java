package org.bourse.portfolio.performance;

import java.util.OptionalDouble;

/**
 * Mean and variance of a stream (Welford, "Note on a Method for Calculating Corrected Sums of
 * Squares and Products", Technometrics 4, 1962); what was added may be taken out again.
 */
public final class Moments {
    private long count;
    private double mean;
    private double squares;

    public void add(double value) {
        count++;
        double difference = value - mean;
        mean += difference / count;
        squares += difference * (value - mean);
    }

    /** Of a value that was added. */
    public void remove(double value) {
        if (count == 1) {
            count = 0;
            mean = 0;
            squares = 0;
            return;
        }
        double difference = value - mean;
        count--;
        mean -= difference / count;
        squares = Math.max(0, squares - difference * (value - mean));
    }

    public long count() {
        return count;
    }

    public OptionalDouble mean() {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean);
    }

    /** Of the sample, by n - 1; empty below two values. */
    public OptionalDouble deviation() {
        return count < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(squares / (count - 1)));
    }
}
