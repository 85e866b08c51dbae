package org.bourse.marketdata.candle;

/** Sums of what is not negative: exact up to 2^63 - 1, where they stay. */
public final class Sums {
    private Sums() {}

    public static long of(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
