package org.bourse.order.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private static final long SECOND = 1_000_000_000L;

    private final FakeRedis redis = new FakeRedis();
    private final RateLimiter limiter = new RateLimiter(redis, redis::nanos);

    private boolean isGranted(long account, int perSecond, int tokens) {
        return limiter.take(account, perSecond, tokens).join().isGranted();
    }

    @Test
    void accountsDoNotShare() {
        assertTrue(isGranted(1_000, 10, 10));
        assertFalse(isGranted(1_000, 10, 1));

        assertTrue(isGranted(1_001, 10, 10));
    }

    @Test
    void onlyFullBucketsAreForgotten() {
        isGranted(1_000, 10, 10);
        isGranted(1_001, 10, 1);
        redis.runUntil(SECOND / 2);

        limiter.forgetIdle();

        assertEquals(1, limiter.size());
        assertFalse(isGranted(1_000, 10, 6));
    }
}
