package org.bourse.order.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTokensTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;

    private FakeRedis redis = new FakeRedis();

    private AccountTokens replica() {
        return new AccountTokens(1_000, redis, redis::nanos);
    }

    private static Allowance now(AccountTokens replica, int tokens, int limit) {
        return replica.take(tokens, limit).getNow(new Allowance(limit, 0, Long.MAX_VALUE));
    }

    private static int granted(AccountTokens replica, int requests, int limit) {
        int granted = 0;
        for (int i = 0; i < requests; i++) {
            granted += now(replica, 1, limit).isGranted() ? 1 : 0;
        }
        return granted;
    }

    private static long granted(List<CompletableFuture<Allowance>> answers) {
        return answers.stream().filter(answer -> answer.join().isGranted()).count();
    }

    @Test
    void anAnswerSaysWhatIsLeftAndForHowLong() {
        AccountTokens replica = replica();

        Allowance first = now(replica, 4, 10);
        assertEquals(new Allowance(10, 6, 0), first);
        assertEquals(1, first.resetSeconds());

        Allowance refused = now(replica, 7, 10);
        assertFalse(refused.isGranted());
        assertEquals(6, refused.remaining());
        assertEquals(SECOND / 10, refused.waitNanos());
        assertEquals(1, refused.retryAfterSeconds());

        assertEquals(0, now(replica, 6, 10).remaining());
        redis.runUntil(SECOND);
        assertEquals(9, now(replica, 1, 10).remaining());
        assertEquals(0, new Allowance(10, 10, 0).resetSeconds());
    }

    @Test
    void aBatchGetsAllOrNothing() {
        AccountTokens replica = replica();

        assertTrue(now(replica, 6, 10).isGranted());
        assertFalse(now(replica, 6, 10).isGranted());
        assertTrue(now(replica, 4, 10).isGranted());
        assertFalse(now(replica, 1, 10).isGranted());
    }

    @Test
    void moreThanTheBucketHoldsIsRefusedWithoutAQuestion() {
        assertFalse(now(replica(), 11, 10).isGranted());

        assertEquals(0, redis.questions());
    }

    @Test
    void whatCannotBeGrantedIsRefusedWithoutAQuestion() {
        AccountTokens replica = replica();
        granted(replica, 10, 10);

        assertEquals(0, granted(replica, 1_000, 10));

        assertEquals(10, redis.questions());
    }

    @Test
    void whatOthersTookIsLearntWithOneQuestion() {
        AccountTokens other = replica();
        granted(other, 10, 10);
        AccountTokens replica = replica();

        assertEquals(0, granted(replica, 1_000, 10));

        assertEquals(11, redis.questions());
    }

    @Test
    void requestsThatComeMeanwhileAreAskedForTogether() {
        redis = new FakeRedis(1, MILLI);
        AccountTokens replica = replica();
        List<CompletableFuture<Allowance>> answers = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            answers.add(replica.take(1, 100));
        }
        redis.runUntil(4 * MILLI);

        assertEquals(100, granted(answers));
        assertEquals(2, redis.questions());
    }

    @Test
    void aHighLimitIsTakenAhead() {
        AccountTokens replica = replica();
        for (int i = 0; i < 1_000; i++) {
            redis.runUntil(i * MILLI);
            assertTrue(now(replica, 1, 1_000).isGranted());
        }
        assertEquals(100, redis.questions());
    }

    @Test
    void aHighLimitIsUsedUpToItsLastToken() {
        assertEquals(350, granted(replica(), 1_000, 350));
    }

    @Test
    void whatWasTakenAheadIsLostAfterASecond() {
        AccountTokens replica = replica();
        now(replica, 1, 1_000);
        redis.runUntil(SECOND - 1);
        assertFalse(replica.isIdle());
        now(replica, 1, 1_000);
        assertEquals(1, redis.questions());

        redis.runUntil(SECOND);
        assertTrue(replica.isIdle());
        now(replica, 1, 1_000);
        assertEquals(2, redis.questions());
    }

    @Test
    void aDrainedBucketIsNotAskedForEachToken() {
        redis = new FakeRedis(1, MILLI / 10);
        AccountTokens replica = replica();
        List<CompletableFuture<Allowance>> answers = new ArrayList<>();
        for (long now = 0; now <= 2 * SECOND; now += MILLI / 10) {
            redis.runUntil(now);
            answers.add(replica.take(50, 100_000));
        }
        redis.runUntil(3 * SECOND);

        long tokens = 50 * granted(answers);
        assertTrue(tokens <= 300_000 && tokens >= 290_000, "granted " + tokens);
        // For the full bucket at first, then for what flows in.
        assertTrue(redis.questions() <= 100 + 2 * 200, "questions " + redis.questions());
    }

    @Test
    void whileTheSharedBucketIsAwayTheLocalOneDecides() {
        AccountTokens replica = replica();
        assertEquals(4, granted(replica, 4, 10));

        redis.setAway(true);
        assertEquals(6, granted(replica, 100, 10));
        redis.runUntil(SECOND / 2);
        assertEquals(5, granted(replica, 100, 10));

        redis.setAway(false);
        assertEquals(0, granted(replica, 100, 10));
        redis.runUntil(SECOND);
        assertEquals(5, granted(replica, 100, 10));
    }

    @Test
    void aChangedLimitHoldsAtOnce() {
        AccountTokens replica = replica();
        assertEquals(10, granted(replica, 100, 10));

        redis.runUntil(SECOND / 10);
        assertEquals(100, granted(replica, 200, 1_000));
    }

    /** Without delays it is known at each moment what must be granted. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void replicasGrantWhatOneNaiveBucketGrants(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] limits = {1, 2, 5, 8, 10, 100, 125};
        int limit = limits[random.nextInt(limits.length)];
        List<AccountTokens> replicas = List.of(replica(), replica(), replica());
        NaiveBucket naive = new NaiveBucket(limit, 0);
        long micros = 0;
        for (int i = 0; i < 5_000; i++) {
            micros += random.nextLong(1 + 2_000_000 / limit);
            redis.runUntil(micros * 1_000);
            int tokens = 1 + random.nextInt(Math.min(limit + 1, 5));

            Allowance told = now(replicas.get(random.nextInt(3)), tokens, limit);

            boolean due = naive.take(tokens, tokens, micros * 1_000) > 0;
            assertEquals(due, told.isGranted(), "step " + i);
        }
    }

    /** With delays and tokens taken ahead: never more than flowed, and little less under load. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void replicasUnderLoadGrantWhatFlowsAndNoMore(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        redis = new FakeRedis(seed, 2 * MILLI);
        int[] limits = {10, 100, 200, 1_000, 10_000};
        int limit = limits[random.nextInt(limits.length)];
        List<AccountTokens> replicas = List.of(replica(), replica());
        long[] granted = new long[1];
        long seconds = 4;
        long everyNanos = SECOND / (4 * limit);
        for (long now = 0; now < seconds * SECOND; now += everyNanos) {
            redis.runUntil(now);
            replicas.get(random.nextInt(2))
                    .take(1, limit)
                    .thenAccept(told -> {
                        granted[0] += told.isGranted() ? 1 : 0;
                        long flowed = limit + limit * redis.nanos() / SECOND;
                        assertTrue(granted[0] <= flowed, granted[0] + " of " + flowed);
                    })
                    .exceptionally(failure -> {
                        granted[0] = Long.MIN_VALUE;
                        return null;
                    });
        }
        long most = limit * (seconds + 1);
        assertTrue(granted[0] >= most - most / 10, granted[0] + " of " + most);
    }
}
