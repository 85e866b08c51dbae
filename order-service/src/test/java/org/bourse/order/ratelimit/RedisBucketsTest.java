package org.bourse.order.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.embedded.RedisServer;

/** The script, in a real Redis. */
class RedisBucketsTest {
    private static final String KEY = "bourse:0:rate:orders:1000";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Vertx VERTX = Vertx.vertx();

    private static RedisServer server;
    private static RedisAPI redis;

    private final RedisBuckets buckets = new RedisBuckets(redis, 0);

    @BeforeAll
    static void start() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        server = RedisServer.newRedisServer().bind("127.0.0.1").port(port).build();
        server.start();
        redis = RedisAPI.api(Redis.createClient(VERTX, "redis://127.0.0.1:" + port));
    }

    @AfterAll
    static void stop() throws IOException {
        redis.close();
        VERTX.closeAndAwait();
        server.stop();
    }

    @BeforeEach
    void empty() {
        await(redis.flushall(List.of()));
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }

    private SharedBuckets.Grant take(long account, int perSecond, int needed, int wanted) {
        return await(buckets.take("orders", account, perSecond, needed, wanted)).orElseThrow();
    }

    /** The time of Redis at its last answer follows from what it keeps and what it answered. */
    private static long micros(SharedBuckets.Grant grant) {
        return await(redis.get(KEY)).toLong() - grant.fullInMicros();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void itGivesWhatANaiveBucketGives(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] rates = {5, 10, 100, 200, 1_000, 10_000};
        int perSecond = rates[random.nextInt(rates.length)];
        SharedBuckets.Grant first = take(1_000, perSecond, 1, perSecond);
        assertEquals(perSecond, first.tokens());
        assertEquals(1_000_000, first.fullInMicros());
        NaiveBucket naive = new NaiveBucket(perSecond, micros(first) * 1_000);
        naive.take(1, perSecond, micros(first) * 1_000);
        for (int i = 0; i < 1_000; i++) {
            int needed = 1 + random.nextInt(Math.min(perSecond, 3));
            int wanted = needed + random.nextInt(3);

            SharedBuckets.Grant grant = take(1_000, perSecond, needed, wanted);

            int due = naive.take(needed, wanted, micros(grant) * 1_000);
            assertEquals(due, grant.tokens(), "step " + i);
        }
    }

    @Test
    void ofManyAtOnceExactlyTheBucketsWorthIsGranted() {
        RedisBuckets other = new RedisBuckets(redis, 0);
        long begun = System.nanoTime();
        List<Uni<Integer>> all =
                IntStream.range(0, 24)
                        .mapToObj(i -> i % 2 == 0 ? buckets : other)
                        .map(replica ->
                                replica.take("orders", 1_000, 10, 1, 1)
                                        .map(grant -> grant.orElseThrow().tokens()))
                        .toList();
        int granted = await(Uni.join().all(all).andFailFast()).stream().mapToInt(t -> t).sum();
        double seconds = (System.nanoTime() - begun) / 1e9;

        assertTrue(granted >= 10 && granted <= 10 + 10 * seconds, "granted " + granted);
    }

    @Test
    void nothingIsTakenWhereItIsTooLittle() {
        assertEquals(0, take(1_000, 10, 11, 20).tokens());
        assertEquals(10, take(1_000, 10, 10, 20).tokens());
    }

    @Test
    void kindsAccountsAndVenuesDoNotShare() {
        assertEquals(10, take(1_000, 10, 10, 10).tokens());

        assertEquals(10, take(1_001, 10, 10, 10).tokens());
        assertEquals(10, await(buckets.take("cancels", 1_000, 10, 10, 10)).orElseThrow().tokens());
        assertEquals(
                10,
                await(new RedisBuckets(redis, 1).take("orders", 1_000, 10, 10, 10))
                        .orElseThrow()
                        .tokens());
    }

    @Test
    void aRedisThatForgotTheScriptLearnsItAgain() {
        take(1_000, 10, 1, 1);

        await(redis.script(List.of("FLUSH")));

        assertEquals(1, take(1_000, 10, 1, 1).tokens());
    }

    @Test
    void aBucketIsForgottenAfterItIsFull() {
        take(1_000, 10, 10, 10);

        long millis = await(redis.pttl(KEY)).toLong();

        assertTrue(millis > 1_000 && millis <= 2_000, "kept for " + millis);
    }

    @Test
    void aClockThatWasSetBackRefusesNobody() {
        await(redis.set(List.of(KEY, "9000000000000000")));

        assertEquals(10, take(1_000, 10, 10, 10).tokens());
    }
}
