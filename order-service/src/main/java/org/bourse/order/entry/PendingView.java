package org.bourse.order.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request whose outcome is not known yet, and where to ask for it. */
@Schema(name = "Pending")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PendingView(
        @Nullable String orderId,
        @Nullable String clientOrderId,
        @Schema(enumeration = "PENDING") String status,
        String location) {

    static PendingView of(@Nullable String orderId, @Nullable String clientOrderId) {
        String location =
                orderId != null
                        ? EntryResource.PATH + "/" + orderId
                        : EntryResource.PATH + "?clientOrderId=" + clientOrderId;
        return new PendingView(orderId, clientOrderId, "PENDING", location);
    }
}
