package org.bourse.marketdata.source.wire;

import io.smallrye.faulttolerance.api.CustomBackoffStrategy;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.faulttolerance.api.RateLimitException;
import io.smallrye.faulttolerance.api.RateLimitType;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/**
 * How often a provider is asked, and how long after a failure. The pause doubles from failure to
 * failure up to its maximum and is spread by half of itself to both sides, so that many do not come
 * back at once; where the provider names a time it is the pause, and it is kept to a day.
 *
 * @param requests so many
 * @param window in this time, evenly spaced; one that comes sooner waits
 * @param pauseMin after the first failure
 * @param pauseMax the most
 */
public record Patience(int requests, Duration window, Duration pauseMin, Duration pauseMax) {
    private static final long NAMED_MILLIS_MAX = Duration.ofDays(1).toMillis();
    private static final int DOUBLINGS_MAX = 20;

    public Patience {
        if (requests < 1
                || !window.isPositive()
                || !pauseMin.isPositive()
                || pauseMax.compareTo(pauseMin) < 0) {
            throw new IllegalArgumentException(
                    "requests=%d window=%s pauses=%s to %s"
                            .formatted(requests, window, pauseMin, pauseMax));
        }
    }

    /**
     * A guard that keeps the rate and tries again.
     *
     * @param retriesMax after a failure; -1: until it succeeds
     */
    Guard guard(int retriesMax) {
        return Guard.create()
                .withRateLimit()
                .limit(1)
                .window(Math.max(1, window.toMillis() / requests), ChronoUnit.MILLIS)
                // The rolling window counts what it refuses, and so would refuse for ever.
                .type(RateLimitType.SMOOTH)
                .done()
                .withRetry()
                .maxRetries(retriesMax)
                .maxDuration(36_500, ChronoUnit.DAYS)
                .whenException(Patience::isWorthRetrying)
                .delay(0, ChronoUnit.MILLIS)
                .jitter(0, ChronoUnit.MILLIS)
                .withCustomBackoff()
                .strategy(() -> new Pauses(RandomGenerator.getDefault()))
                .done()
                .done()
                .build();
    }

    private static boolean isWorthRetrying(Throwable failure) {
        return failure instanceof AskLaterException || failure instanceof RateLimitException;
    }

    /** The pauses of one call. */
    final class Pauses implements CustomBackoffStrategy {
        private final RandomGenerator random;
        private int failures;

        Pauses(RandomGenerator random) {
            this.random = random;
        }

        @Override
        public long nextDelayInMillis(Throwable failure) {
            if (failure instanceof RateLimitException tooOften) {
                return Math.max(0, tooOften.getRetryAfterMillis()) + 1;
            }
            if (failure instanceof AskLaterException later && later.afterMillis() > 0) {
                return Math.min(later.afterMillis(), NAMED_MILLIS_MAX);
            }
            long doubled = pauseMin.toMillis() << Math.min(failures++, DOUBLINGS_MAX);
            long pause = Math.max(1, Math.min(doubled, pauseMax.toMillis()));
            return pause / 2 + random.nextLong(pause + 1);
        }
    }
}
