package org.bourse.order.entry;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A new order as a client asks for it. Which fields go together is said by their descriptions. */
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
                        enumeration = {
                            "LIMIT",
                            "MARKET",
                            "STOP",
                            "STOP_LIMIT",
                            "TAKE_PROFIT",
                            "TAKE_PROFIT_LIMIT",
                            "TRAILING_STOP",
                            "TRAILING_STOP_LIMIT"
                        })
                @Nullable String type,
        @Schema(
                        enumeration = {"GTC", "IOC", "FOK", "DAY", "GTD"},
                        description = "Without it: IOC for MARKET, GTC for all others.")
                @Nullable String timeInForce,
        @Schema(description = "LIMIT with GTC, DAY, GTD: refused rather than trade at once.")
                @Nullable Boolean postOnly,
        @Schema(
                        description =
                                "With postOnly: priced one tick from the best opposite price rather"
                                        + " than refused.")
                @Nullable Boolean postOnlyReprice,
        @Schema(
                        description =
                                "A whole number of ticks. LIMIT, STOP_LIMIT, TAKE_PROFIT_LIMIT: the"
                                        + " limit. MARKET, STOP, TAKE_PROFIT: the worst price,"
                                        + " optional.",
                        examples = "60000.00")
                @Nullable String price,
        @Schema(description = "A whole number of lots.", examples = "0.1")
                @Nullable String quantity,
        @Schema(
                        description =
                                "MARKET BUY, instead of quantity: spend at most this, fees included.",
                        examples = "100")
                @Nullable String quoteQuantity,
        @Schema(
                        description =
                                "STOP, TAKE_PROFIT and their _LIMIT types: the last price that"
                                        + " triggers it.",
                        examples = "59000.00")
                @Nullable String triggerPrice,
        @Schema(
                        description =
                                "TRAILING types: how far the trigger follows the best price, in"
                                        + " price. Or trailingBasisPoints.",
                        examples = "100.00")
                @Nullable String trailingDistance,
        @Schema(
                        minimum = "1",
                        maximum = "5000",
                        description = "The same as a part of the price, in 1/10,000.",
                        examples = "50")
                @Nullable Integer trailingBasisPoints,
        @Schema(
                        description =
                                "TRAILING_STOP_LIMIT: how far beyond the trigger the limit is."
                                        + " Without it: at the trigger.",
                        examples = "10.00")
                @Nullable String limitOffset,
        @Schema(
                        description =
                                "An iceberg: LIMIT with GTC, DAY, GTD that shows at most so much,"
                                        + " in at most 20 parts.",
                        examples = "0.01")
                @Nullable String visibleQuantity,
        @Schema(
                        enumeration = {
                            "NONE",
                            "CANCEL_TAKER",
                            "CANCEL_MAKER",
                            "CANCEL_BOTH",
                            "DECREMENT"
                        },
                        description =
                                "What happens when it would trade with an order of its own account"
                                        + " or self-trade group. Without it: CANCEL_TAKER.")
                @Nullable String selfTradePrevention,
        @Schema(
                        description = "GTD: when it ends, at most 400 days ahead.",
                        examples = "2026-11-22T00:00:00Z")
                @Nullable String expiresAt,
        @Schema(description = "Without it: the caller's main account.", examples = "1000")
                @Nullable String accountId,
        @Schema(
                        description = "The venue refuses the order later than this.",
                        examples = "2026-11-21T10:15:30Z")
                @Nullable String validUntil) {}
