package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.bourse.contracts.Ids;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.junit.jupiter.api.Test;

/** Call auctions, ordered by an operator, by a schedule, and by a breaker. */
class AuctionIT {
    private final StackClient stack = TestStack.shared().client();

    @Test
    void ordersCollectedInAnAuctionTradeAtOnePriceWhenItEnds() {
        Market market = Market.listed(stack, "CALLED");
        List<String> users = stack.createTraders("called", 2);
        Trader buyer = Trader.of(stack, users.get(0)).funded(market);
        Trader seller = Trader.of(stack, users.get(1)).funded(market);
        Market.eventually(
                "the deposits are in the ledger",
                () -> seller.balances(0).size() == 2 && buyer.balances(0).size() == 2);
        Map<String, String> buyerHad = buyer.balances(0);
        Map<String, String> sellerHad = seller.balances(0);
        try (StreamClient stream =
                new StreamClient(stack, market.stream("auction"), market.stream("trade"))) {
            assertEquals("AUCTION", setState(market, "AUCTION"));
            Market.eventually("the public sees it", () -> status(market).equals("AUCTION"));

            String buy =
                    id(buyer.accepted(Trader.limit(market.symbol(), "BUY", "3", "101")), "OPEN");
            String sell =
                    id(seller.accepted(Trader.limit(market.symbol(), "SELL", "2", "99")), "OPEN");
            Reply taking =
                    buyer.place(
                            Trader.limit(market.symbol(), "BUY", "1", "101")
                                    .put("timeInForce", "IOC"));
            assertEquals("422 SYMBOL_IN_AUCTION", taking.status() + " " + code(taking));
            assertIndication(market, stream);

            assertEquals("TRADING", setState(market, "TRADING"));
            long position = Ids.position(Ids.parse(sell));
            assertFilled(buyer, buy, "PARTIALLY_FILLED");
            assertFilled(seller, sell, "FILLED");
            // The rest of the buyer's holds 1 × 101 and of the highest fee what is left:
            // 0.303 + one minor unit − 0.101.
            Market.eventually(
                    "the buyer's balances are right",
                    () ->
                            Trader.change(buyerHad, buyer.balances(position))
                                    .equals(
                                            Map.of(
                                                    "CALLED",
                                                    "2/0",
                                                    "USDT",
                                                    "-303.30300001/101.20200001")));
            assertEquals(
                    Map.of("CALLED", "-2/0", "USDT", "201.899/0"),
                    Trader.change(sellerHad, seller.balances(position)));
            assertEquals(buyer.balances(position), buyer.ledgerSums(position));
            assertEquals(seller.balances(position), seller.ledgerSums(position));
            assertTape(market, stream);
            market.assertConserved();
        }
    }

    private static void assertIndication(Market market, StreamClient stream) {
        Market.eventually(
                "the book is crossed and told what it would trade",
                () ->
                        StreamClient.book(market.depth()).equals(List.of("bid 101 3", "ask 99 2"))
                                && market.depth()
                                        .path("indication")
                                        .toString()
                                        .equals(
                                                "{\"price\":\"101\",\"quantity\":\"2\","
                                                        + "\"surplus\":\"1\","
                                                        + "\"surplusSide\":\"BUY\"}"));
        Market.eventually(
                "the indicative price is streamed",
                () ->
                        stream.data(market.stream("auction"), "indicativePrice").stream()
                                .anyMatch(data ->
                                        data.path("p").asText().equals("101")
                                                && data.path("q").asText().equals("2")
                                                && data.path("d").asText().equals("1")
                                                && data.path("D").asText().equals("BUY")));
    }

    /** Two at 101, as a maker. */
    private static void assertFilled(Trader trader, String orderId, String status) {
        Market.eventually(
                "order " + orderId + " is " + status,
                () -> trader.order(orderId).orThrow().path("status").asText().equals(status));
        JsonNode order = trader.order(orderId).orThrow();
        assertEquals("2", order.path("filledQuantity").asText());
        assertEquals("101", order.path("averagePrice").asText());
        assertEquals("0.101", order.path("fee").asText());
        assertEquals("MAKER", order.path("fills").get(0).path("role").asText());
    }

