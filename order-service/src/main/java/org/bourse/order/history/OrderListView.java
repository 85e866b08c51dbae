package org.bourse.order.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.bourse.order.view.OrderView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of orders. */
@Schema(name = "OrderList")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderListView(
        @Schema(description = "Without fills.") List<OrderView> orders,
        @Schema(description = "Sent as cursor it brings the next page; absent on the last.")
                @Nullable String nextCursor) {}
