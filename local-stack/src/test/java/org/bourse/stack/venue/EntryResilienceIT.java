package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.process.StackException;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.server.KafkaServer;
import org.bourse.stack.server.KeycloakServer;
import org.bourse.stack.server.PostgresServer;
import org.bourse.stack.server.RedisServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Order entry while a server stands still: it answers nothing and refuses no connection. */
class EntryResilienceIT {
    /** Longer than the venue's answer is waited for, shorter than any client's patience. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);

    private static final int ORDERS = 20;

    private static Stack stack;
    private static Market market;
    private static Trader trader;

    @BeforeAll
    static void openMarket() {
        stack = TestStack.shared();
        StackClient client = stack.client();
        market = Market.listed(client, "RESILIENCE");
        trader = Trader.of(client, client.createTraders("resilience", 1).getFirst()).funded(market);
    }

    private static ObjectNode order() {
        return Trader.limit(market.symbol(), "BUY", "1", "10");
    }

    @ParameterizedTest
    @ValueSource(strings = {PostgresServer.NAME, RedisServer.NAME})
    void ordersAndCancelsGoOnWithout(String server) {
        trader.accepted(order());
        stack.suspend(server);
        try {
            for (int i = 0; i < ORDERS; i++) {
                String id = trader.accepted(order()).path("orderId").asText();
                Map<String, String> key = i % 2 == 0 ? Map.of() : Map.of("Idempotency-Key", id);
                Reply cancelled =
                        trader.send(
                                "DELETE",
                                "orders/" + id,
                                RestClient.json().createObjectNode(),
                                key);
                assertEquals(200, cancelled.status(), cancelled::toString);
            }
        } finally {
            stack.resume(server);
            stack.awaitReady("order-service");
        }
    }

    @Test
    void whileTheLogIsAwayEveryRequestIsAnsweredSoonAndItsOutcomeCanBeKnownLater() {
        List<ObjectNode> orders = new ArrayList<>();
        stack.suspend(KafkaServer.NAME);
        try {
            for (int i = 0; i < ORDERS; i++) {
                ObjectNode order = order();
                orders.add(order);
                long before = System.nanoTime();
                Reply reply = trader.place(order);
                Duration took = Duration.ofNanos(System.nanoTime() - before);
                assertTrue(took.compareTo(ANSWERED_WITHIN) < 0, () -> took + " " + reply);
                assertTrue(List.of(202, 503).contains(reply.status()), reply::toString);
                assertTrue(reply.body().path("mayBeLive").isBoolean(), reply::toString);
            }
        } finally {
            stack.resume(KafkaServer.NAME);
            stack.awaitReady("order-service");
        }
        for (ObjectNode order : orders) {
            Reply again = trader.placePatiently(order);
            assertEquals(201, again.status(), again::toString);
            Reply shown = trader.ordersOf("clientOrderId=" + order.path("clientOrderId").asText());
            assertEquals(again.body().path("orderId"), shown.orThrow().path("orderId"));
        }
    }

    @Test
    void aServiceThatIsToldToStopAnswersWhatIsUnderWay() throws Exception {
        List<String> venue = List.of("matching-service", "matching-service-2");
        venue.forEach(stack::suspend);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> underWay = new ArrayList<>();
            for (int i = 0; i < ORDERS; i++) {
                underWay.add(threads.submit(() -> trader.place(order())));
            }
            Market.eventually(
                    "all that were taken are under way",
                    () -> inFlight() > 0 && inFlight() + refused(underWay).size() == ORDERS);
            List<Future<Reply>> refused = refused(underWay);
            Future<?> stopped = threads.submit(() -> stack.stop("order-service"));
            Market.eventually("no more are taken", EntryResilienceIT::isClosed);
            venue.forEach(stack::resume);
            for (Future<Reply> answer : underWay) {
                assertTrue(
                        (refused.contains(answer) ? List.of(503) : List.of(201, 202))
                                .contains(answer.get().status()),
                        () -> answer.resultNow().toString());
            }
            stopped.get();
        } finally {
            venue.forEach(stack::resume);
            stack.start("order-service");
        }
    }

    /** Those that came when the venue had been silent for too long, on a slow machine. */
    private static List<Future<Reply>> refused(List<Future<Reply>> answers) {
        return answers.stream()
                .filter(answer -> answer.isDone() && answer.resultNow().status() == 503)
                .toList();
    }

    private static double inFlight() {
        return stack.client()
                .rest()
                .text(stack.client().managementUrl("order-service").resolve("/q/metrics"))
                .lines()
                .filter(line -> line.startsWith("bourse_admission_in_flight"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** Whether a new request is refused, or finds nobody. */
    private static boolean isClosed() {
        try {
            return stack.client().rest().get(orders(), trader.token()).status() == 503;
        } catch (StackException e) {
            return true;
        }
    }

    /** Its keys are asked for when a token names one that is not known; anybody can send such. */
    @Test
    void whileTheIdentityProviderHangsATokenOfAnUnknownKeyIsAnsweredSoonAndOthersAreTaken() {
        trader.accepted(order());
        stack.suspend(KeycloakServer.NAME);
        try {
            long before = System.nanoTime();
            Reply refused = stack.client().rest().get(orders(), ofUnknownKey());
            Duration took = Duration.ofNanos(System.nanoTime() - before);
            assertTrue(took.compareTo(ANSWERED_WITHIN) < 0, () -> took + " " + refused);
            assertEquals(503, refused.status(), refused::toString);
            assertEquals("IDENTITY_PROVIDER_AWAY", refused.body().path("code").asText());
            trader.accepted(order());
        } finally {
            stack.resume(KeycloakServer.NAME);
        }
    }

    private static URI orders() {
        return stack.client().url("order-service").resolve("/api/v1/orders");
    }

    private static String ofUnknownKey() {
        String[] parts = trader.token().split("\\.");
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + UUID.randomUUID() + "\"}";
        byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
        parts[0] = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return String.join(".", parts);
    }
}
