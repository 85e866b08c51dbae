package org.bourse.core;

import org.bourse.contracts.v1.OrderListKind;

/**
 * Orders that depend on each other as a trader asked for them, not yet validated. One instance is
 * reused for all lists. See {@code PlaceOrderList} in {@code commands.proto}.
 */
public final class NewOrderList {
    /** No kind of list has more. */
    public static final int LEGS_MAX = 3;

    private final NewOrder[] legs = {new NewOrder(), new NewOrder(), new NewOrder()};
    private OrderListKind kind = OrderListKind.ORDER_LIST_KIND_UNSPECIFIED;
    private int size;

    /**
     * Starts over; the first legs, as many as there are but at most {@link #LEGS_MAX}, are to be
     * set by the caller.
     *
     * @param legCount how many legs were asked for, which may be any number
     */
    public NewOrderList set(OrderListKind kind, int legCount) {
        this.kind = kind;
        size = legCount;
        return this;
    }

    public OrderListKind kind() {
        return kind;
    }

    /** How many legs were asked for. */
    public int size() {
        return size;
    }

    /** How many legs are here: {@link #size}, but at most {@link #LEGS_MAX}. */
    public int legs() {
        return Math.min(size, LEGS_MAX);
    }

    /** The leg with this number, from 0. */
    public NewOrder leg(int number) {
        return legs[number];
    }
}
