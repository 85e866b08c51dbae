package org.bourse.order.view;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One trade of an order. */
@Schema(name = "Fill")
public record FillView(
        String tradeId,
        String price,
        String quantity,
        @Schema(description = "Negative: a rebate.") String fee,
        String feeAsset,
        @Schema(enumeration = {"MAKER", "TAKER"}) String role,
        @Schema(examples = "2026-11-21T10:15:30.123456Z") String time) {}
