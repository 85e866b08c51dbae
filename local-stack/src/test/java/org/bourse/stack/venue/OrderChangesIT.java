package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.process.ManagedProcess;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.server.RedisServer;
import org.bourse.stack.service.BourseService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders are replaced and cancelled, and whoever asks twice is told what became of the first. */
class OrderChangesIT {
    private static final StackClient STACK = TestStack.shared().client();
    private static final int AT_ONCE = 100;

    /** More than an account may by default. */
    private static final int OFTEN = 30;

    private static Market market;
    private static Trader trader;
    private static Trader stranger;

    @BeforeAll
    static void openMarket() {
        market = Market.listed(STACK, "CHANGES");
        List<String> users = STACK.createTraders("changes", 2);
        trader = Trader.of(STACK, users.get(0)).funded(market);
        stranger = Trader.of(STACK, users.get(1)).funded(market);
    }

    @BeforeEach
    void beginWithNoOrders() {
        cancelAll("", Map.of()).orThrow();
    }

    private static Reply cancelAll(String query, Map<String, String> headers) {
        return trader.send("DELETE", "orders/open" + query, body(), headers);
    }

    private static ObjectNode body() {
        return RestClient.json().createObjectNode();
    }

    private static JsonNode placed(String side, String price) {
        return trader.accepted(Trader.limit(market.symbol(), side, "1", price));
    }

    private static Reply replace(String id, ObjectNode change) {
        return trader.send("PATCH", "orders/" + id, change, Map.of());
    }

    private static Map<String, String> key(String key) {
        return Map.of("Idempotency-Key", key);
    }

    private static String code(Reply reply) {
        return reply.status() + " " + reply.body().path("code").asText();
    }

    @Test
    void priceAndQuantityAreReplacedAndTheIdStays() {
        String id = placed("BUY", "10").path("orderId").asText();

        JsonNode replaced = replace(id, body().put("price", "11").put("quantity", "2")).orThrow();

        assertEquals(id, replaced.path("orderId").asText());
        assertEquals("11", replaced.path("price").asText());
        assertEquals("2", replaced.path("remainingQuantity").asText());
        JsonNode shown = trader.order(id).orThrow();
        assertEquals("11", shown.path("price").asText());
        assertEquals("2", shown.path("quantity").asText());
    }

    @Test
    void aReplaceThatCannotBeLeavesTheOrderAsItIs() {
        String id = placed("BUY", "10").path("orderId").asText();

        assertEquals(
                "422 INSUFFICIENT_FUNDS",
                code(replace(id, body().put("price", "9000").put("quantity", "9000"))));
        assertEquals("422 PRICE_INVALID", code(replace(id, body().put("price", "10.001"))));
        assertEquals("422 QUANTITY_TOO_LARGE", code(replace(id, body().put("quantity", "10001"))));
        assertEquals("400 FIELD_MISSING", code(replace(id, body())));
        assertEquals("400 BODY_INVALID", code(replace(id, body().put("side", "SELL"))));
        assertEquals(
                "422 REQUEST_EXPIRED",
                code(
                        replace(
                                id,
                                body().put("price", "11")
                                        .put("validUntil", "2020-01-01T00:00:00Z"))));
        assertEquals("10", trader.order(id).orThrow().path("price").asText());
    }

    @Test
    void othersOrdersAndNoOrdersLookAlike() {
        String id = placed("BUY", "10").path("orderId").asText();
        ObjectNode change = body().put("price", "11");

        Reply foreign = stranger.send("PATCH", "orders/" + id, change, Map.of());
        Reply unknown = replace("1024", change);
        Reply implausible = replace(Long.toString(Long.MAX_VALUE), change);

        assertEquals("404 ORDER_NOT_FOUND", code(foreign));
        assertEquals(foreign.body(), unknown.body());
        assertEquals(foreign.body(), implausible.body());
        trader.cancel(id).orThrow();
        assertEquals("409 ORDER_CLOSED", code(replace(id, change)));
    }

    @Test
    void allOpenOrdersOfASideAreCancelled() {
        placed("BUY", "10");
        placed("BUY", "11");
        String kept = placed("SELL", "20").path("orderId").asText();

        Reply bad = cancelAll("?side=buy", Map.of());
        Reply unknown = cancelAll("?symbol=NONE-USDT", Map.of());
        for (String odd : List.of("?side=", "?sides=BUY", "?side=BUY&side=SELL", "?symbol=")) {
            assertEquals("400 PARAMETER_INVALID", code(cancelAll(odd, Map.of())), odd);
        }
        JsonNode cancelled = cancelAll("?side=BUY&symbol=" + market.symbol(), Map.of()).orThrow();

        assertEquals("400 SIDE_INVALID", code(bad));
        assertEquals("422 SYMBOL_UNKNOWN", code(unknown));
        assertEquals(2, cancelled.path("orderIds").size(), cancelled::toString);
        assertEquals(List.of(kept), trader.openOrders(market));
    }

