package org.bourse.stack.process;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait before a process that ended by itself is started again. The pause grows while
 * its runs are short. Who was ready and is killed again and again is started again and again; only
 * starts that fail in a row are given up.
 */
final class Restarts {
    static final int FAILED_STARTS_MAX = 5;

    /** Who serves that long has started well. */
    private static final Duration A_WHILE = Duration.ofSeconds(10);

    private static final Duration PAUSE_MAX = Duration.ofSeconds(15);

    private Duration pause = Duration.ZERO;
    private int failedStarts;

    /**
     * A run is over.
     *
     * @param served since it was ready; empty when it never was
     * @return how long to wait; empty when it is not to be started again
     */
    Optional<Duration> ended(Optional<Duration> served) {
        failedStarts = served.isPresent() ? 0 : failedStarts + 1;
        if (failedStarts == FAILED_STARTS_MAX) {
            return Optional.empty();
        }
        boolean isAfterAWhile = served.filter(length -> length.compareTo(A_WHILE) > 0).isPresent();
        Duration next =
                pause.isZero() || isAfterAWhile ? Duration.ofSeconds(1) : pause.multipliedBy(2);
        pause = next.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : next;
        return Optional.of(pause);
    }
}
