package org.bourse.matching.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.bourse.contracts.v1.CancelOrder;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.PlaceOrderList;
import org.bourse.contracts.v1.ReplaceOrder;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.NewOrder;
import org.bourse.core.NewOrderList;
import org.bourse.core.OrderCancel;
import org.bourse.core.OrderReplace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderCommandsTest {
    private static final int ROUNDS = 50_000;

    private static final PlaceOrder PLACE =
            PlaceOrder.newBuilder()
                    .setAccount(1)
                    .setSymbol(2)
                    .setSide(Side.SELL)
                    .setType(OrderType.TRAILING_STOP_LIMIT)
                    .setTimeInForce(TimeInForce.GTD)
                    .setPostOnly(true)
                    .setPriceTicks(3)
                    .setLots(4)
                    .setBudgetMinor(5)
                    .setClientOrderId("a-1")
                    .setValidUntilMicros(6)
                    .setTriggerPriceTicks(7)
                    .setTrailingTicks(8)
                    .setTrailingBasisPoints(9)
                    .setLimitOffsetTicks(10)
                    .setVisibleLots(11)
                    .setPostOnlyReprice(true)
                    .setSelfTradePrevention(SelfTradePrevention.CANCEL_MAKER)
                    .setExpiresMicros(12)
                    .build();

    private static final ReplaceOrder REPLACE =
            ReplaceOrder.newBuilder()
                    .setAccount(1)
                    .setOrderId(2)
                    .setClientOrderId("a-1")
                    .setPriceTicks(3)
                    .setTriggerPriceTicks(4)
                    .setLots(5)
                    .setValidUntilMicros(6)
                    .build();

    private static final CancelOrder CANCEL =
            CancelOrder.newBuilder()
                    .setAccount(1)
                    .setOrderId(2)
                    .setClientOrderId("a-1")
                    .setValidUntilMicros(3)
                    .build();

    private static final PlaceOrderList LIST =
            PlaceOrderList.newBuilder()
                    .setKind(OrderListKind.OCO)
                    .addLegs(PLACE)
                    .addLegs(PLACE)
                    .build();

    private final OrderCommands orders = new OrderCommands();

    @Test
    void readsEveryFieldOfAnOrder() {
        NewOrder order = orders.place(PLACE);
        readsEveryField(order);
        assertEquals(4, order.lots());
        assertEquals("a-1", order.clientOrderId());
    }

    /** Of {@link #PLACE} but the lots and the client order id. */
    private static void readsEveryField(NewOrder order) {
        assertEquals(1, order.account());
        assertEquals(2, order.symbol());
        assertEquals(Side.SELL, order.side());
        assertEquals(OrderType.TRAILING_STOP_LIMIT, order.type());
        assertEquals(TimeInForce.GTD, order.timeInForce());
        assertTrue(order.postOnly());
        assertEquals(3, order.priceTicks());
        assertEquals(5, order.budgetMinor());
        assertEquals(6, order.validUntilMicros());
        assertEquals(7, order.triggerTicks());
        assertEquals(8, order.trailingTicks());
        assertEquals(9, order.trailingBasisPoints());
        assertEquals(10, order.limitOffsetTicks());
        assertEquals(11, order.visibleLots());
        assertTrue(order.postOnlyReprice());
        assertEquals(SelfTradePrevention.CANCEL_MAKER, order.selfTradePrevention());
        assertEquals(12, order.expiresMicros());
    }

    @Test
    void nothingOfAnOrderIsLeftForTheNext() {
        orders.place(PLACE);
        isEmpty(orders.place(PlaceOrder.getDefaultInstance()));
    }

    private static void isEmpty(NewOrder order) {
        assertEquals(Side.SIDE_UNSPECIFIED, order.side());
        assertEquals(OrderType.ORDER_TYPE_UNSPECIFIED, order.type());
        assertEquals("", order.clientOrderId());
        assertFalse(order.postOnly() || order.postOnlyReprice());
        assertEquals(0, order.priceTicks() | order.lots() | order.budgetMinor());
        assertEquals(0, order.triggerTicks() | order.trailingTicks() | order.limitOffsetTicks());
        assertEquals(0, order.trailingBasisPoints());
        assertEquals(0, order.visibleLots() | order.expiresMicros() | order.validUntilMicros());
        assertEquals(
                SelfTradePrevention.SELF_TRADE_PREVENTION_UNSPECIFIED, order.selfTradePrevention());
    }

    @Test
    void treatsUnrecognizedValuesAsUnnamed() {
        NewOrder order =
                orders.place(
                        PlaceOrder.newBuilder()
                                .setSideValue(99)
                                .setTypeValue(99)
                                .setTimeInForceValue(99)
                                .setSelfTradePreventionValue(99)
                                .build());
        assertEquals(Side.SIDE_UNSPECIFIED, order.side());
        assertEquals(OrderType.ORDER_TYPE_UNSPECIFIED, order.type());
        assertEquals(TimeInForce.TIME_IN_FORCE_UNSPECIFIED, order.timeInForce());
        assertEquals(
                SelfTradePrevention.SELF_TRADE_PREVENTION_UNSPECIFIED, order.selfTradePrevention());
    }

    @Test
    void readsEveryFieldOfAReplace() {
        OrderReplace replace = orders.replace(REPLACE);
        assertEquals(1, replace.account());
        assertEquals(2, replace.orderId());
        assertEquals("a-1", replace.clientOrderId());
        assertEquals(3, replace.priceTicks());
        assertEquals(4, replace.triggerTicks());
        assertEquals(5, replace.lots());
        assertEquals(6, replace.validUntilMicros());
    }

    @Test
    void readsEveryFieldOfACancel() {
        OrderCancel cancel = orders.cancel(CANCEL);
        assertEquals(1, cancel.account());
        assertEquals(2, cancel.orderId());
        assertEquals("a-1", cancel.clientOrderId());
        assertEquals(3, cancel.validUntilMicros());
    }

    @Test
    void readsEveryLegOfAList() {
        NewOrderList list =
                orders.placeList(
                        PlaceOrderList.newBuilder()
                                .setKind(OrderListKind.BRACKET)
                                .addLegs(PLACE.toBuilder().setClientOrderId("entry"))
                                .addLegs(PLACE.toBuilder().setClientOrderId("profit").setLots(2))
                                .addLegs(PLACE.toBuilder().setClientOrderId("loss").setLots(3))
                                .build());
        assertEquals(OrderListKind.BRACKET, list.kind());
        assertEquals(3, list.size());
        assertEquals(3, list.legs());
        assertEquals("entry", list.leg(0).clientOrderId());
        assertEquals("profit", list.leg(1).clientOrderId());
        assertEquals("loss", list.leg(2).clientOrderId());
        assertEquals(4, list.leg(0).lots());
        assertEquals(2, list.leg(1).lots());
        assertEquals(3, list.leg(2).lots());
        for (int leg = 0; leg < 3; leg++) {
            readsEveryField(list.leg(leg));
        }
    }

    @Test
    void listWithoutLegsHasNone() {
        orders.placeList(PlaceOrderList.newBuilder().setKind(OrderListKind.OCO).build());
        NewOrderList list = orders.placeList(PlaceOrderList.getDefaultInstance());
        assertEquals(OrderListKind.ORDER_LIST_KIND_UNSPECIFIED, list.kind());
        assertEquals(0, list.size());
        assertEquals(0, list.legs());
    }

    /** The core is to know that there are too many; it needs no more than the first three. */
    @Test
    void ofTooManyLegsTheFirstThreeAreRead() {
        PlaceOrderList.Builder body = PlaceOrderList.newBuilder().setKindValue(99);
        for (int leg = 0; leg < 4; leg++) {
            body.addLegs(PlaceOrder.newBuilder().setLots(leg));
        }
        NewOrderList list = orders.placeList(body.build());
        assertEquals(OrderListKind.ORDER_LIST_KIND_UNSPECIFIED, list.kind());
        assertEquals(4, list.size());
        assertEquals(3, list.legs());
        assertEquals(2, list.leg(2).lots());
    }

    @Test
    void nothingOfALegIsLeftForTheNextList() {
        orders.placeList(PlaceOrderList.newBuilder().addLegs(PLACE).build());
        NewOrderList list =
                orders.placeList(
                        PlaceOrderList.newBuilder()
                                .addLegs(PlaceOrder.getDefaultInstance())
                                .build());
        isEmpty(list.leg(0));
    }

    /** A longer id is cut to one byte more than is legal. */
    @ParameterizedTest
    @ValueSource(strings = {"", "é", "0123456789012345678901234567890123456"})
    void handsStrangeIdsToTheCoreAsTheyAre(String id) {
        assertEquals(
                id,
                orders.place(PlaceOrder.newBuilder().setClientOrderId(id).build()).clientOrderId());
        assertEquals(
                id,
                orders.replace(ReplaceOrder.newBuilder().setClientOrderId(id).build())
                        .clientOrderId());
        assertEquals(
                id,
                orders.cancel(CancelOrder.newBuilder().setClientOrderId(id).build())
                        .clientOrderId());
    }

    @Test
    void allocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        all();
        long before = threads.getCurrentThreadAllocatedBytes();
        all();
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(bytes < ROUNDS, bytes + " bytes in " + ROUNDS + " rounds");
    }

    private void all() {
        for (int i = 0; i < ROUNDS; i++) {
            orders.place(PLACE);
            orders.placeList(LIST);
            orders.replace(REPLACE);
            orders.cancel(CANCEL);
        }
    }
}
