package org.bourse.matching.hosting;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps what is said again and again from filling the log. For any thread. */
final class Seldom {
    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final AtomicLong lastNanos = new AtomicLong(System.nanoTime() - PAUSE_NANOS);

    /** True at most once a minute, and the first time. */
    boolean now() {
        long last = lastNanos.get();
        long nanos = System.nanoTime();
        return nanos - last >= PAUSE_NANOS && lastNanos.compareAndSet(last, nanos);
    }
}
