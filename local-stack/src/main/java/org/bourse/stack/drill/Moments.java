package org.bourse.stack.drill;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.bourse.stack.process.StackException;

/** Time that is part of a drill. */
final class Moments {
    private static final Duration POLL = Duration.ofMillis(20);

    private Moments() {}

    static void pause(Duration length) {
        long until = System.nanoTime() + length.toNanos();
        for (long left = length.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Waits; throws when it takes longer. */
    static void await(String what, Duration within, BooleanSupplier condition) {
        long deadline = System.nanoTime() + within.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new StackException("not within " + within.toSeconds() + " s: " + what);
            }
            pause(POLL);
        }
    }
}
