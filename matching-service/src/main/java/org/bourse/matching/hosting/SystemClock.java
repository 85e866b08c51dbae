package org.bourse.matching.hosting;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bourse.matching.runner.RunnerClock;

/** This machine's clocks. */
final class SystemClock implements RunnerClock {

    @Override
    public long wallMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    @Override
    public long monotonicNanos() {
        return System.nanoTime();
    }
}
