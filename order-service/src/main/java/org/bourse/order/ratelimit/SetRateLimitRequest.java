package org.bourse.order.ratelimit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code PUT /api/v1/rate-limits/{accountId}}. */
@Schema(name = "SetRateLimit")
public record SetRateLimitRequest(
        @Schema(required = true, minimum = "1", maximum = "100000", examples = "50")
                @Nullable Integer ordersPerSecond) {}
