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
        @Schema(enumeration = {"LIMIT", "MARKET"}) String type,
        @Schema(enumeration = {"GTC", "IOC", "FOK"}) String timeInForce,
        boolean postOnly,
        @Schema(
                        description = "The limit, or the worst price of a MARKET order.",
                        examples = "60000")
                @Nullable String price,
        @Schema(description = "Absent for an order by budget.", examples = "0.1")
                @Nullable String quantity,
        @Schema(description = "The budget of a MARKET BUY, fees included.", examples = "100")
                @Nullable String quoteQuantity,
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
                                        + " SELF_TRADE, BUDGET_TOO_SMALL) or the code of the"
                                        + " refusal. Absent while it lives.")
                @Nullable String reason,
        @Schema(description = "Oldest first, at most 10,000. Absent in lists.")
                @Nullable List<FillView> fills,
        String createdAt,
        String updatedAt) {}
