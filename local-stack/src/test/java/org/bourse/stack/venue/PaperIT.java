package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.bourse.stack.Stack;
import org.bourse.stack.StackOptions;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.seed.DemoMarket;
import org.bourse.stack.server.StackFolders;
import org.bourse.stack.service.Overrides;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A paper venue beside the live one; its books follow a market that the test plays. */
@Tag("long")
class PaperIT {
    private static final String MIRROR = "paper-market-data-service";
    private static final String SYMBOL = "BTC-USDT";

    private static final Map<String, String> BIDS = Map.of("60000", "0.5", "59999", "1");
    private static final Map<String, String> ASKS = Map.of("60010", "0.4", "60011", "2");

    private static Path pipe;
    private static Stack stack;

    private OutsideMarket market;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        Path folder = TestStack.emptyHome("paper");
        pipe = OutsideMarket.pipe(folder.resolve("market"));
        Path home = folder.resolve("venue");
        Overrides overrides = new Overrides(new StackFolders(home), MIRROR);
        overrides.set("bourse.source.feeds.recording.speed", "0");
        // A test says nothing for as long as it waits.
        overrides.set("bourse.source.feeds.recording.stale-after", "5M");
        overrides.set("bourse.paper.stale-after", "5M");
        StackOptions options = StackOptions.test(TestStack.project(), home);
        stack =
                Stack.start(
                        options.withPaper(Optional.of(pipe)),
                        line -> System.out.println("paper: " + line));
        new DemoMarket(stack.client()).seed();
        new DemoMarket(stack.client(), true).seed();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @BeforeEach
    void openMarket() throws IOException {
        market = OutsideMarket.open(pipe);
        market.book(BIDS, ASKS);
        awaitBook(BIDS, ASKS);
    }

    /** The recording ends; the next one is played by the service's next life. */
    @AfterEach
    void endMarket() throws IOException {
        market.close();
        awaitBook(Map.of(), Map.of());
        stack.stop(MIRROR);
        stack.start(MIRROR);
    }

    private static void awaitBook(Map<String, String> bids, Map<String, String> asks) {
        Market.eventually(
                "the paper book is " + bids + " " + asks,
                () -> {
                    JsonNode depth =
                            stack.client()
                                    .rest()
                                    .get(
                                            stack.url(MIRROR)
                                                    .resolve("/api/v1/depth?symbol=" + SYMBOL),
                                            "")
                                    .orThrow();
                    return levels(depth.path("bids")).equals(new TreeMap<>(bids))
                            && levels(depth.path("asks")).equals(new TreeMap<>(asks));
                });
    }

    /**
     * Waits until the mirror has seen what rests: no trade of the market from before meets it. It
     * tells a change only after the venue has answered the one before, and reads the answers in the
     * venue's order.
     */
    private void awaitSeen(Map<String, String> bids, Map<String, String> asks) throws IOException {
        Map<String, String> more = new TreeMap<>(bids);
        more.put("59990", "1");
        for (Map<String, String> shown : List.of(more, bids)) {
            market.change(Map.of("59990", shown.getOrDefault("59990", "0")), Map.of());
            awaitBook(shown, asks);
        }
    }

    private static Map<String, String> levels(JsonNode side) {
        Map<String, String> levels = new TreeMap<>();
        side.forEach(level -> levels.put(level.get(0).asText(), level.get(1).asText()));
        return levels;
    }

    private static ObjectNode limit(String side, String tif, String quantity, String price) {
        return Trader.limit(SYMBOL, side, quantity, price).put("timeInForce", tif);
    }

    private static JsonNode place(String service, String user, ObjectNode order) {
        Reply reply =
                stack.client()
                        .rest()
                        .post(
                                stack.url(service).resolve("/api/v1/orders"),
                                stack.token(user),
                                order);
        assertEquals(201, reply.status(), () -> reply.body().toString());
        return reply.body();
    }

    private static JsonNode order(String service, String user, String id) {
        return stack.client()
                .rest()
                .get(stack.url(service).resolve("/api/v1/orders/" + id), stack.token(user))
                .orThrow();
    }

