package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bourse.contracts.Ids;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What traders and auditors read of orders and fills. */
class HistoryIT {
    private static StackClient stack;
    private static Market market;
    private static Trader maker;
    private static Trader taker;

    /** The taker's: filled in part and cancelled, a market order, one that is open. */
    private static JsonNode first;

    private static JsonNode second;
    private static JsonNode third;

    @BeforeAll
    static void trade() {
        stack = TestStack.shared().client();
        market = Market.listed(stack, "HISTORY");
        List<String> users = stack.createTraders("history", 2);
        maker = Trader.of(stack, users.get(0)).funded(market);
        taker = Trader.of(stack, users.get(1)).funded(market);
        maker.accepted(Trader.limit(market.symbol(), "SELL", "2", "100"));
        first = taker.accepted(Trader.limit(market.symbol(), "BUY", "3", "101"));
        taker.cancel(id(first)).orThrow();
        maker.accepted(Trader.limit(market.symbol(), "SELL", "1", "102"));
        second =
                taker.accepted(
                        Trader.limit(market.symbol(), "BUY", "1", "0")
                                .put("type", "MARKET")
                                .put("timeInForce", "IOC")
                                .without("price"));
        third = taker.accepted(Trader.limit(market.symbol(), "BUY", "1", "90"));
    }

    private static String id(JsonNode order) {
        return order.path("orderId").asText();
    }

