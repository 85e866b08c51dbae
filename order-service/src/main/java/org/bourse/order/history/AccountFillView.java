package org.bourse.order.history;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.bourse.order.view.FillView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One trade of an account, with the order it was made by. */
@Schema(name = "AccountFill")
public record AccountFillView(
        @Schema(examples = "1205248") String orderId,
        @Schema(examples = "my-order-1") String clientOrderId,
        @Schema(examples = "BTC-USDT") String symbol,
        @Schema(enumeration = {"BUY", "SELL"}) String side,
        @JsonUnwrapped FillView fill) {}
