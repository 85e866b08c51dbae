package org.bourse.stack.trade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Notices what becomes of a trader's orders by asking for the newest and for all that live. Of more
 * new orders than {@link #NEWEST} between two looks the first may be missed, if they have ended.
 */
final class OwnOrders {
    private static final int NEWEST = 100;
    private static final int LIVE_MAX = 500;
    private static final List<String> LIVE = List.of("OPEN", "PARTIALLY_FILLED");

    private final Function<Map<String, String>, JsonNode> lists;
    private final Function<String, JsonNode> details;
    private final Map<String, String> filter;

    /** As they were at the last look: all that lived, and the newest. */
    private Map<String, JsonNode> known = new HashMap<>();

    private boolean begun;

    /**
     * @param lists answers queries for orders
     * @param details answers with an order and its fills
     * @param filter what all queries say
     */
    OwnOrders(
            Function<Map<String, String>, JsonNode> lists,
            Function<String, JsonNode> details,
            Map<String, String> filter) {
        this.lists = lists;
        this.details = details;
        this.filter = Map.copyOf(filter);
    }

    /**
     * The orders that are new or have changed since the last look, oldest first, each with the
     * fills that it has had since; none at the first look.
     */
    List<JsonNode> changes() {
        Map<String, JsonNode> now = look();
        List<JsonNode> changes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> order : now.entrySet()) {
            JsonNode before = known.get(order.getKey());
            if (begun && !order.getValue().equals(before)) {
                changes.add(withFills(order.getValue(), before));
            }
        }
        known = now;
        begun = true;
        return changes;
    }

    private Map<String, JsonNode> look() {
        Map<String, JsonNode> now =
                new TreeMap<>(Comparator.comparingLong((String id) -> Long.parseLong(id)));
        add(now, Map.of("limit", "" + NEWEST));
        for (String status : LIVE) {
            add(now, Map.of("limit", "" + LIVE_MAX, "status", status));
        }
        known.forEach((id, order) -> {
            if (!now.containsKey(id) && LIVE.contains(order.path("status").asText())) {
                now.put(id, withoutFills(details.apply(id)));
            }
        });
        return now;
    }

    /** What is asked for later is newer. */
    private void add(Map<String, JsonNode> now, Map<String, String> query) {
        Map<String, String> whole = new HashMap<>(filter);
        whole.putAll(query);
        lists.apply(whole)
                .path("orders")
                .forEach(order -> now.put(order.path("orderId").asText(), order));
    }

    private static JsonNode withoutFills(JsonNode detail) {
        ObjectNode order = detail.deepCopy();
        order.remove("fills");
        return order;
    }

    private JsonNode withFills(JsonNode order, @Nullable JsonNode before) {
        BigDecimal had = before == null ? BigDecimal.ZERO : filled(before);
        if (filled(order).compareTo(had) <= 0) {
            return order;
        }
        ObjectNode whole = order.deepCopy();
        ArrayNode fills = whole.putArray("fills");
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode fill : details.apply(order.path("orderId").asText()).path("fills")) {
            sum = sum.add(new BigDecimal(fill.path("quantity").asText()));
            if (sum.compareTo(had) > 0 && sum.compareTo(filled(order)) <= 0) {
                fills.add(fill);
            }
        }
        return whole;
    }

    private static BigDecimal filled(JsonNode order) {
        return new BigDecimal(order.path("filledQuantity").asText("0"));
    }
}