    private static List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.forEach(one -> ids.add(id(one)));
        return ids;
    }

    private static List<String> orders(String query) {
        return ids(taker.ordersOf(query).orThrow().path("orders"));
    }

    private static List<String> fills(String query) {
        return ids(taker.fillsOf(query).orThrow().path("fills"));
    }

    @Test
    void ordersAreFilteredAndSorted() {
        List<String> all = List.of(id(third), id(second), id(first));

        assertEquals(all, orders("symbol=" + market.symbol()));
        assertEquals(all.reversed(), orders("sort=OLDEST"));
        assertEquals(List.of(id(second)), orders("type=MARKET"));
        assertEquals(List.of(id(third), id(first)), orders("type=LIMIT&side=BUY"));
        assertEquals(List.of(id(first)), orders("status=CANCELLED"));
        assertEquals(List.of(id(third)), orders("status=OPEN&from=2020-01-01T00:00:00Z"));
        assertEquals(List.of(), orders("status=EXPIRED"));
        assertEquals(List.of(), orders("to=2020-01-01T00:00:00Z"));
    }

    @Test
    void listsAreReadInPagesInEitherOrder() {
        List<String> orders = List.of(id(first), id(second), id(third));
        assertEquals(orders, pages(taker::ordersOf, "orders", "limit=1&sort=OLDEST"));
        assertEquals(orders.reversed(), pages(taker::ordersOf, "orders", "limit=2"));
        List<String> fills = List.of(id(first), id(second));
        assertEquals(fills, pages(taker::fillsOf, "fills", "limit=1&sort=OLDEST"));
        assertEquals(fills.reversed(), pages(taker::fillsOf, "fills", "limit=1"));
    }

    private static List<String> pages(Function<String, Reply> reader, String list, String query) {
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = reader.apply(query + cursor).orThrow();
            all.addAll(ids(page.path(list)));
            cursor = page.has("nextCursor") ? "&cursor=" + page.path("nextCursor").asText() : "";
        } while (!cursor.isEmpty());
        return all;
    }

    @Test
    void aCursorOfTheOtherSortIsRefused() {
        JsonNode page = taker.ordersOf("limit=1&sort=OLDEST").orThrow();

        Reply reply = taker.ordersOf("cursor=" + page.path("nextCursor").asText());

        assertEquals(400, reply.status());
        assertEquals("PARAMETER_INVALID", reply.body().path("code").asText());
        assertEquals("cursor", reply.body().path("field").asText());
    }

    @Test
    void anOrderTellsHowItCameToBeWhatItIs() {
        JsonNode order = taker.order(id(first)).orThrow();

        assertEquals("CANCELLED", order.path("status").asText());
        List<String> events = new ArrayList<>();
        for (JsonNode event : order.path("events")) {
            events.add(
                    String.join(
                            " ",
                            event.path("status").asText(),
                            event.path("reason").asText("-"),
                            event.path("filledQuantity").asText(),
                            event.path("remainingQuantity").asText(),
                            event.path("tradeId").asText("-")));
        }
        String tradeId = order.path("fills").get(0).path("tradeId").asText();
        assertEquals(
                List.of(
                        "OPEN - 0 3 -",
                        "PARTIALLY_FILLED - 2 1 " + tradeId,
                        "CANCELLED REQUESTED 2 1 -"),
                events);
        assertEquals(
                Long.toString(Ids.position(Ids.parse(id(first)))),
                order.path("events").get(0).path("position").asText());
        String clientOrderId = first.path("clientOrderId").asText();
        assertEquals(order, taker.ordersOf("clientOrderId=" + clientOrderId).orThrow());
    }

    @Test
    void fillsOfAnAccountAreListedWithTheirOrders() {
        JsonNode newest = taker.fillsOf("symbol=" + market.symbol()).orThrow().path("fills").get(0);

        assertEquals(id(second), id(newest));
        assertEquals(second.path("clientOrderId").asText(), newest.path("clientOrderId").asText());
        assertEquals(market.symbol(), newest.path("symbol").asText());
        assertEquals("BUY", newest.path("side").asText());
        assertEquals("102", newest.path("price").asText());
        assertEquals("TAKER", newest.path("role").asText());
        assertEquals(
                second.path("fills").get(0).path("tradeId").asText(),
                newest.path("tradeId").asText());
        assertEquals(List.of(id(first)), fills("orderId=" + id(first)));
        assertEquals(List.of(), fills("orderId=" + id(third)));
        assertEquals(List.of(), fills("from=2999-01-01T00:00:00Z"));
        assertEquals(2, fills("from=2020-01-01T00:00:00Z&to=2999-01-01T00:00:00Z").size());
    }

    @Test
    void fillsOfOthersAreNotThereButForAuditors() {
        assertEquals(0, maker.fillsOf("orderId=" + id(first)).orThrow().path("fills").size());
        Reply foreign = maker.fillsOf("accountId=" + taker.account());
        assertEquals(404, foreign.status());
        assertEquals("ACCOUNT_UNKNOWN", foreign.body().path("code").asText());

        Reply nobodys = auditor("");
        assertEquals(400, nobodys.status());
        assertEquals("FIELD_MISSING", nobodys.body().path("code").asText());
        assertEquals(
                List.of(id(second), id(first)),
                ids(auditor("accountId=" + taker.account()).orThrow().path("fills")));
    }

    private static Reply auditor(String query) {
        return stack.rest()
                .get(
                        stack.url("order-service").resolve("/api/v1/fills?" + query),
                        stack.token("auditor"));
    }

    @Test
    void aReadWaitsForThePositionItNames() {
        long position = Ids.position(Ids.parse(id(third)));

        assertEquals(3, orders("minPosition=" + position).size());
        assertEquals(2, fills("minPosition=" + position).size());
        assertTrue(taker.order(id(first) + "?minPosition=" + position).isSuccess());
    }

    @Test
    void aPositionThatIsNotReachedIsSaidToBeBehind() {
        for (Reply reply :
                List.of(
                        taker.ordersOf("minPosition=99999999999999"),
                        taker.fillsOf("minPosition=99999999999999"),
                        taker.order(id(first) + "?minPosition=99999999999999"))) {
            assertEquals(503, reply.status());
            assertEquals("HISTORY_BEHIND", reply.body().path("code").asText());
            assertEquals(1, reply.retryAfterSeconds());
        }
        assertEquals("minPosition", taker.fillsOf("minPosition=x").body().path("field").asText());
    }

    @Test
    void partitionsAreMadeAheadAndCounted() {
        Metrics metrics = new Metrics(stack, "order-service");
        for (String table : List.of("orders", "trades", "order_transition")) {
            int ahead = table.equals("trades") ? 7 : 2;
            Market.eventually(
                    table,
                    () ->
                            metrics.sum(
                                            "bourse_history_partitions_ahead",
                                            "table=\"" + table + "\"")
                                    >= ahead);
        }
    }
}
