package org.bourse.matching.runner;

/** Clocks that stand still unless they are moved. */
final class ManualClock implements RunnerClock {
    private long wallMicros = 1_700_000_000_000_000L;
    private long monotonicNanos = 5_000_000_000L;

    /** Both move. */
    void passes(long micros) {
        wallMicros += micros;
        monotonicNanos += micros * 1_000;
    }

    /** Only the wall clock moves. */
    void jumps(long micros) {
        wallMicros += micros;
    }

    @Override
    public long wallMicros() {
        return wallMicros;
    }

    @Override
    public long monotonicNanos() {
        return monotonicNanos;
    }
}
