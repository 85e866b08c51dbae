package org.bourse.matching.runner;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Judges whether a leader still reads the log. One that writes and reads nothing looks like a
 * leader to all others, and applies no command: it has to be silent, so that another one leads.
 * Only what is known to be in the log and is not read counts: a log to which nobody can write may
 * have nothing to read.
 */
final class Hearing {
    private final RunnerClock clock;
    private final long patienceNanos;
    private final AtomicLong storedPosition = new AtomicLong(-1);
    private long next = -1;
    private long readNanos;

    /**
     * @param patienceNanos who reads nothing for so long is deaf
     */
    Hearing(RunnerClock clock, long patienceNanos) {
        this.clock = clock;
        this.patienceNanos = patienceNanos;
    }

    /** A command of this leader is in the log. Any thread may call this. */
    void stored(long position) {
        storedPosition.accumulateAndGet(position, Math::max);
    }

    /** The log was looked at, and all commands before this position are applied. */
    void looked(long applied) {
        if (applied != next || storedPosition.get() < applied) {
            next = applied;
            readNanos = clock.monotonicNanos();
        }
    }

    /** Whether there is something to read for longer than anybody's patience, and nothing comes. */
    boolean isDeaf() {
        return clock.monotonicNanos() - readNanos >= patienceNanos;
    }
}
