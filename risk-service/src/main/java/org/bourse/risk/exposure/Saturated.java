package org.bourse.risk.exposure;

/** Sums that stay at the end of what 64 bits hold instead of going past it. */
final class Saturated {
    private Saturated() {}

    static long add(long one, long other) {
        long sum = one + other;
        boolean past = ((one ^ sum) & (other ^ sum)) < 0;
        return past ? one < 0 ? Long.MIN_VALUE : Long.MAX_VALUE : sum;
    }

    static long subtract(long from, long what) {
        long difference = from - what;
        boolean past = ((from ^ what) & (from ^ difference)) < 0;
        return past ? from < 0 ? Long.MIN_VALUE : Long.MAX_VALUE : difference;
    }
}
