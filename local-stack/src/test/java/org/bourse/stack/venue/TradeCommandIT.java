package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.launcher.Launcher;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.server.DemoUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code ./bourse trade} as Alice uses it, at a symbol of this test's own. */
class TradeCommandIT {
    private static StackClient stack;
    private static Market market;
    private static Trader alice;
    private static Launcher launcher;

    private final String id = UUID.randomUUID().toString();

    @BeforeAll
    static void openMarket() {
        stack = TestStack.shared().client();
        launcher = new Launcher(TestStack.home());
        market = Market.listed(stack, "HAND");
        alice = Trader.of(stack, DemoUser.ALICE.userName());
    }

    @AfterEach
    void leaveNoOpenOrder() {
        alice.openOrders(market).forEach(alice::cancel);
        Market.eventually("no order is left open", () -> alice.openOrders(market).isEmpty());
    }

    private static String[] trade(String... words) {
        List<String> arguments = new ArrayList<>(List.of("trade"));
        arguments.addAll(Arrays.asList(words));
        return arguments.toArray(String[]::new);
    }

    /** What it printed. */
    private static String run(int exitCode, String... words)
            throws IOException, InterruptedException {
        Launcher.Result result = launcher.run(trade(words));
        assertEquals(exitCode, result.exitCode(), result.output());
        return result.output();
    }

    private static void assertContains(String part, String text) {
        assertTrue(text.contains(part), text);
    }

    @Test
    void anOrderIsPlacedSeenAndCancelled() throws IOException, InterruptedException {
        String symbol = market.symbol();
        String placed = run(0, "buy", symbol, "1.5", "--price", "10", "--id", id);
        assertContains("BUY 1.5 HAND-USDT LIMIT at 10: OPEN, client id " + id, placed);
        String orderId = placed.split(" ", 3)[1];

        String listed = run(0, "orders", "--open", "--symbol", symbol, "--user", "alice");
        assertContains(orderId, listed);
        assertEquals(2, listed.lines().count(), listed);
        assertContains(orderId, run(0, "orders", "--id", id));
        Market.eventually("the book shows it", () -> market.depth().path("bids").size() == 1);
        assertContains("bid", run(0, "book", symbol, "--depth", "5"));

        assertContains("CANCELLED because of REQUESTED", run(0, "cancel", "--id", id));
        assertContains("409 ORDER_CLOSED: ", run(1, "cancel", orderId));
    }

    @Test
    void allOpenOrdersAreCancelledWhateverTheirType() throws IOException, InterruptedException {
        String symbol = market.symbol();
        assertContains("STOP", run(0, "buy", symbol, "1", "--type", "STOP", "--trigger", "1000"));
        run(0, "buy", symbol, "1", "--price", "7");
        assertEquals(2, alice.openOrders(market).size());

        assertContains(
                "these are already: ",
                run(0, "cancel", "--all", "--symbol", symbol, "--side", "buy"));
        assertTrue(alice.openOrders(market).isEmpty());

        run(0, "buy", symbol, "1", "--price", "7");
        assertContains("these are already: ", run(0, "cancel", "--all"));
        assertTrue(alice.openOrders(market).isEmpty());
    }

    @Test
    void aRefusalSaysWhy() throws IOException, InterruptedException {
        String refused = run(1, "sell", market.symbol(), "9000", "--price", "10");
        assertContains("422 INSUFFICIENT_FUNDS: ", refused);
        assertContains("404 SYMBOL_UNKNOWN: ", run(1, "book", "NONE-USDT"));
        assertContains("404 SYMBOL_UNKNOWN: ", run(1, "tail", "NONE-USDT"));
    }

    @Test
    void addressAndTokenAreEnough() throws IOException, InterruptedException {
        String url = stack.url("order-service").toString();
        String[] there = {"--url", url, "--token", alice.token(), "--json"};
        List<String> words = new ArrayList<>(List.of("buy", market.symbol(), "1", "--price", "9"));
        words.addAll(Arrays.asList(there));

        JsonNode order = RestClient.json().readTree(run(0, words.toArray(String[]::new)));

        assertEquals("OPEN", order.path("status").asText());
        assertEquals(alice.account(), order.path("accountId").asText());
        assertContains("401 UNAUTHENTICATED: ", run(1, "orders", "--url", url, "--token", "none"));
    }

    @Test
    void tradesAndOwnFillsAreFollowed() throws IOException, InterruptedException {
        Trader seller =
                Trader.of(stack, stack.createTraders("hand", 1).getFirst()).supplied(market);
        alice.accepted(Trader.limit(market.symbol(), "BUY", "1", "8").put("clientOrderId", id));
        Process tail = launcher.start(List.of(), trade("tail", market.symbol()));
        List<String> lines = new CopyOnWriteArrayList<>();
        try (BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(tail.getInputStream(), StandardCharsets.UTF_8))) {
            Thread reader = Thread.ofVirtual().start(() -> output.lines().forEach(lines::add));
            Market.eventually("it follows", () -> isSaid(lines, "following HAND-USDT"));

            seller.accepted(Trader.limit(market.symbol(), "SELL", "0.4", "8"));

            Market.eventually(
                    "the trade is shown",
                    () -> isSaid(lines, "trade of 0.4 HAND-USDT at 8, seller took"));
            Market.eventually(
                    "the order is shown", () -> isSaid(lines, "PARTIALLY_FILLED, filled 0.4 at 8"));
            Market.eventually(
                    "the fill is shown", () -> isSaid(lines, "  filled 0.4 at 8 as MAKER, fee "));
            tail.destroy();
            reader.join();
        } finally {
            tail.destroyForcibly();
        }
    }

    private static boolean isSaid(List<String> lines, String part) {
        return lines.stream().anyMatch(line -> line.contains(part));
    }
}
