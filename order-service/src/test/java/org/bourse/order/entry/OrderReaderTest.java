package org.bourse.order.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.ReplaceOrder;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.order.Examples;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
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
                "a-1|close-out:1|400|CLIENT_ORDER_ID_INVALID|clientOrderId",
                "a-1|ü|400|CLIENT_ORDER_ID_INVALID|clientOrderId",
                "a-1|a\\n|400|CLIENT_ORDER_ID_INVALID|clientOrderId",
                "a-1|1234567890123456789012345678901234567|400|CLIENT_ORDER_ID_INVALID|clientOrderId",
                "BUY|buy|400|SIDE_INVALID|side",
                "BUY|SIDE_UNSPECIFIED|400|SIDE_INVALID|side",
                "\"LIMIT\"|\"ICEBERG\"|400|TYPE_INVALID|type",
                "\"LIMIT\"|\"STOP\"|400|FIELD_MISSING|triggerPrice",
                "{|{\"timeInForce\":\"GTD\",|400|FIELD_MISSING|expiresAt",
                "{|{\"timeInForce\":\"day\",|400|TIME_IN_FORCE_INVALID|timeInForce",
                "{|{\"selfTradePrevention\":\"OFF\",|400|SELF_TRADE_PREVENTION_INVALID|selfTradePrevention",
                "{|{\"triggerPrice\":\"x\",|400|DECIMAL_INVALID|triggerPrice",
                "{|{\"expiresAt\":\"soon\",|400|INSTANT_INVALID|expiresAt",
                "{|{\"triggerPrice\":\"0.001\",|422|TRIGGER_INVALID|triggerPrice",
                "{|{\"trailingDistance\":\"0\",|422|TRIGGER_INVALID|trailingDistance",
                "{|{\"limitOffset\":\"-1\",|422|TRIGGER_INVALID|limitOffset",
                "{|{\"visibleQuantity\":\"0\",|422|VISIBLE_QUANTITY_INVALID|visibleQuantity",
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
    void everyFieldIsReadInTheVenuesUnits() {
        PlaceOrder trailing =
                order(
                        """
                        {"clientOrderId":"a-1","symbol":"BTC-USDT","side":"SELL",
                         "type":"TRAILING_STOP_LIMIT","quantity":"0.1","trailingDistance":"100",
                         "limitOffset":"0","selfTradePrevention":"DECREMENT"}\
                        """);
        PlaceOrder stop =
                order(
                        """
                        {"clientOrderId":"a-1","symbol":"BTC-USDT","side":"SELL","type":"STOP",
                         "quantity":"0.1","triggerPrice":"59000","timeInForce":"GTD",
                         "expiresAt":"2026-11-21T10:15:30.5Z"}\
                        """);
        PlaceOrder iceberg =
                order(LIMIT.replace("{", "{\"visibleQuantity\":\"0.01\",\"postOnly\":true,"));

        assertEquals(OrderType.TRAILING_STOP_LIMIT, trailing.getType());
        assertEquals(TimeInForce.GTC, trailing.getTimeInForce());
        assertEquals(10_000, trailing.getTrailingTicks());
        assertEquals(0, trailing.getLimitOffsetTicks());
        assertEquals(SelfTradePrevention.DECREMENT, trailing.getSelfTradePrevention());
        assertEquals(5_900_000, stop.getTriggerPriceTicks());
        assertEquals(0, stop.getPriceTicks());
        assertEquals(1_795_256_130_500_000L, stop.getExpiresMicros());
        assertEquals(1_000, iceberg.getVisibleLots());
        assertTrue(iceberg.getPostOnly());
    }

    @Test
    void noBasisPointsAtAllAreOutOfBoundsAndNotAbsent() {
        String trailing =
                """
                {"clientOrderId":"a-1","symbol":"BTC-USDT","side":"SELL","type":"TRAILING_STOP",
                 "quantity":"0.1","trailingBasisPoints":50}\
                """;

        assertEquals(50, order(trailing).getTrailingBasisPoints());
        assertEquals(-1, order(trailing.replace(":50", ":0")).getTrailingBasisPoints());
    }

    @Test
    void aRefusalTellsTheRuleAndWhatWasGiven() {
        Reading reading = read(LIMIT.replace("60000.00", "60000.001"));

        Problem problem = assertInstanceOf(Reading.Unreadable.class, reading).problem();
        assertEquals("0.01", problem.rule());
        assertEquals("60000.001", problem.given());
    }

    private static ReplaceOrder replace(String price, String trigger, String quantity) {
        ReplaceOrderRequest request = new ReplaceOrderRequest(price, trigger, quantity, null);
        RequestShape.check(request);
        return OrderReader.read(request, 1_000, 2_048, Examples.TERMS);
    }

    @Test
    void aReplaceNamesWhatItChangesAndLeavesTheRest() {
        assertEquals(
                ReplaceOrder.newBuilder()
                        .setAccount(1_000)
                        .setOrderId(2_048)
                        .setPriceTicks(6_010_000)
                        .build(),
                replace("60100", null, null));
        assertEquals(5_900_000, replace(null, "59000", null).getTriggerPriceTicks());
        assertEquals(20_000, replace(null, null, "0.2").getLots());
    }

    @ParameterizedTest
    @CsvSource({
        "60000.001,,,PRICE_INVALID",
        "0,,,PRICE_INVALID",
        "x,,,DECIMAL_INVALID",
        ",0.001,,TRIGGER_INVALID",
        ",,0.000001,QUANTITY_INVALID",
        ",,-1,QUANTITY_INVALID",
        ",,,FIELD_MISSING"
    })
    void aBadReplaceIsRefusedWithItsCode(
            String price, String trigger, String quantity, String code) {
        ProblemException refused =
                assertThrows(ProblemException.class, () -> replace(price, trigger, quantity));

        assertEquals(code, refused.problem().code());
    }
}
