package org.bourse.order.entry;

import java.util.List;
import org.bourse.order.view.OrderView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A list of orders that was accepted. */
@Schema(name = "PlacedOrderList")
public record PlacedOrderListView(
        @Schema(description = "The id of its first order.", examples = "1205248") String listId,
        @Schema(enumeration = {"OCO", "BRACKET"}) String kind,
        List<OrderView> orders) {
    public PlacedOrderListView {
        orders = List.copyOf(orders);
    }
}
