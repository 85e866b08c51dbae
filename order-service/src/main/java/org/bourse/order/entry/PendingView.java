package org.bourse.order.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.bourse.contracts.Ids;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request whose outcome is not known yet, and where to ask for it. */
@Schema(name = "Pending")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PendingView(
        @Schema(examples = "1205248") @Nullable String orderId,
        @Schema(examples = "my-order-1") @Nullable String clientOrderId,
        @Schema(enumeration = "PENDING") String status,
        @Schema(description = "Always true: it may or may not be carried out.") boolean mayBeLive,
        @Schema(description = "Where to ask what became of it.") String location) {

    static PendingView ofOrder(long orderId) {
        String id = Ids.print(orderId);
        return new PendingView(id, null, "PENDING", true, OrderEntryResource.PATH + "/" + id);
    }

    static PendingView ofClientOrder(String clientOrderId) {
        String location = OrderEntryResource.PATH + "?clientOrderId=" + clientOrderId;
        return new PendingView(null, clientOrderId, "PENDING", true, location);
    }

    /** Of what concerns many orders. */
    static PendingView ofOrders() {
        return new PendingView(
                null, null, "PENDING", true, OrderEntryResource.PATH + "?status=OPEN");
    }
}
