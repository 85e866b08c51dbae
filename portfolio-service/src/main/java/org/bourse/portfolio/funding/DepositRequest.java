package org.bourse.portfolio.funding;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a deposit.
 *
 * @param paymentSource who made the payment it stands for; none without a reference
 * @param paymentReference what the payment is called there: it is booked once
 */
record DepositRequest(
        @Schema(examples = "1000", required = true) @Nullable String accountId,
        @Schema(examples = "USDT", required = true) @Nullable String asset,
        @Schema(examples = "100.5", required = true) @Nullable String amount,
        @Schema(
                        examples = "sepa",
                        description = "Who made the payment: 1 to 32 of A-Z a-z 0-9 ._:-")
                @Nullable String paymentSource,
        @Schema(examples = "2026-11-28/4711", description = "1 to 64 printable ASCII characters")
                @Nullable String paymentReference) {}
