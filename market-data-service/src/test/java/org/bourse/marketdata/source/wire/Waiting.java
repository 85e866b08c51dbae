package org.bourse.marketdata.source.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits until something is so, looking often; what never is so fails after half a minute. */
final class Waiting {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long LOOK_NANOS = Duration.ofMillis(2).toNanos();

    private Waiting() {}

    static void until(String what, BooleanSupplier isSo) {
        long start = System.nanoTime();
        while (!isSo.getAsBoolean()) {
            assertTrue(System.nanoTime() - start < PATIENCE_NANOS, "never: " + what);
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
