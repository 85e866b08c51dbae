package org.bourse.order.ratelimit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An account's limit as clients see it. */
@Schema(name = "RateLimit")
public record RateLimitView(
        @Schema(examples = "1000") String accountId,
        @Schema(description = "Orders, and apart from them cancels, per second.", examples = "50")
                int ordersPerSecond) {}