    private static void awaitFilled(String user, String id, String quantity) {
        Market.eventually(
                quantity + " of " + id + " are filled",
                () ->
                        order("paper-order-service", user, id)
                                .path("filledQuantity")
                                .asText()
                                .equals(quantity));
    }

    @Test
    void anOrderFillsAgainstTheDepthOfTheMarketOutside() {
        JsonNode order = place("paper-order-service", "alice", limit("BUY", "IOC", "0.5", "60011"));
        assertEquals("FILLED", order.path("status").asText(), order::toString);
        awaitBook(BIDS, Map.of("60011", "1.9"));
    }

    @Test
    void aRestingOrderFillsWhenTheLineBeforeItIsConsumed() throws IOException {
        String id =
                place("paper-order-service", "alice", limit("BUY", "GTC", "0.3", "60000"))
                        .path("orderId")
                        .asText();
        awaitBook(Map.of("60000", "0.8", "59999", "1"), ASKS);
        awaitSeen(Map.of("60000", "0.8", "59999", "1"), ASKS);
        market.sold("0.4", "60000");
        awaitBook(Map.of("60000", "0.4", "59999", "1"), ASKS);
        assertEquals(
                "0", order("paper-order-service", "alice", id).path("filledQuantity").asText());
        market.sold("0.3", "60000");
        awaitFilled("alice", id, "0.2");
        market.change(Map.of("60000", "0"), Map.of("59999.5", "0.7"));
        awaitFilled("alice", id, "0.3");
        awaitBook(Map.of("59999", "1"), Map.of("59999.5", "0.6", "60010", "0.4", "60011", "2"));
    }

    @Test
    void anotherLifeOfTheMirrorGoesOnWhereTheLastOneWasKilled() throws IOException {
        String id =
                place("paper-order-service", "bob", limit("BUY", "GTC", "0.3", "60000"))
                        .path("orderId")
                        .asText();
        awaitBook(Map.of("60000", "0.8", "59999", "1"), ASKS);
        stack.kill(MIRROR);
        market.close();
        stack.start(MIRROR);
        market = OutsideMarket.open(pipe);
        market.book(Map.of("60000", "0.6", "59998", "3"), Map.of("60010", "0.4", "60012", "1"));
        Map<String, String> bids = Map.of("60000", "0.8", "59998", "3");
        Map<String, String> asks = Map.of("60010", "0.4", "60012", "1");
        awaitBook(bids, asks);
        awaitSeen(bids, asks);
        market.sold("0.6", "60000");
        awaitFilled("bob", id, "0.1");
        stack.client()
                .rest()
                .delete(
                        stack.url("paper-order-service").resolve("/api/v1/orders/" + id),
                        stack.token("bob"),
                        Map.of())
                .orThrow();
    }

