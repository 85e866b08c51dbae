package org.bourse.order.history;

import org.bourse.contracts.v1.Side;
import org.bourse.order.lifecycle.Fill;
import org.bourse.order.lifecycle.OrderTerms;

/** A row of {@code trades}: an order's side of a trade, with what of the order a list shows. */
public record OrderTrade(Fill fill, long account, int symbol, Side side, String clientOrderId) {

    static OrderTrade of(Fill fill, OrderTerms order) {
        return new OrderTrade(
                fill, order.account(), order.symbol(), order.side(), order.clientOrderId());
    }
}
