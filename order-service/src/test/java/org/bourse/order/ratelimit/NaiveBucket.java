package org.bourse.order.ratelimit;

/** A token bucket as one would explain it: tokens flow in, at most a second's worth stays. */
final class NaiveBucket {
    private static final long SECOND = 1_000_000_000L;

    private final int perSecond;

    /** In billionths of a token, so that each nanosecond adds a whole number. */
    private long level;

    private long atNanos;

    NaiveBucket(int perSecond, long nowNanos) {
        this.perSecond = perSecond;
        level = perSecond * SECOND;
        atNanos = nowNanos;
    }

    int take(int needed, int wanted, long nowNanos) {
        long inflow = Math.min(nowNanos - atNanos, SECOND) * perSecond;
        level = Math.min(level + inflow, perSecond * SECOND);
        atNanos = nowNanos;
        int taken = (int) Math.min(level / SECOND, wanted);
        if (taken < needed) {
            return 0;
        }
        level -= taken * SECOND;
        return taken;
    }
}
