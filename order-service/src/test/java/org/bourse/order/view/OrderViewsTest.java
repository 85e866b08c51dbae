package org.bourse.order.view;

import static org.bourse.order.Examples.accepted;
import static org.bourse.order.Examples.cancelled;
import static org.bourse.order.Examples.filled;
import static org.bourse.order.Examples.order;
import static org.bourse.order.Examples.record;
import static org.bourse.order.Examples.reduced;
import static org.bourse.order.Examples.triggered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.order.Examples;
import org.bourse.order.lifecycle.Fill;
import org.bourse.order.lifecycle.OrderDetail;
import org.bourse.order.lifecycle.Transition;
import org.bourse.order.lifecycle.Transitions;
import org.junit.jupiter.api.Test;

class OrderViewsTest {

    private static String json(OrderEvents record) throws JsonProcessingException {
        List<Transition> steps = Transitions.in(record, id -> Optional.empty());
        List<Fill> fills = new ArrayList<>();
        steps.forEach(step -> step.fill().ifPresent(fills::add));
        OrderDetail detail = new OrderDetail(steps.getLast().order(), fills);
        return new ObjectMapper().writeValueAsString(OrderViews.of(detail, Examples.TERMS));
    }

    @Test
    void aPartlyFilledAndCancelledOrderShowsAllOfIt() throws JsonProcessingException {
        assertEquals(
                """
                {"orderId":"1024","clientOrderId":"client-1024","accountId":"1000",\
                "symbol":"BTC-USDT","side":"BUY","type":"LIMIT","timeInForce":"IOC",\
                "postOnly":false,"price":"60000","quantity":"0.1",\
                "selfTradePrevention":"CANCEL_TAKER","filledQuantity":"0.04",\
                "remainingQuantity":"0.06","averagePrice":"60000","notional":"2400","fee":"2.4",\
                "feeAsset":"USDT","status":"CANCELLED","reason":"IMMEDIATE_REMAINDER",\
                "fills":[{"tradeId":"1025","price":"60000","quantity":"0.04","fee":"2.4",\
                "feeAsset":"USDT","role":"TAKER","time":"2026-11-21T10:15:31Z"}],\
                "createdAt":"2026-11-21T10:15:31Z","updatedAt":"2026-11-21T10:15:31Z"}\
                """,
                json(
                        record(
                                1,
                                accepted(order(1024).setTimeInForce(TimeInForce.IOC)),
                                filled(1024, 1025, 4_000, 4_000),
                                cancelled(1024, CancelReason.IMMEDIATE_REMAINDER, 4_000))));
    }

    @Test
    void aLegShowsItsListAndWhyItEnded() throws JsonProcessingException {
        String json =
                json(
                        record(
                                1,
                                accepted(
                                        order(1025).setListKind(OrderListKind.OCO).setListId(1024)),
                                cancelled(1025, CancelReason.ONE_CANCELS_OTHER, 0)));

        assertTrue(json.contains("\"listKind\":\"OCO\",\"listId\":\"1024\""), json);
        assertTrue(json.contains("\"reason\":\"ONE_CANCELS_OTHER\""), json);
    }

    @Test
    void whatDoesNotApplyIsLeftOut() throws JsonProcessingException {
        assertEquals(
                """
                {"orderId":"1024","clientOrderId":"client-1024","accountId":"1000",\
                "symbol":"BTC-USDT","side":"BUY","type":"MARKET","timeInForce":"IOC",\
                "postOnly":false,"quoteQuantity":"100.5",\
                "selfTradePrevention":"CANCEL_TAKER","filledQuantity":"0",\
                "remainingQuantity":"0","notional":"0","fee":"0","feeAsset":"USDT",\
                "status":"OPEN","fills":[],"createdAt":"2026-11-21T10:15:31Z",\
                "updatedAt":"2026-11-21T10:15:31Z"}\
                """,
                json(
                        record(
                                1,
                                accepted(
                                        order(1024)
                                                .setType(OrderType.MARKET)
                                                .setTimeInForce(TimeInForce.IOC)
                                                .setPriceTicks(0)
                                                .setLots(0)
                                                .setBudgetMinor(10_050_000_000L)))));
    }

    @Test
    void anOrderThatTrailsShowsItsTriggerAndWhetherItFired() throws JsonProcessingException {
        assertEquals(
                """
                {"orderId":"1024","clientOrderId":"client-1024","accountId":"1000",\
                "symbol":"BTC-USDT","side":"BUY","type":"TRAILING_STOP_LIMIT",\
                "timeInForce":"GTD","postOnly":false,"price":"60002","quantity":"0.1",\
                "triggerPrice":"60000","triggered":true,"trailingDistance":"1.5",\
                "limitOffset":"2","selfTradePrevention":"DECREMENT",\
                "expiresAt":"2026-11-21T10:15:30Z","reducedQuantity":"0.01",\
                "filledQuantity":"0","remainingQuantity":"0.09","notional":"0","fee":"0",\
                "feeAsset":"USDT","status":"OPEN","fills":[],\
                "createdAt":"2026-11-21T10:15:31Z","updatedAt":"2026-11-21T10:15:31Z"}\
                """,
                json(
                        record(
                                1,
                                accepted(
                                        order(1024)
                                                .setType(OrderType.TRAILING_STOP_LIMIT)
                                                .setTimeInForce(TimeInForce.GTD)
                                                .setPriceTicks(0)
                                                .setTriggerPriceTicks(6_100_000)
                                                .setTrailingTicks(150)
                                                .setLimitOffsetTicks(200)
                                                .setSelfTradePrevention(
                                                        SelfTradePrevention.DECREMENT)
                                                .setExpiresMicros(Examples.TIME_MICROS)),
                                triggered(1024, 6_000_000),
                                reduced(1024, 1_000, 0, 9_000))));
    }
}
