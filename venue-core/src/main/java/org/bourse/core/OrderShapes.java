package org.bourse.core;

import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;

/**
 * What follows of an order from its {@link NewOrder#shape} alone: its side, type, time in force,
 * self-trade prevention and whether it is post-only. Of each there are few values, so all shapes
 * were looked at before the first order came.
 */
final class OrderShapes {
    private static final int MODE_BITS = 4;

    /** The bits of {@link #word}. */
    static final int WORD_BITS = 3 * Byte.SIZE + 2 + MODE_BITS;

    /** Stands for values this version does not know. */
    private static final int UNRECOGNIZED = 0xFF;

    private static final int UNRECOGNIZED_MODE = (1 << MODE_BITS) - 1;

    private static final int[] WORDS = new int[NewOrder.SHAPES];
    private static final int[] DETAILS = new int[NewOrder.SHAPES];
    private static final byte[] TRAITS = new byte[NewOrder.SHAPES];
    private static final boolean[] PLAIN = new boolean[NewOrder.SHAPES];

    static {
        NewOrder order = new NewOrder();
        for (Side side : Side.values()) {
            for (OrderType type : OrderType.values()) {
                for (TimeInForce timeInForce : TimeInForce.values()) {
                    order.set(0, 0, side, type, timeInForce);
                    for (SelfTradePrevention mode : SelfTradePrevention.values()) {
                        lookAt(order.selfTradePrevention(mode).postOnly(false));
                        lookAt(order.postOnly(true));
                    }
                }
            }
        }
    }

    private OrderShapes() {}

    private static void lookAt(NewOrder order) {
        for (int i = 0; i < 2; i++) {
            order.postOnlyReprice(i == 0);
            WORDS[order.shape()] = wordOf(order);
            int details = detailsOf(order);
            DETAILS[order.shape()] = details;
            TRAITS[order.shape()] = details == 0 ? 0 : (byte) Details.traits(details);
            PLAIN[order.shape()] = OrderRules.isOfPlainShape(order);
        }
    }

    /** Another for each shape, the same in all versions. */
    static int word(NewOrder order) {
        return WORDS[order.shape()];
    }

    /** Its {@link Details}, if it is of a good shape. */
    static int details(NewOrder order) {
        return DETAILS[order.shape()];
    }

    /** The {@link Details#traits} of its details, likewise. */
    static int traits(NewOrder order) {
        return TRAITS[order.shape()];
    }

    /**
     * Whether it is a well-formed limit order that does not end by itself and keeps its price, if
     * it has no fields that only others have.
     */
    static boolean isPlain(NewOrder order) {
        return PLAIN[order.shape()];
    }

    private static int detailsOf(NewOrder order) {
        SelfTradePrevention mode = order.selfTradePrevention();
        if (order.type() == OrderType.UNRECOGNIZED
                || order.timeInForce() == TimeInForce.UNRECOGNIZED
                || mode == SelfTradePrevention.UNRECOGNIZED) {
            return 0;
        }
        return Details.of(
                order.type(),
                order.timeInForce(),
                mode == SelfTradePrevention.SELF_TRADE_PREVENTION_UNSPECIFIED
                        ? SelfTradePrevention.CANCEL_TAKER
                        : mode,
                order.postOnly(),
                order.postOnlyReprice());
    }

    private static int wordOf(NewOrder order) {
        int word = number(order.side());
        word = word << 8 | number(order.type());
        word = word << 8 | number(order.timeInForce());
        word = word << 1 | (order.postOnly() ? 1 : 0);
        word = word << 1 | (order.postOnlyReprice() ? 1 : 0);
        return word << MODE_BITS | number(order.selfTradePrevention());
    }

    private static int number(SelfTradePrevention mode) {
        return mode == SelfTradePrevention.UNRECOGNIZED ? UNRECOGNIZED_MODE : mode.getNumber();
    }

    private static int number(Side side) {
        return side == Side.UNRECOGNIZED ? UNRECOGNIZED : side.getNumber();
    }

    private static int number(OrderType type) {
        return type == OrderType.UNRECOGNIZED ? UNRECOGNIZED : type.getNumber();
    }

    private static int number(TimeInForce timeInForce) {
        return timeInForce == TimeInForce.UNRECOGNIZED ? UNRECOGNIZED : timeInForce.getNumber();
    }
}
