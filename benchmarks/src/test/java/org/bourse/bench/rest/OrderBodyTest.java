package org.bourse.bench.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderBodyTest {
    private final OrderBody bodies =
            new OrderBody(
                    "b1",
                    List.of("BTC-USDT"),
                    new BigDecimal("60000"),
                    new BigDecimal("0.01"),
                    new BigDecimal("0.001"));

    @Test
    void writesALimitOrder() throws Exception {
        JsonNode body =
                new ObjectMapper().readTree(bodies.text(17, new Slip.Place(4, true, true, 3, 2)));

        assertEquals("b1-17", body.path("clientOrderId").asText());
        assertEquals("BTC-USDT", body.path("symbol").asText());
        assertEquals("BUY", body.path("side").asText());
        assertEquals("LIMIT", body.path("type").asText());
        assertEquals("IOC", body.path("timeInForce").asText());
        assertEquals("59999.97", body.path("price").asText());
        assertEquals("0.002", body.path("quantity").asText());
    }

    @Test
    void knowsItsOwnClientOrderIds() {
        assertEquals(17, bodies.slot(bodies.clientOrderId(17)));
        assertEquals(-1, bodies.slot("b0-17"));
    }

    @Test
    void findsTheIdInAnAnswer() {
        assertEquals(
                1_205_248,
                LoadDriver.orderId(Buffer.buffer("{\"orderId\":\"1205248\",\"side\":\"BUY\"}")));
        assertEquals(0, LoadDriver.orderId(Buffer.buffer("{\"status\":\"PENDING\"}")));
    }
}
