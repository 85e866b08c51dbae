package org.bourse.order.history;

import org.bourse.order.lifecycle.OrderDetail;

/** What the history says of an order. */
public sealed interface Lookup {

    record Found(OrderDetail detail) implements Lookup {}

    /** There is no such order. */
    record Absent() implements Lookup {}

    /** The history is not as far as it would have to be to say. */
    record Behind() implements Lookup {}
}
