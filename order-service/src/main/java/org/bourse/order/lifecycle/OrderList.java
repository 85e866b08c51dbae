package org.bourse.order.lifecycle;

import org.bourse.contracts.v1.Order;
import org.bourse.contracts.v1.OrderListKind;

/**
 * The list that an order is a leg of.
 *
 * @param listId the id of the list's first order; 0: none
 */
public record OrderList(OrderListKind kind, long listId) {
    /** Of an order by itself. */
    public static final OrderList NONE =
            new OrderList(OrderListKind.ORDER_LIST_KIND_UNSPECIFIED, 0);

    static OrderList of(Order order) {
        return order.getListId() == 0
                ? NONE
                : new OrderList(order.getListKind(), order.getListId());
    }

    public boolean isNone() {
        return listId == 0;
    }
}
