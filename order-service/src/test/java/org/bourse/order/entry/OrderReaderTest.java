package org.bourse.order.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.order.Examples;
import org.bourse.platform.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderReaderTest {
    private static final String LIMIT =
            """
            {"clientOrderId":"a-1","symbol":"BTC-USDT","side":"BUY","type":"LIMIT",
             "price":"60000.00","quantity":"0.1"}\
            """;

    private static Reading read(String json) {
        try {
            PlaceOrderRequest request = new ObjectMapper().readValue(json, PlaceOrderRequest.class);
            return OrderReader.read(
                    request,
                    1_000,
                    name ->
                            name.equals("BTC-USDT")
                                    ? Optional.of(Examples.TERMS)
                                    : Optional.empty());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static PlaceOrder order(String json) {
        return assertInstanceOf(Reading.Readable.class, read(json)).order();
    }

    @Test
    void aLimitOrderIsReadInTicksAndLotsAndRestsByDefault() {
        assertEquals(
                PlaceOrder.newBuilder()
                        .setAccount(1_000)
                        .setSymbol(1)
                        .setSide(Side.BUY)
                        .setType(OrderType.LIMIT)
                        .setTimeInForce(TimeInForce.GTC)
                        .setPriceTicks(6_000_000)
                        .setLots(10_000)
                        .setClientOrderId("a-1")
                        .build(),
                order(LIMIT));
    }

    @Test
    void aMarketOrderByBudgetIsImmediateByDefault() {
        PlaceOrder order =
                order(
                        """
                        {"clientOrderId":"a-1","symbol":"BTC-USDT","side":"BUY","type":"MARKET",
                         "quoteQuantity":"100","validUntil":"2026-11-21T10:15:30.5Z"}\
                        """);

        assertEquals(TimeInForce.IOC, order.getTimeInForce());
        assertEquals(10_000_000_000L, order.getBudgetMinor());
        assertEquals(0, order.getLots());
        assertEquals(0, order.getPriceTicks());
        assertEquals(1_795_256_130_500_000L, order.getValidUntilMicros());
    }

    @Test
    void whatACommandCanSayIsLeftToTheVenue() {
        PlaceOrder order =
                order(
                        """
                        {"clientOrderId":"a-1","symbol":"BTC-USDT","side":"SELL","type":"MARKET",
                         "quoteQuantity":"100","quantity":"1","timeInForce":"GTC","postOnly":true,
                         "validUntil":"1969-01-01T00:00:00Z"}\
                        """);

        assertEquals(TimeInForce.GTC, order.getTimeInForce());
        assertEquals(1, order.getValidUntilMicros());
    }

    @Test
    void anUnknownSymbolIsNamed() {
        Reading reading = read(LIMIT.replace("BTC-USDT", "XYZ-USDT"));

        assertEquals(new Reading.SymbolUnknown("XYZ-USDT"), reading);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"clientOrderId\":\"a-1\",| |400|FIELD_MISSING|clientOrderId",
                "\"symbol\":\"BTC-USDT\",| |400|FIELD_MISSING|symbol",
                "\"side\":\"BUY\",| |400|FIELD_MISSING|side",
                "\"type\":\"LIMIT\",| |400|FIELD_MISSING|type",
                "\"price\":\"60000.00\",| |400|FIELD_MISSING|price",
                ",\"quantity\":\"0.1\"| |400|FIELD_MISSING|quantity",
                "a-1|a b|400|CLIENT_ORDER_ID_INVALID|clientOrderId",
                "\"a-1\"|\"\"|400|CLIENT_ORDER_ID_INVALID|clientOrderId",
                "a-1|ü|400|CLIENT_ORDER_ID_INVALID|clientOrderId",
                "a-1|a\\n|400|CLIENT_ORDER_ID_INVALID|clientOrderId",
                "a-1|1234567890123456789012345678901234567|400|CLIENT_ORDER_ID_INVALID|clientOrderId",
                "BUY|buy|400|SIDE_INVALID|side",
                "BUY|SIDE_UNSPECIFIED|400|SIDE_INVALID|side",
                "\"LIMIT\"|\"STOP\"|400|TYPE_INVALID|type",
                "{|{\"timeInForce\":\"DAY\",|400|TIME_IN_FORCE_INVALID|timeInForce",
                "{|{\"timeInForce\":\"UNRECOGNIZED\",|400|TIME_IN_FORCE_INVALID|timeInForce",
                "60000.00|1e3|400|DECIMAL_INVALID|price",
                "60000.00|NaN|400|DECIMAL_INVALID|price",
                "60000.00|+1|400|DECIMAL_INVALID|price",
                "60000.00|1.|400|DECIMAL_INVALID|price",
                "60000.00|.5|400|DECIMAL_INVALID|price",
                "60000.00|1,5|400|DECIMAL_INVALID|price",
                "\"60000.00\"|\"\"|400|DECIMAL_INVALID|price",
                "\"0.1\"|\"0x10\"|400|DECIMAL_INVALID|quantity",
                "{|{\"quoteQuantity\":\"x\",|400|DECIMAL_INVALID|quoteQuantity",
                "60000.00|60000.001|422|PRICE_INVALID|price",
                "60000.00|0|422|PRICE_INVALID|price",
                "60000.00|-1|422|PRICE_INVALID|price",
                "60000.00|99999999999999999999|422|PRICE_INVALID|price",
                "\"0.1\"|\"0.000001\"|422|QUANTITY_INVALID|quantity",
                "\"0.1\"|\"0\"|422|QUANTITY_INVALID|quantity",
                "\"0.1\"|\"-0.1\"|422|QUANTITY_INVALID|quantity",
                "{|{\"quoteQuantity\":\"0.000000001\",|422|QUANTITY_INVALID|quoteQuantity",
                "{|{\"validUntil\":\"tomorrow\",|400|INSTANT_INVALID|validUntil",
                "{|{\"validUntil\":\"2026-11-21\",|400|INSTANT_INVALID|validUntil",
                "{|{\"validUntil\":\"+999999999-01-01T00:00:00Z\",|400|INSTANT_INVALID|validUntil",
            })
    void aBadRequestIsRefusedWithItsCodeAndField(
            String good, String bad, int status, String code, String field) {
        Reading reading = read(LIMIT.replace(good, bad == null ? "" : bad));

        Problem problem = assertInstanceOf(Reading.Unreadable.class, reading).problem();
        assertEquals(status, problem.status());
        assertEquals(code, problem.code());
        assertEquals(field, problem.field());
    }

    @Test
    void theFingerprintIsAllButTheBoundInTime() {
        PlaceOrder order = order(LIMIT);

        assertEquals(
                OrderEntry.fingerprint(order),
                OrderEntry.fingerprint(order.toBuilder().setValidUntilMicros(5).build()));
        assertEquals("1|1|1|1|false|6000000|10000|0", OrderEntry.fingerprint(order));
    }
}
