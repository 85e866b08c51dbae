package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * All that can be ordered over REST: every type, lists, batches, and orders that are only tested.
 */
class OrderTypesIT {
    private static Market market;
    private static Trader trader;
    private static Trader other;

    @BeforeAll
    static void openMarket() {
        StackClient stack = TestStack.shared().client();
        market = Market.listed(stack, "ORDERTYPES");
        List<String> users = stack.createTraders("types", 2);
        trader = Trader.of(stack, users.get(0)).funded(market);
        other = Trader.of(stack, users.get(1)).funded(market);
        // The last price is 100.
        other.accepted(limit("SELL", "1", "100"));
        trader.accepted(limit("BUY", "1", "100"));
    }

    @AfterEach
    void leaveNothingBehind() {
        for (Trader each : List.of(trader, other)) {
            each.send("DELETE", "orders/open", RestClient.json().createObjectNode(), Map.of())
                    .orThrow();
        }
    }

    private static ObjectNode limit(String side, String quantity, String price) {
        return Trader.limit(market.symbol(), side, quantity, price);
    }

    private static ObjectNode ofType(String type, String side) {
        ObjectNode order = limit(side, "1", "100").put("type", type);
        order.remove(List.of("price", "timeInForce"));
        return order;
    }

    @Test
    void everyTypeIsAcceptedAndShownAsItWasAskedFor() {
        String tomorrow =
                Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS).toString();
        Map<String, ObjectNode> orders = new LinkedHashMap<>();
        orders.put("STOP", ofType("STOP", "SELL").put("triggerPrice", "90"));
        orders.put(
                "STOP_LIMIT",
                ofType("STOP_LIMIT", "SELL").put("triggerPrice", "90").put("price", "89"));
        orders.put("TAKE_PROFIT", ofType("TAKE_PROFIT", "SELL").put("triggerPrice", "110"));
        orders.put(
                "TAKE_PROFIT_LIMIT",
                ofType("TAKE_PROFIT_LIMIT", "SELL").put("triggerPrice", "110").put("price", "111"));
        orders.put("TRAILING_STOP", ofType("TRAILING_STOP", "SELL").put("trailingDistance", "5"));
        orders.put(
                "TRAILING_STOP_LIMIT",
                ofType("TRAILING_STOP_LIMIT", "SELL")
                        .put("trailingBasisPoints", 500)
                        .put("limitOffset", "1"));
        orders.put("LIMIT", limit("BUY", "1", "50").put("visibleQuantity", "0.1"));
        orders.forEach((type, order) -> {
            JsonNode accepted = trader.accepted(order);
            assertEquals(type, accepted.path("type").asText());
            assertEquals("OPEN", accepted.path("status").asText(), accepted::toString);
            order.fields()
                    .forEachRemaining(field ->
                            assertEquals(
                                    field.getValue(),
                                    accepted.path(field.getKey()),
                                    accepted::toString));
        });
        JsonNode dated =
                trader.accepted(
                        limit("BUY", "1", "50")
                                .put("timeInForce", "GTD")
                                .put("expiresAt", tomorrow));
        assertEquals(Instant.parse(tomorrow), Instant.parse(dated.path("expiresAt").asText()));
        JsonNode ofTheDay = trader.accepted(limit("BUY", "1", "50").put("timeInForce", "DAY"));
        assertTrue(ofTheDay.path("expiresAt").asText().endsWith("T00:00:00Z"), ofTheDay::toString);
    }

    @Test
    void aTestedOrderIsJudgedAndNotPlaced() {
        ObjectNode good = limit("BUY", "1", "50");
        Map<String, UnaryOperator<ObjectNode>> bad = new LinkedHashMap<>();
        bad.put("QUANTITY_TOO_LARGE", order -> order.put("quantity", "10001"));
        bad.put("NOTIONAL_TOO_SMALL", order -> order.put("quantity", "0.001"));
        bad.put("ORDER_INVALID", order -> order.put("triggerPrice", "10"));
        bad.put("PRICE_INVALID", order -> order.put("price", "0.001"));
        bad.put("REQUEST_EXPIRED", order -> order.put("validUntil", "2020-01-01T00:00:00Z"));

        Reply tested = trader.send("POST", "orders/test", good, Map.of());

        assertEquals(200, tested.status(), tested::toString);
        assertTrue(trader.openOrders(market).isEmpty());
        bad.forEach((code, spoil) -> {
            ObjectNode order = spoil.apply(limit("BUY", "1", "50"));
            Reply refused = trader.send("POST", "orders/test", order, Map.of());
            assertEquals(code, refused.body().path("code").asText(), refused::toString);
            assertEquals(code, trader.place(order).body().path("code").asText());
        });
        trader.accepted(good);
    }

    private static ObjectNode oco() {
        ObjectNode list = RestClient.json().createObjectNode().put("kind", "OCO");
        list.putArray("orders")
                .add(limit("SELL", "1", "120"))
                .add(ofType("STOP", "SELL").put("triggerPrice", "80"));
        return list;
    }

    @Test
    void ofTwoOrdersOneCancelsTheOther() {
        ObjectNode list = oco();
        Reply placed = trader.send("POST", "order-lists", list, Map.of());
        Reply again = trader.send("POST", "order-lists", list, Map.of());

        assertEquals(201, placed.status(), placed::toString);
        assertEquals(201, again.status(), again::toString);
        assertEquals(placed.body(), again.body());
        JsonNode orders = placed.body().path("orders");
        assertEquals(2, orders.size());
        assertEquals("OCO", orders.path(1).path("listKind").asText());
        assertEquals(placed.body().path("listId"), orders.path(1).path("listId"));

        trader.cancel(orders.path(0).path("orderId").asText()).orThrow();

        JsonNode stop = trader.order(orders.path(1).path("orderId").asText()).orThrow();
        assertEquals("ONE_CANCELS_OTHER", stop.path("reason").asText(), stop::toString);
    }

    @Test
    void aListIsRefusedAsOne() {
        ObjectNode list = oco();
        ((ObjectNode) list.path("orders").path(1)).put("side", "BUY");
        Reply refused = trader.send("POST", "order-lists", list, Map.of());
        assertEquals("LIST_INVALID", refused.body().path("code").asText(), refused::toString);
        assertEquals(422, refused.status());

        ObjectNode malformed = oco();
        ((ObjectNode) malformed.path("orders").path(1)).remove("triggerPrice");
        Reply bad = trader.send("POST", "order-lists", malformed, Map.of());
        assertEquals(400, bad.status(), bad::toString);
        assertEquals("orders[1].triggerPrice", bad.body().path("field").asText());

        Reply kind = trader.send("POST", "order-lists", oco().put("kind", "OTO"), Map.of());
        assertEquals("LIST_KIND_INVALID", kind.body().path("code").asText());
        assertTrue(trader.openOrders(market).isEmpty());
    }

    @Test
    void aBracketsExitsWaitForItsEntry() {
        ObjectNode list = RestClient.json().createObjectNode().put("kind", "BRACKET");
        list.putArray("orders")
                .add(limit("BUY", "1", "95"))
                .add(limit("SELL", "1", "120"))
                .add(ofType("STOP", "SELL").put("triggerPrice", "80"));
        JsonNode placed = trader.send("POST", "order-lists", list, Map.of()).orThrow();
        assertEquals(3, placed.path("orders").size());

        other.accepted(limit("SELL", "1", "95"));

        String entry = placed.path("listId").asText();
        assertEquals("FILLED", trader.order(entry).orThrow().path("status").asText());
        assertEquals(2, trader.openOrders(market).size());
    }

    @Test
    void aBatchIsPlacedInItsOrderAndEachOrderAnsweredForItself() {
        ObjectNode batch = RestClient.json().createObjectNode();
        ArrayNode orders = batch.putArray("orders");
        for (int i = 0; i < 20; i++) {
            orders.add(limit("BUY", "1", Integer.toString(50 + i)));
        }
        ((ObjectNode) orders.path(7)).put("price", "0.001");

        Reply reply = trader.send("POST", "orders/batch", batch, Map.of());

        assertEquals(200, reply.status(), reply::toString);
        JsonNode answers = reply.body().path("answers");
        assertEquals(20, answers.size());
        assertEquals(422, answers.path(7).path("status").asInt());
        assertEquals("PRICE_INVALID", answers.path(7).path("body").path("code").asText());
        List<Long> ids =
                IntStream.range(0, 20)
                        .filter(i -> i != 7)
                        .mapToObj(i -> answers.path(i).path("body").path("orderId").asLong())
                        .toList();
        assertEquals(ids.stream().sorted().toList(), ids);
        assertFalse(ids.contains(0L), reply::toString);

        Reply again = trader.send("POST", "orders/batch", batch, Map.of());
        assertEquals(answers, again.body().path("answers"));
        batch.putArray("orders");
        Reply empty = trader.send("POST", "orders/batch", batch, Map.of());
        assertEquals("BATCH_SIZE_INVALID", empty.body().path("code").asText());
    }
}
