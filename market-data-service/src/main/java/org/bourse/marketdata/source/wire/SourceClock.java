package org.bourse.marketdata.source.wire;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The clock of this process, in microseconds of UTC. */
@FunctionalInterface
public interface SourceClock {
    /** The machine's. */
    SourceClock SYSTEM = () -> ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());

    long nowMicros();
}
