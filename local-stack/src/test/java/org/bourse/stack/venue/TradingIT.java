package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.bourse.contracts.Ids;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.seed.Accounts;
import org.bourse.stack.seed.DemoMarket;
import org.bourse.stack.server.DemoUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Alice and Bob of the demo realm trade; everything that tells of the trade agrees to the last
 * unit. Whatever else they have done, what they had before is the measure, and the symbol is this
 * test's own.
 */
class TradingIT {
    private static StackClient stack;
    private static Market market;
    private static Trader alice;
    private static Trader bob;

    @BeforeAll
    static void openMarket() {
        stack = TestStack.shared().client();
        market = Market.listed(stack, "TRADING");
        alice = Trader.of(stack, DemoUser.ALICE.userName()).supplied(market);
        bob = Trader.of(stack, DemoUser.BOB.userName()).supplied(market);
    }

    /** Also after a failure, for whoever trades as Alice or Bob next. */
    @AfterEach
    void leaveNoOpenOrder() {
        for (Trader trader : List.of(alice, bob)) {
            trader.openOrders(market).forEach(trader::cancel);
            Market.eventually("no order is left open", () -> trader.openOrders(market).isEmpty());
        }
    }

    @Test
    void whatWasJustListedCanBeDeposited() {
        String operator = stack.token("operator");
        for (int i = 0; i < 10; i++) {
            String asset = "JUST" + i;
            new DemoMarket(stack).listAsset(operator, asset);
            new Accounts(stack).deposit(operator, alice.account(), asset, "1");
        }
    }

    @Test
    void aTradeIsToldTheSameEverywhere() {
        Map<String, String> aliceHad = alice.balances(0);
        Map<String, String> bobHad = bob.balances(0);
        try (StreamClient stream =
                new StreamClient(stack, market.stream("trade"), market.stream("depth"))) {
            Market.eventually(
                    "a snapshot comes first",
                    () -> !stream.data(market.stream("depth"), "depthSnapshot").isEmpty());

            JsonNode sell = alice.accepted(Trader.limit(market.symbol(), "SELL", "2", "100"));
            assertEquals("OPEN", sell.path("status").asText());
            JsonNode buy = bob.accepted(Trader.limit(market.symbol(), "BUY", "3", "101"));
            long position = Ids.position(Ids.parse(buy.path("orderId").asText()));

            assertTakersOrder(buy);
            String tradeId = buy.path("fills").get(0).path("tradeId").asText();
            assertMakersOrder(sell.path("orderId").asText(), tradeId);
            // Bob holds 1 × 101 and the rest of the highest fee: 0.303 + one minor unit − 0.2.
            assertEquals(
                    Map.of("TRADING", "2/0", "USDT", "-301.30300001/101.10300001"),
                    Trader.change(bobHad, bob.balances(position)));
            assertEquals(
                    Map.of("TRADING", "-2/0", "USDT", "199.9/0"),
                    Trader.change(aliceHad, alice.balances(position)));
            assertEquals(bob.balances(position), bob.ledgerSums(position));
            assertEquals(alice.balances(position), alice.ledgerSums(position));
            assertPublicTrade(stream, tradeId);
            Market.eventually(
                    "stream and snapshot agree",
                    () ->
                            stream.book(market.stream("depth")).equals(List.of("bid 101 1"))
                                    && StreamClient.book(market.depth())
                                            .equals(List.of("bid 101 1")));

            JsonNode cancelled = bob.cancel(buy.path("orderId").asText()).orThrow();
            assertEquals("CANCELLED", cancelled.path("status").asText());
            assertEquals("REQUESTED", cancelled.path("reason").asText());
            Market.eventually(
                    "the rest of the hold is released",
                    () ->
                            Trader.change(bobHad, bob.balances(position))
                                    .equals(Map.of("TRADING", "2/0", "USDT", "-200.2/0")));
            assertEquals(bob.balances(position), bob.ledgerSums(position));
            Market.eventually(
                    "the level is gone from the stream",
                    () -> stream.book(market.stream("depth")).isEmpty());
            market.assertConserved();
        }
    }

