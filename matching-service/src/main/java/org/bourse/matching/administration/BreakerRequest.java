package org.bourse.matching.administration;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * When a symbol stops trading by itself, for a pause and then a call auction. All of it is
 * required, or nothing but a rate of 0: no breaker.
 */
@Schema(name = "BreakerRequest")
public record BreakerRequest(
        @Schema(
                        description =
                                "How far a trade may be from the lowest or highest price of the"
                                        + " window, as a part of that price; 0: no breaker",
                        examples = "0.05")
                @Nullable String rate,
        @Schema(description = "1 to 300", examples = "60") @Nullable Integer windowSeconds,
        @Schema(description = "1 to 3,600", examples = "300") @Nullable Integer pauseSeconds,
        @Schema(description = "1 to 3,600", examples = "120") @Nullable Integer auctionSeconds) {}
