package org.bourse.risk.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.bourse.risk.limit.SymbolLimitText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An account's limits in one symbol, to be set and as they are; what is absent stays, or is not
 * set.
 */
@Schema(name = "SymbolLimits")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SymbolLimits(
        @Schema(description = "No orders at all") @Nullable Boolean restricted,
        @Schema(description = "No buys") @Nullable Boolean reduceOnly,
        @Schema(description = "Of one order, in the base asset", examples = "1")
                @Nullable String maxOrderQuantity,
        @Schema(
                        description =
                                "What the account has, its open buys and the new one together, in"
                                        + " the base asset",
                        examples = "10")
                @Nullable String maxPosition,
        @Schema(
                        description = "The same sum at the last price, in the quote asset",
                        examples = "600000")
                @Nullable String maxExposure,
        @Schema(
                        description =
                                "Traded in a UTC day of venue time, the new order included, in the"
                                        + " quote asset; an order above it is refused",
                        examples = "1000000")
                @Nullable String maxDailyVolume,
        @Schema(description = "Orders that may rest at a time, 0 to 1,000,000", examples = "20")
                @Nullable Integer maxOpenOrders) {

    static SymbolLimits of(SymbolLimitText text) {
        return new SymbolLimits(
                text.restricted(),
                text.reduceOnly(),
                text.maxOrderQuantity(),
                text.maxPosition(),
                text.maxExposure(),
                text.maxDailyVolume(),
                text.maxOpenOrders());
    }

    SymbolLimitText text() {
        return new SymbolLimitText(
                restricted,
                reduceOnly,
                maxOrderQuantity,
                maxPosition,
                maxExposure,
                maxDailyVolume,
                maxOpenOrders);
    }
}
