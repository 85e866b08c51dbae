package org.bourse.order.entry;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Orders that depend on each other. */
@Schema(name = "PlaceOrderList")
public record PlaceOrderListRequest(
        @Schema(
                        required = true,
                        enumeration = {"OCO", "BRACKET"})
                @Nullable String kind,
        @Schema(
                        required = true,
                        minItems = 2,
                        maxItems = 3,
                        description =
                                "OCO: a LIMIT or TAKE_PROFIT(_LIMIT) and a STOP(_LIMIT) or"
                                        + " TRAILING_STOP(_LIMIT), of one side and quantity."
                                        + " BRACKET: a BUY, then the SELL that takes profit, then"
                                        + " the SELL that stops the loss. All of one account and"
                                        + " symbol; of validUntil the first one's counts.")
                @Nullable List<PlaceOrderRequest> orders) {}
