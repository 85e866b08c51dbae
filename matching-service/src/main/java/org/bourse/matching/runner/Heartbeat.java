package org.bourse.matching.runner;

/**
 * Judges whether the venue has a leader. Only time in which this process did look counts as
 * silence: one that was suspended reads what came meanwhile before it judges.
 */
final class Heartbeat {
    /** One look counts for no more than this. */
    private static final long LOOK_NANOS_MAX = 200_000_000;

    private final RunnerClock clock;
    private final long patienceNanos;
    private long lookedNanos;
    private long silentNanos;

    /**
     * @param patienceNanos after so much silence there is no leader
     */
    Heartbeat(RunnerClock clock, long patienceNanos) {
        this.clock = clock;
        this.patienceNanos = patienceNanos;
        lookedNanos = clock.monotonicNanos();
    }

    /**
     * Somebody spoke.
     *
     * @param leader who leads from there on; where it is {@link Claims#NOBODY} there is none to
     *     wait for
     */
    void heard(long leader) {
        silentNanos = leader == Claims.NOBODY ? patienceNanos : 0;
    }

    /** The log was looked at. */
    void looked() {
        long now = clock.monotonicNanos();
        silentNanos += Math.clamp(now - lookedNanos, 0, LOOK_NANOS_MAX);
        lookedNanos = now;
    }

    boolean isSilent() {
        return silentNanos >= patienceNanos;
    }
}
