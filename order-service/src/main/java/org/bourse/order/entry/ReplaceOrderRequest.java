package org.bourse.order.entry;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an open order is to have instead; what is absent stays as it is. */
@Schema(name = "ReplaceOrder")
public record ReplaceOrderRequest(
        @Schema(description = "A whole number of ticks.", examples = "60100.00")
                @Nullable String price,
        @Schema(description = "Of an order that waits and does not trail.", examples = "59100.00")
                @Nullable String triggerPrice,
        @Schema(
                        description =
                                "The new total, what is filled included. The place in the queue is"
                                        + " kept when only this changes and does not grow.",
                        examples = "0.2")
                @Nullable String quantity,
        @Schema(
                        description = "The venue refuses the request later than this.",
                        examples = "2026-11-21T10:15:30Z")
                @Nullable String validUntil) {}
