package org.bourse.order.ratelimit;

import java.util.concurrent.TimeUnit;

/**
 * Whether an account may send what it asked to send, and what it may send then.
 *
 * @param limit tokens a second, which is also what a full bucket holds
 * @param remaining tokens it may take at once, as far as this replica knows
 * @param waitNanos 0: it may send; else how long until there are tokens enough
 */
record Allowance(int limit, int remaining, long waitNanos) {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    boolean isGranted() {
        return waitNanos == 0;
    }

    /** Whole seconds until the bucket is full, if nothing more is taken. */
    long resetSeconds() {
        return Math.ceilDiv(limit - remaining, limit);
    }

    /** Whole seconds until there are tokens enough. */
    long retryAfterSeconds() {
        return Math.ceilDiv(waitNanos, SECOND);
    }
}
