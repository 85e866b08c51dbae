package org.bourse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.junit.jupiter.api.Test;

/** An order says what was asked for, whatever it was used for before. */
class NewOrderTest {
    private final NewOrder order = new NewOrder();

    @Test
    void everyShapeIsAnotherAndSaysWhatItIs() {
        Set<Integer> shapes = new HashSet<>();
        int count = 0;
        for (Side side : Side.values()) {
            for (OrderType type : OrderType.values()) {
                for (TimeInForce timeInForce : TimeInForce.values()) {
                    for (SelfTradePrevention mode : SelfTradePrevention.values()) {
                        for (int flags = 0; flags < 4; flags++) {
                            order.set(1, 2, side, type, timeInForce)
                                    .selfTradePrevention(mode)
                                    .postOnly((flags & 1) != 0)
                                    .postOnlyReprice((flags & 2) != 0);
                            assertEquals(side, order.side());
                            assertEquals(type, order.type());
                            assertEquals(timeInForce, order.timeInForce());
                            assertEquals(mode, order.selfTradePrevention());
                            assertEquals((flags & 1) != 0, order.postOnly());
                            assertEquals((flags & 2) != 0, order.postOnlyReprice());
                            assertTrue(order.shape() < NewOrder.SHAPES);
                            shapes.add(order.shape());
                            count++;
                        }
                    }
                }
            }
        }
        assertEquals(count, shapes.size());
    }

    @Test
    void whatIsSetAgainIsWhatWasSetLast() {
        order.set(1, 2, Side.BUY, OrderType.LIMIT, TimeInForce.GTC);
        order.postOnly(true).postOnlyReprice(true).postOnly(false);
        order.selfTradePrevention(SelfTradePrevention.DECREMENT)
                .selfTradePrevention(SelfTradePrevention.NONE);
        assertFalse(order.postOnly());
        assertTrue(order.postOnlyReprice());
        assertEquals(SelfTradePrevention.NONE, order.selfTradePrevention());
        assertEquals(Side.BUY, order.side());
    }

    @Test
    void startingOverNothingIsLeft() {
        set(1);
        order.listKind(OrderListKind.OCO);
        order.set(1, 2, Side.BUY, OrderType.LIMIT, TimeInForce.GTC);
        assertFalse(order.mayHaveMore());
        assertEquals(List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L), numbers());
        assertEquals(OrderListKind.ORDER_LIST_KIND_UNSPECIFIED, order.listKind());
        assertEquals("", order.clientOrderId());
    }

    @Test
    void whatIsSetToNothingIsNothingMore() {
        order.set(1, 2, Side.BUY, OrderType.LIMIT, TimeInForce.GTC);
        set(0);
        assertFalse(order.mayHaveMore());
    }

    private void set(int value) {
        order.priceTicks(value)
                .lots(value)
                .validUntilMicros(value)
                .budgetMinor(value)
                .triggerTicks(value)
                .trailingTicks(value)
                .trailingBasisPoints(value)
                .limitOffsetTicks(value)
                .visibleLots(value)
                .expiresMicros(value)
                .clientOrderId("x");
    }

    private List<Long> numbers() {
        return List.of(
                order.priceTicks(),
                order.lots(),
                order.validUntilMicros(),
                order.budgetMinor(),
                order.triggerTicks(),
                order.trailingTicks(),
                (long) order.trailingBasisPoints(),
                order.limitOffsetTicks(),
                order.visibleLots(),
                order.expiresMicros());
    }
}
