package org.bourse.risk.surveillance;

/** Whole numbers that stay at the greatest one rather than overflow. For amounts not negative. */
final class Whole {
    private static final long BASIS_POINTS = 10_000;

    private Whole() {}

    static long plus(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    static long times(long a, long b) {
        return Math.multiplyHigh(a, b) == 0 && a * b >= 0 ? a * b : Long.MAX_VALUE;
    }

    /** Part of a whole in parts of 10,000, rounded down; 0 of a whole that is 0. */
    static long basisPoints(long part, long whole) {
        if (whole == 0) {
            return 0;
        }
        return part <= Long.MAX_VALUE / BASIS_POINTS
                ? part * BASIS_POINTS / whole
                : part / Math.max(1, whole / BASIS_POINTS);
    }

    /** How far apart two prices are, in parts of 10,000 of the first. */
    static long apart(long price, long other) {
        return basisPoints(Math.abs(price - other), price);
    }
}
