package org.bourse.marketdata.source.wire;

/**
 * When the lines of a recording are due: as far apart as they were recorded, divided by the speed.
 * A line that was recorded before its predecessor is due with it. One thread at a time.
 */
final class ReplayPace {
    private final double speed;
    private final long startNanos;
    private long firstNanos = Long.MIN_VALUE;
    private long latestNanos;

    /**
     * @param speed 1 as recorded, 2 twice as fast; 0 as fast as can be
     */
    ReplayPace(double speed, long startNanos) {
        this.speed = checked(speed);
        this.startNanos = startNanos;
    }

    static double checked(double speed) {
        if (!(speed >= 0) || speed > 1_000_000) {
            throw new IllegalArgumentException("speed=" + speed);
        }
        return speed;
    }

    /** When a line is due, on the clock that {@code startNanos} is of. */
    long dueNanos(long recordedNanos) {
        if (firstNanos == Long.MIN_VALUE) {
            firstNanos = recordedNanos;
            latestNanos = recordedNanos;
        }
        latestNanos = Math.max(latestNanos, recordedNanos);
        return speed == 0 ? startNanos : startNanos + (long) ((latestNanos - firstNanos) / speed);
    }

    /** How long after the first line a time is now, when it was {@code micros} then. */
    long sinceFirst(long micros) {
        return (long) ((micros - firstNanos / 1_000) / speed);
    }
}
