package org.bourse.order.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.bourse.order.lifecycle.OrderStatus;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An order as it was after one event. */
@Schema(name = "OrderEvent")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderEventView(
        @Schema(description = "Of the command that caused it.", examples = "1177") String position,
        @Schema(examples = "2026-11-21T10:15:30.123456Z") String time,
        OrderStatus status,
        @Schema(description = "Why it ended. Absent while it lives.") @Nullable String reason,
        String filledQuantity,
        String remainingQuantity,
        @Schema(description = "Of a fill; absent otherwise.") @Nullable String tradeId) {}
