package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each kind of bad order gets an answer of its own, and the same order twice is one order. */
class BadOrdersIT {
    private static Market market;
    private static Trader trader;

    @BeforeAll
    static void openMarket() {
        StackClient stack = TestStack.shared().client();
        market = Market.listed(stack, "BADORDERS");
        trader = Trader.of(stack, stack.createTraders("bad", 1).getFirst()).funded(market);
    }

    private static ObjectNode good() {
        return Trader.limit(market.symbol(), "BUY", "1", "10");
    }

    @Test
    void eachKindOfBadOrderHasItsOwnCode() {
        Map<String, UnaryOperator<ObjectNode>> kinds = new LinkedHashMap<>();
        kinds.put("422 SYMBOL_UNKNOWN", o -> o.put("symbol", "NONE-USDT"));
        kinds.put("422 PRICE_INVALID", o -> o.put("price", "10.001"));
        kinds.put("422 QUANTITY_INVALID", o -> o.put("quantity", "0.0001"));
        kinds.put("422 QUANTITY_TOO_LARGE", o -> o.put("quantity", "10001"));
        kinds.put("422 NOTIONAL_TOO_SMALL", o -> o.put("quantity", "0.001"));
        kinds.put("422 INSUFFICIENT_FUNDS", o -> o.put("quantity", "9999").put("price", "9999"));
        kinds.put(
                "422 NO_REFERENCE_PRICE",
                o ->
                        (ObjectNode)
                                o.put("type", "MARKET").put("timeInForce", "IOC").without("price"));
        kinds.put("400 CLIENT_ORDER_ID_INVALID", o -> o.put("clientOrderId", "no spaces"));
        kinds.put("400 BODY_INVALID", o -> o.put("surprise", "1"));
        kinds.put("422 ORDER_INVALID", o -> o.put("postOnly", true).put("timeInForce", "IOC"));
        kinds.forEach((expected, spoil) -> {
            Reply reply = trader.place(spoil.apply(good()));
            assertEquals(
                    expected,
                    reply.status() + " " + reply.body().path("code").asText(),
                    () -> reply.body().toString());
            assertTrue(reply.body().hasNonNull("detail"), expected);
        });
        assertTrue(kinds.size() >= 10);
    }

    @Test
    void nonsenseIsRefusedAndNeverAFailure() {
        for (String value :
                List.of("", "-1", "1e400", "NaN", "0", "99999999999999999999", "ā", " ")) {
            for (String field : List.of("price", "quantity", "side", "type", "timeInForce")) {
                Reply reply = trader.place(good().put(field, value));
                assertTrue(
                        reply.status() == 400 || reply.status() == 422,
                        () -> field + "=" + value + " gave " + reply);
                assertTrue(reply.body().hasNonNull("code"), reply::toString);
            }
        }
    }

    @Test
    void aBodyThatIsTooLargeIsAProblemLikeAllOthers() {
        Reply reply = trader.place(good().put("clientOrderId", "x".repeat(16 * 1024)));
        assertEquals(413, reply.status());
        assertEquals("BODY_TOO_LARGE", reply.body().path("code").asText());
        assertTrue(reply.body().hasNonNull("detail"));
        assertFalse(reply.body().has("field"));
    }

    @Test
    void theSameOrderTwiceIsOneOrder() {
        ObjectNode order = good();
        Reply first = trader.place(order);
        Reply second = trader.place(order);
        assertEquals(201, first.status());
        assertEquals(201, second.status());
        assertEquals(first.body().path("orderId"), second.body().path("orderId"));
        Reply other = trader.place(order.put("price", "11"));
        assertEquals(409, other.status());
        assertEquals("CLIENT_ORDER_ID_REUSED", other.body().path("code").asText());
        String id = first.body().path("orderId").asText();
        assertEquals("10", trader.order(id).orThrow().path("price").asText());
        String byClientId = "clientOrderId=" + order.path("clientOrderId").asText();
        assertEquals(id, trader.ordersOf(byClientId).orThrow().path("orderId").asText());
        trader.cancel(id).orThrow();
        Reply again = trader.cancel(id);
        assertEquals(409, again.status());
        assertEquals("ORDER_CLOSED", again.body().path("code").asText());
    }
}