    private HttpResponse<String> send(String user, ObjectNode order)
            throws IOException, InterruptedException {
        URI address = stack.url("order-service").resolve("/api/v1/orders");
        return http.send(
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + stack.token(user))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(order.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private Reply mode(String user, String query, String mode) {
        return stack.client()
                .rest()
                .put(
                        stack.url("portfolio-service").resolve("/api/v1/accounts/mode" + query),
                        stack.token(user),
                        RestClient.json().createObjectNode().put("mode", mode));
    }

    private String funds(String user, String asset) {
        return funds(user, "", asset);
    }

    private String funds(String user, String query, String asset) {
        JsonNode balances =
                stack.client()
                        .rest()
                        .get(
                                stack.url("portfolio-service").resolve("/api/v1/balances" + query),
                                stack.token(user))
                        .orThrow();
        for (JsonNode balance : balances.path("balances")) {
            if (balance.path("asset").asText().equals(asset)) {
                return balance.path("available").asText();
            }
        }
        throw new AssertionError(balances.toString());
    }

    @Test
    void theSwitchSendsTheSameRequestToTheOtherVenue() throws Exception {
        HttpResponse<String> live = send("mm", limit("SELL", "IOC", "0.1", "60000"));
        assertEquals(201, live.statusCode(), live.body());
        assertEquals(Optional.of("live"), live.headers().firstValue("Bourse-Venue"));
        assertTrue(live.body().contains("CANCELLED"), "nobody buys at the live venue");

        String account = mode("mm", "", "PAPER").orThrow().path("accountId").asText();
        Market.eventually("order-service knows", () -> venueOf("mm").equals("paper"));
        HttpResponse<String> paper = send("mm", limit("SELL", "IOC", "0.1", "60000"));
        assertEquals(201, paper.statusCode(), paper.body());
        assertTrue(paper.body().contains("FILLED"), paper::body);
        awaitBook(Map.of("60000", "0.4", "59999", "1"), ASKS);
        Market.eventually("paper funds", () -> funds("mm", "BTC").equals("999.9"));

        assertEquals(200, mode("operator", "?accountId=" + account, "LIVE").status());
        Market.eventually("order-service knows", () -> venueOf("mm").equals("live"));
        Market.eventually("live funds", () -> funds("mm", "BTC").equals("1000"));
    }

    private static JsonNode post(String path, String user, ObjectNode body) {
        return stack.client()
                .rest()
                .sendJson(
                        "POST",
                        stack.url("portfolio-service").resolve("/api/v1/" + path),
                        stack.token(user),
                        body,
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                .orThrow();
    }

    @Test
    void aHolderIsSwitchedWithAllAccounts() {
        ObjectNode nothing = RestClient.json().createObjectNode();
        JsonNode opened = post("accounts?label=hedging", "alice", nothing);
        String sub = opened.path("accountId").asText();
        ObjectNode amount = nothing.deepCopy().put("toAccountId", sub).put("asset", "USDT");
        post("transfers", "alice", amount.put("amount", "1000"));
        ObjectNode order = limit("BUY", "GTC", "0.01", "50000").put("accountId", sub);
        String id = place("order-service", "alice", order).path("orderId").asText();
        String named = "?accountId=" + sub;
        Market.eventually(
                "the hold is booked", () -> !funds("alice", named, "USDT").equals("1000"));
        assertEquals(
                "ACCOUNT_HOLDS_FUNDS", mode("alice", "", "PAPER").body().path("code").asText());

        stack.client()
                .rest()
                .delete(
                        stack.url("order-service").resolve("/api/v1/orders/" + id + named),
                        stack.token("alice"),
                        Map.of())
                .orThrow();
        Market.eventually("it is given back", () -> funds("alice", named, "USDT").equals("1000"));
        JsonNode switched = mode("alice", named, "PAPER").orThrow();
        assertEquals(opened.path("mainAccountId"), switched.path("accountId"));
        Market.eventually("order-service knows", () -> venueOf("alice").equals("paper"));
        assertEquals(200, mode("operator", named, "LIVE").status());
        Market.eventually("order-service knows", () -> venueOf("alice").equals("live"));
    }

    private String venueOf(String user) {
        try {
            return http.send(
                            HttpRequest.newBuilder(
                                            stack.url("order-service")
                                                    .resolve("/api/v1/orders?limit=1"))
                                    .header("Authorization", "Bearer " + stack.token(user))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .headers()
                    .firstValue("Bourse-Venue")
                    .orElse("");
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anAccountWithOpenOrdersStaysLive() {
        String id =
                place("order-service", "bob", limit("BUY", "GTC", "0.01", "50000"))
                        .path("orderId")
                        .asText();
        Market.eventually("the hold is booked", () -> !funds("bob", "USDT").equals("100000"));
        Reply refused = mode("bob", "", "PAPER");
        assertEquals(409, refused.status());
        assertEquals("ACCOUNT_HOLDS_FUNDS", refused.body().path("code").asText());
        assertEquals("live", venueOf("bob"));
        assertEquals(404, mode("bob", "?accountId=1", "PAPER").status());
        stack.client()
                .rest()
                .delete(
                        stack.url("order-service").resolve("/api/v1/orders/" + id),
                        stack.token("bob"),
                        Map.of())
                .orThrow();
    }
}
