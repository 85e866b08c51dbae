package org.bourse.order.lifecycle;

/** The names of an order's states, as clients and tables see them. */
public enum OrderStatus {
    OPEN,
    PARTIALLY_FILLED,
    FILLED,
    CANCELLED,
    EXPIRED,
    REJECTED
}
