package org.bourse.matching.runner;

import java.util.concurrent.atomic.AtomicBoolean;
import org.bourse.matching.runner.TimeStep.Cause;

/**
 * Decides when the leader ticks and what time it says: every 10 ms while commands flow, about every
 * second when idle, never back. A step of more than a second needs a reason: a restart or a pause
 * of this process explains one, a jump of the wall clock does not.
 */
final class TickSchedule {
    static final long STEP_MAX_MICROS = 1_000_000;
    static final long BUSY_NANOS = 10_000_000;

    /** Less than a second by what a busy machine may be late, so that idle ticks need no reason. */
    static final long IDLE_NANOS = 900_000_000;

    private final RunnerClock clock;
    private long lastMicros;
    private long lastNanos;
    private boolean restarted = true;
    private final AtomicBoolean uncertain = new AtomicBoolean();
    private boolean busy;

    /**
     * @param venueTimeMicros of the venue after its replay; 0 when it never had a tick
     */
    TickSchedule(RunnerClock clock, long venueTimeMicros) {
        this.clock = clock;
        lastMicros = venueTimeMicros;
        lastNanos = clock.monotonicNanos() - IDLE_NANOS;
    }

    /** A command other than a tick was applied. */
    void commandApplied() {
        busy = true;
    }

    /** An earlier tick may not have moved time. Any thread may call this. */
    void uncertain() {
        uncertain.set(true);
    }

    /** How long until the next tick; 0 when it is due. */
    long nanosUntilDue() {
        long interval = busy ? BUSY_NANOS : IDLE_NANOS;
        return Math.max(0, interval - (clock.monotonicNanos() - lastNanos));
    }

    /** The tick that is due. */
    TimeStep next() {
        long nanos = clock.monotonicNanos();
        TimeStep step = step(clock.wallMicros(), (nanos - lastNanos) / 1_000);
        lastMicros = step.timeMicros();
        lastNanos = nanos;
        restarted = false;
        busy = false;
        return step;
    }

    private TimeStep step(long wallMicros, long elapsedMicros) {
        long ahead = wallMicros - lastMicros;
        boolean doubtful = uncertain.getAndSet(false);
        if (lastMicros == 0 || (ahead <= STEP_MAX_MICROS && !doubtful)) {
            return to(Math.max(wallMicros, lastMicros), false, Cause.REGULAR);
        }
        if (ahead <= 0) {
            return to(lastMicros, true, Cause.PAUSE);
        }
        if (restarted) {
            return to(wallMicros, true, Cause.RESTART);
        }
        if (doubtful || elapsedMicros >= ahead - STEP_MAX_MICROS) {
            return to(wallMicros, true, Cause.PAUSE);
        }
        return to(lastMicros + Math.min(elapsedMicros, STEP_MAX_MICROS), false, Cause.CLOCK_JUMP);
    }

    private TimeStep to(long timeMicros, boolean confirmed, Cause cause) {
        return new TimeStep(timeMicros, timeMicros - lastMicros, confirmed, cause);
    }
}
