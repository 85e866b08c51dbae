package org.bourse.order.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.bourse.order.lifecycle.OrderStatus;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An order; what does not apply is left out. */
@Schema(name = "Order")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderView(
        @Schema(examples = "1205248") String orderId,
        @Schema(examples = "my-order-1") String clientOrderId,
        @Schema(examples = "1000") String accountId,
        @Schema(examples = "BTC-USDT") String symbol,
        @Schema(enumeration = {"BUY", "SELL"}) String side,
        @Schema(
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
                String type,
        @Schema(enumeration = {"GTC", "IOC", "FOK", "DAY", "GTD"}) String timeInForce,
        boolean postOnly,
        @Schema(description = "True: repriced rather than refused. Absent otherwise.")
                @Nullable Boolean postOnlyReprice,
        @Schema(
                        description = "The limit, or the worst price of an order that has none.",
                        examples = "60000")
                @Nullable String price,
        @Schema(description = "Absent for an order by budget.", examples = "0.1")
                @Nullable String quantity,
        @Schema(description = "The budget of a MARKET BUY, fees included.", examples = "100")
                @Nullable String quoteQuantity,
        @Schema(description = "What triggers it, or triggered it.", examples = "59000")
                @Nullable String triggerPrice,
        @Schema(description = "Whether its trigger has fired. Absent for orders without one.")
                @Nullable Boolean triggered,
        @Schema(description = "How far its trigger follows the price.", examples = "100")
                @Nullable String trailingDistance,
        @Schema(description = "The same, as a part of the price in 1/10,000.", examples = "50")
                @Nullable Integer trailingBasisPoints,
        @Schema(description = "How far beyond a trigger that trails the limit is.")
                @Nullable String limitOffset,
        @Schema(description = "At most so much is shown. Absent: everything.")
                @Nullable String visibleQuantity,
        @Schema(enumeration = {"NONE", "CANCEL_TAKER", "CANCEL_MAKER", "CANCEL_BOTH", "DECREMENT"})
                String selfTradePrevention,
        @Schema(description = "When its DAY or GTD ends.", examples = "2026-11-22T00:00:00Z")
                @Nullable String expiresAt,
        @Schema(
                        enumeration = {"OCO", "BRACKET"},
                        description = "Of the list it is a leg of. Absent: none.")
                @Nullable String listKind,
        @Schema(description = "The id of the list's first order.", examples = "1205248")
                @Nullable String listId,
        @Schema(description = "What self-trade prevention took off. Absent: nothing.")
                @Nullable String reducedQuantity,
        String filledQuantity,
        @Schema(description = "Still open, or cancelled, or refused; 0 for an order by budget.")
                String remainingQuantity,
        @Schema(description = "Absent until something is filled.") @Nullable String averagePrice,
        @Schema(description = "What was traded, in the quote asset.") String notional,
        @Schema(description = "Fees paid so far; negative: rebates.") String fee,
        String feeAsset,
        OrderStatus status,
        @Schema(
                        description =
                                "Why it ended: FILLED, the reason of the cancel (REQUESTED,"
                                        + " IMMEDIATE_REMAINDER, FOK_UNFILLABLE, LIMIT_OF_FILLS,"
                                        + " SELF_TRADE, BUDGET_TOO_SMALL, EXPIRED, OPERATOR,"
                                        + " DEAD_MAN_SWITCH, KILL_SWITCH, DELISTING,"
                                        + " ONE_CANCELS_OTHER, PARENT_ENDED, VOLATILITY) or the code"
                                        + " of the refusal. Absent while it lives.")
                @Nullable String reason,
        @Schema(description = "Oldest first, at most 10,000. Absent in lists.")
                @Nullable List<FillView> fills,
        String createdAt,
        String updatedAt) {}
