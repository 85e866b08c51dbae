package org.bourse.matching.runner;

/** The only clocks of the venue; the rest of it sees time in ticks. */
public interface RunnerClock {

    /** Microseconds since the Unix epoch; may jump. */
    long wallMicros();

    /**
     * Nanoseconds since some moment; never goes back, and goes on while the process is suspended.
     */
    long monotonicNanos();
}
