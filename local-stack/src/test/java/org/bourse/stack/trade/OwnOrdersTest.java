package org.bourse.stack.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.bourse.stack.rest.RestClient;
import org.junit.jupiter.api.Test;

class OwnOrdersTest {
    /** By id; what the service has. */
    private final TreeMap<Long, ObjectNode> orders = new TreeMap<>();

    private final OwnOrders own =
            new OwnOrders(this::list, this::detail, Map.of("symbol", "BTC-USDT"));

    private JsonNode list(Map<String, String> query) {
        assertEquals("BTC-USDT", query.get("symbol"));
        ObjectNode page = RestClient.json().createObjectNode();
        var found = page.putArray("orders");
        orders.descendingMap().values().stream()
                .filter(order -> query.getOrDefault("status", status(order)).equals(status(order)))
                .limit(Integer.parseInt(query.get("limit")))
                .forEach(order -> found.add(withoutFills(order)));
        return page;
    }

    private static ObjectNode withoutFills(ObjectNode order) {
        ObjectNode copy = order.deepCopy();
        copy.remove("fills");
        return copy;
    }

    private JsonNode detail(String id) {
        return orders.get(Long.parseLong(id));
    }

    private static String status(JsonNode order) {
        return order.path("status").asText();
    }

    private void put(long id, String status, String... fills) {
        ObjectNode order = RestClient.json().createObjectNode();
        order.put("orderId", "" + id).put("status", status);
        order.put("filledQuantity", "" + fills.length);
        var all = order.putArray("fills");
        for (String fill : fills) {
            all.addObject().put("tradeId", fill).put("quantity", "1");
        }
        orders.put(id, order);
    }

    private List<String> changes() {
        return own.changes().stream()
                .map(order ->
                        order.path("orderId").asText()
                                + " "
                                + status(order)
                                + StreamSupport.stream(order.path("fills").spliterator(), false)
                                        .map(fill -> " " + fill.path("tradeId").asText())
                                        .reduce("", String::concat))
                .toList();
    }

    @Test
    void whatWasThereBeforeIsNotNews() {
        put(1, "OPEN");
        put(2, "FILLED", "a");

        assertEquals(List.of(), changes());
        assertEquals(List.of(), changes());
    }

    @Test
    void newOrdersAndNewFillsAre() {
        put(1, "PARTIALLY_FILLED", "a");
        changes();

        put(1, "PARTIALLY_FILLED", "a", "b", "c");
        put(3, "OPEN");
        put(20, "FILLED", "d");

        assertEquals(List.of("1 PARTIALLY_FILLED b c", "3 OPEN", "20 FILLED d"), changes());
        assertEquals(List.of(), changes());
    }

    @Test
    void theEndOfAnOldOrderIsNoticed() {
        put(1, "OPEN");
        IntStream.range(2, 500).forEach(id -> put(id, "CANCELLED"));
        changes();

        put(1, "FILLED", "a");

        assertEquals(List.of("1 FILLED a"), changes());
        assertEquals(List.of(), changes());
    }
}
