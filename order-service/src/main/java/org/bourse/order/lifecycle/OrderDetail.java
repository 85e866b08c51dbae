package org.bourse.order.lifecycle;

import java.util.List;

/** An order and its fills, oldest first. */
public record OrderDetail(Order order, List<Fill> fills) {
    public OrderDetail {
        fills = List.copyOf(fills);
    }

    public OrderTerms terms() {
        return order.terms();
    }
}
