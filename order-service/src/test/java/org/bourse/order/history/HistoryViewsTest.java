package org.bourse.order.history;

import static org.bourse.order.Examples.accepted;
import static org.bourse.order.Examples.filled;
import static org.bourse.order.Examples.order;
import static org.bourse.order.Examples.record;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.bourse.order.Examples;
import org.bourse.order.lifecycle.Fill;
import org.bourse.order.lifecycle.Order;
import org.bourse.order.lifecycle.OrderDetail;
import org.bourse.order.lifecycle.OrderStatus;
import org.bourse.order.lifecycle.Transition;
import org.bourse.order.lifecycle.Transitions;
import org.junit.jupiter.api.Test;

class HistoryViewsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MICROS = Examples.TIME_MICROS + 1_000_000;

    private static final List<Transition> TRANSITIONS =
            Transitions.in(
                    record(1, accepted(order(1_024)), filled(1_024, 1_024, 4_000, 4_000)),
                    id -> Optional.empty());

    private static Order filledOrder() {
        return TRANSITIONS.getLast().order();
    }

    private static Fill fill() {
        return TRANSITIONS.getLast().fill().orElseThrow();
    }

    @Test
    void anOrderIsShownAsAnswersShowItWithItsEventsBeside() {
        OrderLife life =
                new OrderLife(
                        new OrderDetail(filledOrder(), List.of(fill())),
                        List.of(
                                new OrderStep(1, MICROS, OrderStatus.OPEN, "", 0, 10_000, 0),
                                new OrderStep(
                                        1,
                                        MICROS,
                                        OrderStatus.PARTIALLY_FILLED,
                                        "",
                                        4_000,
                                        6_000,
                                        1_024)));

        JsonNode json = JSON.valueToTree(HistoryViews.of(life, Examples.TERMS));

        assertEquals("1024", json.path("orderId").asText());
        assertEquals("0.04", json.path("filledQuantity").asText());
        assertEquals("1024", json.path("fills").get(0).path("tradeId").asText());
        assertEquals(
                "{\"position\":\"1\",\"time\":\"2026-11-21T10:15:31Z\",\"status\":\"OPEN\","
                        + "\"filledQuantity\":\"0\",\"remainingQuantity\":\"0.1\"}",
                json.path("events").get(0).toString());
        assertEquals(
                "{\"position\":\"1\",\"time\":\"2026-11-21T10:15:31Z\","
                        + "\"status\":\"PARTIALLY_FILLED\",\"filledQuantity\":\"0.04\","
                        + "\"remainingQuantity\":\"0.06\",\"tradeId\":\"1024\"}",
                json.path("events").get(1).toString());
    }

    @Test
    void anEventThatEndsAnOrderSaysWhy() {
        OrderStep step = new OrderStep(2, MICROS, OrderStatus.EXPIRED, "EXPIRED", 0, 10_000, 0);
        OrderLife life = new OrderLife(new OrderDetail(filledOrder(), List.of()), List.of(step));

        JsonNode json = JSON.valueToTree(HistoryViews.of(life, Examples.TERMS));

        assertEquals("EXPIRED", json.path("events").get(0).path("reason").asText());
    }

    @Test
    void aFillOfAListNamesItsOrder() {
        OrderTrade trade = OrderTrade.of(fill(), filledOrder().terms());

        JsonNode json = JSON.valueToTree(HistoryViews.of(trade, Examples.TERMS));

        assertEquals(
                "{\"orderId\":\"1024\",\"clientOrderId\":\"client-1024\",\"symbol\":\"BTC-USDT\","
                        + "\"side\":\"BUY\",\"tradeId\":\"1024\",\"price\":\"60000\","
                        + "\"quantity\":\"0.04\",\"fee\":\"2.4\",\"feeAsset\":\"USDT\","
                        + "\"role\":\"TAKER\",\"time\":\"2026-11-21T10:15:31Z\"}",
                json.toString());
    }
}
