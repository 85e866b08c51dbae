package org.bourse.order.entry;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /api/v1/orders} as it came; {@link OrderReader} judges it. */
@Schema(name = "PlaceOrder")
public record PlaceOrderRequest(
        @Schema(
                        required = true,
                        pattern = "[A-Za-z0-9._:-]{1,36}",
                        description =
                                "Unique per account for 24 h. The same order sent again with it"
                                        + " gets the same answer.",
                        examples = "my-order-1")
                @Nullable String clientOrderId,
        @Schema(required = true, examples = "BTC-USDT") @Nullable String symbol,
        @Schema(
                        required = true,
                        enumeration = {"BUY", "SELL"})
                @Nullable String side,
        @Schema(
                        required = true,
                        enumeration = {"LIMIT", "MARKET"})
                @Nullable String type,
        @Schema(
                        enumeration = {"GTC", "IOC", "FOK"},
                        description = "Without it: GTC for LIMIT, IOC for MARKET.")
                @Nullable String timeInForce,
        @Schema(description = "LIMIT GTC only: refused rather than trade at once.")
                @Nullable Boolean postOnly,
        @Schema(
                        description = "A whole number of ticks. MARKET: the worst price, optional.",
                        examples = "60000.00")
                @Nullable String price,
        @Schema(description = "A whole number of lots.", examples = "0.1")
                @Nullable String quantity,
        @Schema(
                        description =
                                "MARKET BUY, instead of quantity: spend at most this, fees included.",
                        examples = "100")
                @Nullable String quoteQuantity,
        @Schema(description = "Without it: the caller's account.", examples = "1000")
                @Nullable String accountId,
        @Schema(
                        description = "The venue refuses the order later than this.",
                        examples = "2026-11-21T10:15:30Z")
                @Nullable String validUntil) {}
