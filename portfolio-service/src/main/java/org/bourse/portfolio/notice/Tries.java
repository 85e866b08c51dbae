package org.bourse.portfolio.notice;

import java.time.Duration;
import java.util.Optional;

/**
 * When a request that failed is tried again: after a pause that doubles each time, so often and no
 * more.
 *
 * @param first the pause after the first failure, positive
 * @param longest no pause is longer
 * @param max how many tries there are altogether, at least 1
 */
public record Tries(Duration first, Duration longest, int max) {
    private static final int DOUBLINGS_MAX = 30;

    public Tries {
        if (!first.isPositive() || longest.compareTo(first) < 0 || max < 1) {
            throw new IllegalArgumentException(
                    "first=" + first + " longest=" + longest + " max=" + max);
        }
    }

    /**
     * The pause before the next try; none when there is no more.
     *
     * @param failed how many tries failed so far, at least 1
     */
    public Optional<Duration> pauseAfter(int failed) {
        if (failed < 1) {
            throw new IllegalArgumentException("failed=" + failed);
        }
        if (failed >= max) {
            return Optional.empty();
        }
        Duration pause = first.multipliedBy(1L << Math.min(failed - 1, DOUBLINGS_MAX));
        return Optional.of(pause.compareTo(longest) < 0 ? pause : longest);
    }
}
