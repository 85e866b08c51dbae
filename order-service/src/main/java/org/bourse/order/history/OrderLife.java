package org.bourse.order.history;

import java.util.List;
import org.bourse.order.lifecycle.OrderDetail;

/** An order, its fills, and every step that led to what it is, oldest first. */
public record OrderLife(OrderDetail detail, List<OrderStep> steps) {
    public OrderLife {
        steps = List.copyOf(steps);
    }
}
