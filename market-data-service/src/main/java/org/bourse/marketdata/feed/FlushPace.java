package org.bourse.marketdata.feed;

/**
 * When increments go out: at once after a quiet time, otherwise no more often than once an
 * interval. One thread at a time.
 */
final class FlushPace {
    private final long intervalNanos;
    private long lastNanos;

    FlushPace(long intervalNanos, long nowNanos) {
        this.intervalNanos = intervalNanos;
        this.lastNanos = nowNanos - intervalNanos;
    }

    /** How long to wait before the next flush; 0 when it is due. */
    long delayNanos(long nowNanos) {
        return Math.max(0, intervalNanos - (nowNanos - lastNanos));
    }

    void flushed(long nowNanos) {
        lastNanos = nowNanos;
    }
}
