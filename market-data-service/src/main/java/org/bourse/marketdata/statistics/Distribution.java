package org.bourse.marketdata.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;

/**
 * How a figure was spread over samples.
 *
 * @param average of all, to 16 digits
 * @param low a twentieth of the samples was no greater
 * @param median half of the samples were no greater
 * @param high nineteen twentieths of the samples were no greater
 */
public record Distribution(BigDecimal average, long low, long median, long high) {
    /**
     * By the nearest rank.
     *
     * @param samples at least one, in any order
     */
    static Distribution of(long... samples) {
        long[] sorted = samples.clone();
        Arrays.sort(sorted);
        BigInteger sum = BigInteger.ZERO;
        for (long sample : sorted) {
            sum = sum.add(BigInteger.valueOf(sample));
        }
        return new Distribution(
                new BigDecimal(sum)
                        .divide(BigDecimal.valueOf(sorted.length), MathContext.DECIMAL64),
                ranked(sorted, 5),
                ranked(sorted, 50),
                ranked(sorted, 95));
    }

    private static long ranked(long[] sorted, int percent) {
        return sorted[(sorted.length * percent + 99) / 100 - 1];
    }
}
