package org.bourse.stack.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.bourse.stack.rest.RestClient;
import org.junit.jupiter.api.Test;

class OrderTextTest {
    private static final String LIMIT =
            """
            {"orderId":"1205248","clientOrderId":"mine","symbol":"BTC-USDT","side":"BUY",
             "type":"LIMIT","price":"60000","quantity":"0.1","filledQuantity":"0.05",
             "averagePrice":"59990","feeAsset":"USDT","status":"PARTIALLY_FILLED",
             "createdAt":"2026-11-21T10:15:30.123456Z","updatedAt":"2026-11-21T10:15:31Z",
             "fills":[{"tradeId":"7","price":"59990","quantity":"0.05","fee":"2.9995",
             "feeAsset":"USDT","role":"TAKER"}]}
            """;
    private static final String BUDGET =
            """
            {"orderId":"99","clientOrderId":"b","symbol":"BTC-USDT","side":"BUY","type":"MARKET",
             "quoteQuantity":"100","filledQuantity":"0","feeAsset":"USDT","status":"CANCELLED",
             "reason":"BUDGET_TOO_SMALL","createdAt":"2026-11-21T10:15:30Z"}
            """;
    private static final String TRAILING =
            """
            {"orderId":"100","clientOrderId":"t","symbol":"BTC-USDT","side":"SELL",
             "type":"TRAILING_STOP","quantity":"1","triggerPrice":"59000",
             "trailingBasisPoints":50,"filledQuantity":"0","feeAsset":"USDT","status":"OPEN",
             "createdAt":"2026-11-21T10:15:30Z"}
            """;

    private static JsonNode json(String text) throws JsonProcessingException {
        return RestClient.json().readTree(text);
    }

    @Test
    void anOrderIsALineAndOneForEachFill() throws JsonProcessingException {
        assertEquals(
                """
                order 1205248 BUY 0.1 BTC-USDT LIMIT at 60000: PARTIALLY_FILLED, filled 0.05 at \
                59990, client id mine
                  filled 0.05 at 59990 as TAKER, fee 2.9995 USDT
                """,
                OrderText.whole(json(LIMIT)));
    }

    @Test
    void anOrderByBudgetAndWhyItEnded() throws JsonProcessingException {
        assertEquals(
                "order 99 BUY 100 USDT BTC-USDT MARKET: CANCELLED because of BUDGET_TOO_SMALL,"
                        + " client id b\n",
                OrderText.whole(json(BUDGET)));
    }

    @Test
    void aTriggerThatTrails() throws JsonProcessingException {
        assertEquals(
                "order 100 SELL 1 BTC-USDT TRAILING_STOP, trigger 59000 ~50bp: OPEN, client id t",
                OrderText.line(json(TRAILING)));
    }

    @Test
    void ofManyThatAreCancelledItIsSaidWhich() throws JsonProcessingException {
        assertEquals(
                "all are being cancelled, these are already: 5 12\n",
                OrderText.cancelled(json("{\"orderIds\":[\"5\",\"12\"]}")));
        assertEquals("all are being cancelled\n", OrderText.cancelled(json("{}")));
    }

    @Test
    void aTableShowsWhatThereIs() throws JsonProcessingException {
        assertEquals(
                """
                  ORDER  CREATED (UTC)        SYMBOL    SIDE  TYPE   PRICE  QUANTITY  FILLED  STATUS            CLIENT ID
                1205248  2026-11-21 10:15:30  BTC-USDT  BUY   LIMIT  60000       0.1    0.05  PARTIALLY_FILLED  mine
                """,
                OrderText.table(List.of(json(LIMIT))));
        assertEquals(
                """
                ORDER  CREATED (UTC)        SYMBOL    SIDE  TYPE               TRIGGER  QUANTITY  STATUS     REASON            CLIENT ID
                   99  2026-11-21 10:15:30  BTC-USDT  BUY   MARKET                      100 USDT  CANCELLED  BUDGET_TOO_SMALL  b
                  100  2026-11-21 10:15:30  BTC-USDT  SELL  TRAILING_STOP  59000 ~50bp         1  OPEN                         t
                """,
                OrderText.table(List.of(json(BUDGET), json(TRAILING))));
    }
}
