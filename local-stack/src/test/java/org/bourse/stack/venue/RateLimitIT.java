package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.process.ManagedProcess;
import org.bourse.stack.server.RedisServer;
import org.bourse.stack.service.BourseService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An account without a limit of its own may send ten orders a second, to however many replicas. */
class RateLimitIT {
    private static final int LIMIT = 10;
    private static final int AT_ONCE = 100;
    private static final String WITHOUT_REDIS =
            "fallback=\"applied\",method=\"org.bourse.order.ratelimit.RedisBuckets.take\"";

    private static final Stack STACK = TestStack.shared();
    private static final StackClient CLIENT = STACK.client();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Market market;
    private static List<String> users;

    @BeforeAll
    static void openMarket() {
        market = Market.listed(CLIENT, "RATED");
        users = CLIENT.createTraders("rated", 4);
    }

    @AfterEach
    void redisIsBack() {
        STACK.start(RedisServer.NAME);
    }

    private static Trader trader(int number) {
        return Trader.of(CLIENT, users.get(number)).supplied(market);
    }

    private static URI service() {
        return CLIENT.url(BourseService.ORDER_SERVICE.serviceName());
    }

    private static CompletableFuture<HttpResponse<String>> send(Trader trader, URI service) {
        return send(trader, service, Trader.limit(market.symbol(), "SELL", "0.1", "1000"));
    }

    private static CompletableFuture<HttpResponse<String>> send(
            Trader trader, URI service, ObjectNode order) {
        HttpRequest request =
                HttpRequest.newBuilder(service.resolve("/api/v1/orders"))
                        .header("Authorization", "Bearer " + trader.token())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(order.toString()))
                        .build();
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /**
     * What became of many orders that were sent at once.
     *
     * @param dueMax what a bucket that was full lets through in that time
     */
    private record Burst(int accepted, double dueMax) {
        void assertIsBucketsWorth() {
            assertTrue(accepted >= LIMIT && accepted <= dueMax, toString());
        }
    }

    private static Burst burst(Trader trader, List<URI> services) {
        long begunNanos = System.nanoTime();
        List<CompletableFuture<HttpResponse<String>>> sent =
                IntStream.range(0, AT_ONCE)
                        .mapToObj(i -> send(trader, services.get(i % services.size())))
                        .toList();
        int accepted = 0;
        for (CompletableFuture<HttpResponse<String>> answer : sent) {
            HttpResponse<String> response = answer.join();
            assertEquals(Integer.toString(LIMIT), header(response, "RateLimit-Limit"));
            if (response.statusCode() == 201) {
                accepted++;
            } else {
                assertEquals(429, response.statusCode(), response::body);
                assertTrue(response.body().contains("\"RATE_LIMITED\""), response::body);
                assertEquals("1", header(response, "Retry-After"));
                assertEquals("0", header(response, "RateLimit-Remaining"));
            }
        }
        double seconds = (System.nanoTime() - begunNanos) / 1e9;
        return new Burst(accepted, LIMIT + LIMIT * seconds);
    }

    /** A replica that waits for Redis however slow this machine is. */
    private static ManagedProcess replica(int number) {
        CLIENT.overrides(BourseService.ORDER_SERVICE.serviceName() + "-" + number)
                .set("org.bourse.order.ratelimit.RedisBuckets/take/Timeout/value", "10000");
        return TestStack.anotherProcess(BourseService.ORDER_SERVICE, number);
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** How often a replica had to do without Redis. */
    private static double withoutRedis(ManagedProcess replica) {
        URI management = local(replica.component().managementPort());
        return Metrics.sum(CLIENT, management, "ft_invocations_total", WITHOUT_REDIS);
    }

    @Test
    void twoReplicasTakeFromOneBucket() {
        List<ManagedProcess> replicas = List.of(replica(2), replica(3));
        try {
            replicas.forEach(ManagedProcess::start);
            replicas.forEach(ManagedProcess::awaitReady);
            List<URI> services =
                    replicas.stream().map(replica -> local(replica.component().port())).toList();

            burst(trader(0), services).assertIsBucketsWorth();

            replicas.forEach(replica -> assertEquals(0, withoutRedis(replica)));
        } finally {
            replicas.forEach(ManagedProcess::stop);
        }
    }

    @Test
    void withoutRedisTheLocalBucketDecides() {
        Trader trader = trader(1);
        STACK.kill(RedisServer.NAME);

        burst(trader, List.of(service())).assertIsBucketsWorth();

        STACK.start(RedisServer.NAME);
        Market.eventually("orders go on", () -> send(trader, service()).join().statusCode() == 201);
    }

    @Test
    void aRefusedOrderCountsAndSaysSo() {
        ObjectNode order = Trader.limit("NONE-USDT", "SELL", "0.1", "1000");

        HttpResponse<String> refused = send(trader(2), service(), order).join();

        assertEquals(422, refused.statusCode(), refused::body);
        assertAlmostFull(refused);
    }

    @Test
    void cancelsAreCountedApart() {
        Trader trader = trader(3);
        burst(trader, List.of(service())).assertIsBucketsWorth();
        HttpRequest cancel =
                HttpRequest.newBuilder(service().resolve("/api/v1/orders?clientOrderId=none"))
                        .header("Authorization", "Bearer " + trader.token())
                        .DELETE()
                        .build();

        HttpResponse<String> unknown =
                HTTP.sendAsync(cancel, HttpResponse.BodyHandlers.ofString()).join();

        assertEquals(404, unknown.statusCode(), unknown::body);
        assertAlmostFull(unknown);
    }

    /** One was taken, and may have flowed back by now. */
    private static void assertAlmostFull(HttpResponse<String> response) {
        assertEquals("10", header(response, "RateLimit-Limit"));
        String remaining = header(response, "RateLimit-Remaining");
        assertTrue(List.of("9", "10").contains(remaining), remaining);
        assertTrue(List.of("0", "1").contains(header(response, "RateLimit-Reset")));
    }
}
