package org.bourse.order.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimiterTest {
    private static final long SECOND = 1_000_000_000L;

    private final RateLimiter limiter = new RateLimiter();

    private int taken(long account, int perSecond, int attempts, long nowNanos) {
        int taken = 0;
        for (int i = 0; i < attempts; i++) {
            taken += limiter.take(account, perSecond, nowNanos) == 0 ? 1 : 0;
        }
        return taken;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10, 200, 100_000})
    void aBucketHoldsOneSecondsWorth(int perSecond) {
        assertEquals(perSecond, taken(1_000, perSecond, perSecond + 5, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE, Long.MIN_VALUE, -5})
    void tokensFlowBackWithTime(long start) {
        taken(1_000, 10, 10, start);

        assertEquals(0, taken(1_000, 10, 1, start + SECOND / 10 - 1));
        assertEquals(1, taken(1_000, 10, 5, start + SECOND / 10));
        assertEquals(10, taken(1_000, 10, 50, start + 60 * SECOND));
    }

    @Test
    void anEmptyBucketSaysHowLongToWait() {
        taken(1_000, 10, 10, 0);

        assertEquals(SECOND / 10, limiter.take(1_000, 10, 0));
        assertEquals(SECOND / 20, limiter.take(1_000, 10, SECOND / 20));
    }

    @Test
    void accountsDoNotShare() {
        taken(1_000, 10, 10, 0);

        assertEquals(0, limiter.take(1_001, 10, 0));
    }

    @Test
    void onlyFullBucketsAreForgotten() {
        taken(1_000, 10, 10, 0);
        taken(1_001, 10, 1, 0);

        limiter.forgetIdle(SECOND / 2);

        assertEquals(1, limiter.size());
        assertTrue(limiter.take(1_000, 1, SECOND / 2) > 0);
    }
}
