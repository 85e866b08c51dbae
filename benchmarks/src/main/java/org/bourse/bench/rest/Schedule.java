package org.bourse.bench.rest;

/**
 * When each request is to be sent: evenly or in bursts, however long answers take. The first
 * seconds warm up and are not measured.
 *
 * @param perSecond requests, 1 to 100,000
 * @param warmUpSeconds 0 to 3,600
 * @param seconds measured, 1 to 3,600
 * @param burst all that belongs to a second comes in so manieth part of it; 1: evenly
 */
record Schedule(int perSecond, int warmUpSeconds, int seconds, int burst) {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    static final int PER_SECOND_MAX = 100_000;
    private static final int SECONDS_MAX = 3_600;

    Schedule {
        bounded("rate", perSecond, 1, PER_SECOND_MAX);
        bounded("warm-up", warmUpSeconds, 0, SECONDS_MAX);
        bounded("seconds", seconds, 1, SECONDS_MAX);
    }

    private static void bounded(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " is " + min + " to " + max);
        }
    }

    /** All requests. */
    int total() {
        return perSecond * (warmUpSeconds + seconds);
    }

    /** Those that are measured. */
    int measured() {
        return perSecond * seconds;
    }

    boolean isMeasured(int slot) {
        return slot >= perSecond * warmUpSeconds;
    }

    /** Nanoseconds from the start to the request's time. */
    long dueNanos(int slot) {
        return slot / perSecond * NANOS_PER_SECOND
                + slot % perSecond * NANOS_PER_SECOND / perSecond / burst;
    }

    /** The first measured request's time. */
    long measuredFromNanos() {
        return warmUpSeconds * NANOS_PER_SECOND;
    }
}
