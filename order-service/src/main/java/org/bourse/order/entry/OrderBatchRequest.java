package org.bourse.order.entry;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Orders that are placed one after the other, each for itself. */
@Schema(name = "OrderBatch")
public record OrderBatchRequest(
        @Schema(
                        required = true,
                        minItems = 1,
                        maxItems = OrderBatchRequest.ORDERS_MAX,
                        description = "All of one account.")
                @Nullable List<PlaceOrderRequest> orders) {
    static final int ORDERS_MAX = 50;
}