    @Test
    void whoIsNotHeardOfLosesItsOrders() {
        String id = placed("BUY", "10").path("orderId").asText();

        Reply bad = trader.send("PUT", "cancel-after", body().put("seconds", 86_401), Map.of());
        JsonNode off =
                trader.send("PUT", "cancel-after", body().put("seconds", 0), Map.of()).orThrow();
        JsonNode set =
                trader.send("PUT", "cancel-after", body().put("seconds", 1), Map.of()).orThrow();

        assertEquals("422 LIMIT_INVALID", code(bad));
        assertTrue(off.path("deadline").isMissingNode(), off::toString);
        assertTrue(set.path("deadline").isTextual(), set::toString);
        Market.eventually(
                "the switch has fired",
                () -> trader.order(id).body().path("reason").asText().equals("DEAD_MAN_SWITCH"));
    }

    @Test
    void aRepeatWithItsKeyGetsTheOutcomeOfTheFirst() {
        String id = placed("BUY", "10").path("orderId").asText();
        ObjectNode change = body().put("price", "11");

        trader.send("PATCH", "orders/" + id, change, key("p-" + id)).orThrow();
        replace(id, body().put("price", "12")).orThrow();
        JsonNode again = trader.send("PATCH", "orders/" + id, change, key("p-" + id)).orThrow();
        assertEquals("12", again.path("price").asText(), "it is not replaced once more");

        Reply reused =
                trader.send("PATCH", "orders/" + id, body().put("price", "13"), key("p-" + id));
        assertEquals("409 IDEMPOTENCY_KEY_REUSED", code(reused));
        assertEquals(
                "400 IDEMPOTENCY_KEY_INVALID",
                code(trader.send("DELETE", "orders/" + id, body(), key("no spaces"))));

        for (int i = 0; i < 3; i++) {
            JsonNode cancelled =
                    trader.send("DELETE", "orders/" + id, body(), key("d-" + id)).orThrow();
            assertEquals("CANCELLED", cancelled.path("status").asText());
        }
        assertEquals("409 ORDER_CLOSED", code(trader.cancel(id)));
        Reply refused = trader.send("DELETE", "orders/" + id, body(), key("late-" + id));
        assertEquals("409 ORDER_CLOSED", code(refused));
        assertEquals(
                "409 ORDER_CLOSED",
                code(trader.send("DELETE", "orders/" + id, body(), key("late-" + id))));
    }

    @Test
    void aHundredAtOnceOnTwoReplicasAreOne() throws InterruptedException, ExecutionException {
        ManagedProcess second = TestStack.anotherProcess(BourseService.ORDER_SERVICE, 2);
        second.start();
        try {
            second.awaitReady();
            URI replica = URI.create("http://127.0.0.1:" + second.component().port());
            Market.eventually(
                    "the replica knows how many requests the account may send",
                    () -> mayAskOften(replica.resolve("/api/v1/orders/1024")));

            String id = "";
            for (int round = 0; round < 10; round++) {
                id = placed("BUY", "10").path("orderId").asText();
                assertEquals(Set.of("200 CANCELLED"), hundred(id, replica));
            }
            TestStack.shared().stop(RedisServer.NAME);
            assertEquals(Set.of("200 CANCELLED"), hundred(id, replica), "without Redis");
        } finally {
            second.stop();
            TestStack.shared().start(RedisServer.NAME);
        }
    }

    private static boolean mayAskOften(URI order) {
        for (int i = 0; i < OFTEN; i++) {
            if (STACK.rest().delete(order, trader.token(), Map.of()).status() == 429) {
                return false;
            }
        }
        return true;
    }

    /** What a hundred cancels of an order with one key are told by two replicas. */
    private static Set<String> hundred(String id, URI replica)
            throws InterruptedException, ExecutionException {
        List<URI> replicas = List.of(STACK.url("order-service"), replica);
        List<Callable<Reply>> requests = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            URI order = replicas.get(i % replicas.size()).resolve("/api/v1/orders/" + id);
            requests.add(() -> STACK.rest().delete(order, trader.token(), key("hundred-" + id)));
        }
        Set<String> outcomes = new TreeSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Reply> reply : threads.invokeAll(requests)) {
                JsonNode body = reply.get().body();
                outcomes.add(reply.get().status() + " " + body.path("status").asText());
            }
        }
        return outcomes;
    }
}
