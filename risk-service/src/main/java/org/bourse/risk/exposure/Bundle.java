package org.bourse.risk.exposure;

/** Assets that are limited together. It sums up for one exposure at a time. */
final class Bundle {
    private long sumMinor;

    void add(long minor) {
        sumMinor = Saturated.add(sumMinor, minor);
    }

    /** What was added since the last time. */
    long take() {
        long sum = sumMinor;
        sumMinor = 0;
        return sum;
    }
}
