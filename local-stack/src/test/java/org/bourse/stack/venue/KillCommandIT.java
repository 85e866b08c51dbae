package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.launcher.Launcher;
import org.bourse.stack.rest.Reply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code ./bourse kill} as an operator uses it. */
class KillCommandIT {
    private static Market market;
    private static Trader trader;
    private static Launcher launcher;

    @BeforeAll
    static void openMarket() {
        StackClient stack = TestStack.shared().client();
        launcher = new Launcher(TestStack.home());
        market = Market.listed(stack, "KILL");
        trader = Trader.of(stack, stack.createTraders("kill", 1).getFirst()).supplied(market);
    }

    private static String run(int exitCode, String... words)
            throws IOException, InterruptedException {
        Launcher.Result result = launcher.run(words);
        assertEquals(exitCode, result.exitCode(), result.output());
        return result.output();
    }

    private static void assertContains(String part, String text) {
        assertTrue(text.contains(part), text);
    }

    private static String refusal() {
        Reply reply = trader.place(Trader.limit(market.symbol(), "SELL", "1", "7"));
        return reply.status() + " " + reply.body().path("code").asText();
    }

    private static void killedAndReleased(String code, String... what)
            throws IOException, InterruptedException {
        trader.accepted(Trader.limit(market.symbol(), "SELL", "1", "8"));
        String[] words = new String[what.length + 1];
        words[0] = "kill";
        System.arraycopy(what, 0, words, 1, what.length);

        assertContains("takes no order any more", run(0, words));
        try {
            assertEquals(code, refusal());
            Market.eventually("cancelled", () -> trader.openOrders(market).isEmpty());
            assertContains("takes no order any more", run(0, words));
        } finally {
            String[] release = Arrays.copyOf(words, words.length + 1);
            release[words.length] = "--release";
            assertContains("trades again", run(0, release));
        }

        var order = trader.accepted(Trader.limit(market.symbol(), "SELL", "1", "6"));
        trader.cancel(order.path("orderId").asText());
    }

    @Test
    void anAccountIsKilledAndReleased() throws IOException, InterruptedException {
        killedAndReleased("422 ACCOUNT_SUSPENDED", "--account", trader.account());
    }

    @Test
    void aSymbolIsKilledAndReleased() throws IOException, InterruptedException {
        killedAndReleased("422 SYMBOL_HALTED", "--symbol", market.symbol());
    }

    @Test
    void theVenueIsKilledAndReleased() throws IOException, InterruptedException {
        killedAndReleased("422 VENUE_HALTED", "--venue");
    }

    @Test
    void wrongUseIsRefused() throws IOException, InterruptedException {
        assertContains("--venue", run(2, "kill"));
        assertContains("mutually exclusive", run(2, "kill", "--venue", "--symbol", "BTC-USDT"));
        assertContains("404 SYMBOL_UNKNOWN: ", run(1, "kill", "--symbol", "NONE-USDT"));
        assertContains("404 ACCOUNT_UNKNOWN: ", run(1, "kill", "--account", "999999"));
    }
}
