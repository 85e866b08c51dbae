package org.bourse.order.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketTest {
    private static final long SECOND = 1_000_000_000L;

    private static int taken(TokenBucket bucket, int perSecond, int attempts, long nowNanos) {
        int taken = 0;
        for (int i = 0; i < attempts; i++) {
            taken += bucket.take(perSecond, 1, 1, nowNanos);
        }
        return taken;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10, 200, 100_000})
    void aBucketHoldsOneSecondsWorth(int perSecond) {
        TokenBucket bucket = new TokenBucket(0);
        assertEquals(perSecond, bucket.available(perSecond, 0));
        assertEquals(perSecond, taken(bucket, perSecond, perSecond + 5, 0));
        assertEquals(0, bucket.available(perSecond, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE, Long.MIN_VALUE, -5})
    void tokensFlowBackWithTime(long start) {
        TokenBucket bucket = new TokenBucket(start);
        taken(bucket, 10, 10, start);

        assertEquals(0, taken(bucket, 10, 1, start + SECOND / 10 - 1));
        assertEquals(1, taken(bucket, 10, 5, start + SECOND / 10));
        assertEquals(10, taken(bucket, 10, 50, start + 60 * SECOND));
    }

    @Test
    void anEmptyBucketSaysHowLongToWait() {
        TokenBucket bucket = new TokenBucket(0);
        taken(bucket, 10, 10, 0);

        assertEquals(SECOND / 10, bucket.waitNanos(1, 10, 0));
        assertEquals(SECOND / 20, bucket.waitNanos(1, 10, SECOND / 20));
        assertEquals(SECOND / 2, bucket.waitNanos(5, 10, 0));
    }

    @Test
    void moreThanItHoldsIsNeverThere() {
        assertTrue(new TokenBucket(0).waitNanos(11, 10, 60 * SECOND) > 0);
    }

    @Test
    void whatOthersTookIsMissing() {
        TokenBucket bucket = new TokenBucket(0);

        bucket.notFullBefore(SECOND / 2);
        bucket.notFullBefore(SECOND / 4);

        assertEquals(5, bucket.available(10, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void itGivesWhatANaiveOneGives(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] rates = {1, 2, 5, 8, 10, 100, 200, 1_000, 100_000};
        int perSecond = rates[random.nextInt(rates.length)];
        long now = random.nextLong(SECOND);
        TokenBucket bucket = new TokenBucket(now);
        NaiveBucket naive = new NaiveBucket(perSecond, now);
        for (int i = 0; i < 5_000; i++) {
            now += random.nextLong(1 + 3 * SECOND / perSecond);
            int needed = 1 + random.nextInt(Math.min(perSecond + 1, 20));
            int wanted = needed + random.nextInt(5);
            boolean wasThere = bucket.waitNanos(needed, perSecond, now) <= 0;

            int taken = bucket.take(perSecond, needed, wanted, now);

            assertEquals(naive.take(needed, wanted, now), taken, "step " + i);
            assertEquals(taken > 0, wasThere, "step " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 7, 199, 333, 70_000, 99_999})
    void aRateThatDividesNoSecondIsKeptTo(int perSecond) {
        TokenBucket bucket = new TokenBucket(0);
        long taken = 0;
        for (long now = 0; now <= 3 * SECOND; now += SECOND / 5_000) {
            taken += bucket.take(perSecond, 1, Math.max(1, perSecond / 100), now);
        }
        long most = 4L * perSecond;
        assertTrue(taken <= most + most / 10_000, taken + " of " + most);
        assertTrue(taken >= most - 1 - perSecond / 1_000, taken + " of " + most);
    }
}