    private static void assertTape(Market market, StreamClient stream) {
        Market.eventually(
                "the trade and the end of the auction are streamed",
                () ->
                        stream.data(market.stream("trade"), "trade").size() == 1
                                && stream.data(market.stream("auction"), "auctionEnd").size() == 1);
        assertTrue(stream.data(market.stream("trade"), "trade").getFirst().path("c").asBoolean());
        assertEquals(1, market.trades().size());
        JsonNode trade = market.trades().get(0);
        assertEquals("101", trade.path("price").asText());
        assertEquals("2", trade.path("quantity").asText());
        assertTrue(trade.path("auction").asBoolean());
        assertFalse(trade.has("takerSide"));
        assertEquals(List.of("bid 101 1"), StreamClient.book(market.depth()));
        assertFalse(market.depth().has("indication"));
    }

    @Test
    void aScheduleSetsTheStateWhenItsTimeComes() {
        Market market = Market.listed(stack, "SCHEDULED");
        ZonedDateTime soon = Instant.now().atZone(ZoneOffset.UTC).plusSeconds(3);
        ObjectNode schedule = RestClient.json().createObjectNode();
        schedule.putArray("changes")
                .addObject()
                .put("day", soon.getDayOfWeek().name())
                .put("time", soon.format(DateTimeFormatter.ofPattern("HH:mm:ss")))
                .put("state", "AUCTION");

        JsonNode set = put(market, "symbols/" + market.symbol() + "/schedule", schedule).orThrow();

        assertEquals(schedule.path("changes"), set.path("changes"));
        Market.eventually("the state is set", () -> status(market).equals("AUCTION"));
    }

    @Test
    void aBreakerStopsTheTradingThenCollectsOrdersThenOpensItAgain() {
        Market market = Market.listed(stack, "BREAKING");
        List<String> users = stack.createTraders("breaking", 2);
        Trader maker = Trader.of(stack, users.get(0)).funded(market);
        Trader taker = Trader.of(stack, users.get(1)).funded(market);
        ObjectNode change = RestClient.json().createObjectNode();
        change.putObject("breaker")
                .put("rate", "0.1")
                .put("windowSeconds", 60)
                .put("pauseSeconds", 3)
                .put("auctionSeconds", 3);
        stack.rest()
                .sendJson(
                        "PATCH",
                        market.administration("symbols/" + market.symbol()),
                        market.operator(),
                        change,
                        Map.of())
                .orThrow();
        maker.accepted(Trader.limit(market.symbol(), "SELL", "1", "100"));
        maker.accepted(Trader.limit(market.symbol(), "SELL", "1", "111"));

        JsonNode order =
                taker.accepted(
                        Trader.limit(market.symbol(), "BUY", "2", "120").put("timeInForce", "IOC"));

        assertEquals("CANCELLED", order.path("status").asText());
        assertEquals("VOLATILITY", order.path("reason").asText());
        assertEquals("1", order.path("filledQuantity").asText());
        Market.eventually("the symbol halts", () -> status(market).equals("HALTED"));
        Market.eventually("an auction follows", () -> status(market).equals("AUCTION"));
        Market.eventually("the symbol trades again", () -> status(market).equals("TRADING"));
        market.assertConserved();
    }

    private String setState(Market market, String state) {
        return put(
                        market,
                        "symbols/" + market.symbol() + "/state",
                        RestClient.json().createObjectNode().put("state", state))
                .orThrow()
                .path("status")
                .asText();
    }

    private String status(Market market) {
        return market.listing().path("status").asText();
    }

    private static String id(JsonNode order, String status) {
        assertEquals(status, order.path("status").asText());
        return order.path("orderId").asText();
    }

    private static String code(Reply reply) {
        return reply.body().path("code").asText();
    }

    private Reply put(Market market, String what, JsonNode body) {
        return stack.rest().put(market.administration(what), market.operator(), body);
    }
}