    /** Bob's, as he was answered. */
    private static void assertTakersOrder(JsonNode buy) {
        assertEquals("PARTIALLY_FILLED", buy.path("status").asText());
        assertEquals("2", buy.path("filledQuantity").asText());
        assertEquals("1", buy.path("remainingQuantity").asText());
        assertEquals("100", buy.path("averagePrice").asText());
        assertEquals("0.2", buy.path("fee").asText());
        assertEquals(1, buy.path("fills").size());
        JsonNode fill = buy.path("fills").get(0);
        assertEquals("TAKER", fill.path("role").asText());
        assertEquals("100", fill.path("price").asText());
        assertEquals("2", fill.path("quantity").asText());
        assertEquals("USDT", fill.path("feeAsset").asText());
    }

    /** Alice's, as the history has it. */
    private static void assertMakersOrder(String orderId, String tradeId) {
        Market.eventually(
                "the maker's order is projected",
                () -> alice.order(orderId).orThrow().path("status").asText().equals("FILLED"));
        JsonNode sold = alice.order(orderId).orThrow();
        assertEquals("2", sold.path("filledQuantity").asText());
        assertEquals("0.1", sold.path("fee").asText());
        assertEquals(1, sold.path("fills").size());
        JsonNode fill = sold.path("fills").get(0);
        assertEquals("MAKER", fill.path("role").asText());
        assertEquals("100", fill.path("price").asText());
        assertEquals("2", fill.path("quantity").asText());
        assertEquals(tradeId, fill.path("tradeId").asText());
    }

    private static void assertPublicTrade(StreamClient stream, String tradeId) {
        Market.eventually(
                "the trade is streamed",
                () -> stream.data(market.stream("trade"), "trade").size() == 1);
        JsonNode streamed = stream.data(market.stream("trade"), "trade").getFirst();
        assertEquals(tradeId, streamed.path("t").asText());
        assertEquals("100", streamed.path("p").asText());
        assertEquals("2", streamed.path("q").asText());
        assertTrue(streamed.has("m") && !streamed.path("m").asBoolean());
        JsonNode tape = market.trades().get(0);
        assertEquals(tradeId, tape.path("id").asText());
        assertEquals("100", tape.path("price").asText());
        assertEquals("2", tape.path("quantity").asText());
    }

    @Test
    void marketOrdersTakeWhatThereIs() {
        Market own = Market.listed(stack, "TAKING");
        List<String> users = stack.createTraders("taking", 2);
        Trader maker = Trader.of(stack, users.get(0)).funded(own);
        Trader taker = Trader.of(stack, users.get(1)).funded(own);
        maker.accepted(Trader.limit(own.symbol(), "SELL", "1", "100"));
        maker.accepted(Trader.limit(own.symbol(), "SELL", "1", "102"));

        JsonNode byQuantity =
                taker.accepted(
                        Trader.limit(own.symbol(), "BUY", "1.5", "0")
                                .put("type", "MARKET")
                                .put("timeInForce", "IOC")
                                .without("price"));
        assertEquals("FILLED", byQuantity.path("status").asText());
        assertEquals("100.666666666666667", byQuantity.path("averagePrice").asText());

        JsonNode byBudget =
                taker.accepted(
                        Trader.limit(own.symbol(), "BUY", "0", "0")
                                .put("type", "MARKET")
                                .put("timeInForce", "IOC")
                                .put("quoteQuantity", "40")
                                .without(List.of("price", "quantity")));
        assertEquals("FILLED", byBudget.path("status").asText());
        // 0.391 × 102 = 39.882 and its fee 0.039882; 0.392 would cost 40.023984.
        assertEquals("0.391", byBudget.path("filledQuantity").asText());
        assertEquals("0.039882", byBudget.path("fee").asText());

        JsonNode kill =
                taker.accepted(
                        Trader.limit(own.symbol(), "BUY", "5", "102").put("timeInForce", "FOK"));
        assertEquals("CANCELLED", kill.path("status").asText());
        assertEquals("FOK_UNFILLABLE", kill.path("reason").asText());
        own.assertConserved();
    }
}
