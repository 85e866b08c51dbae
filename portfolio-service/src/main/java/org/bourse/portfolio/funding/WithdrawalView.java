package org.bourse.portfolio.funding;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A withdrawal.
 *
 * @param paymentSource who paid it out, if it was named
 * @param paymentReference what the payment is called there
 * @param reference the venue's id of it, as it stands in the ledger; none before it is held
 * @param position of the venue's last command about it; none while that is not answered
 * @param code why the venue or a second person refused it
 */
@Schema(name = "Withdrawal")
record WithdrawalView(
        String withdrawalId,
        @Schema(examples = "1000") String accountId,
        @Schema(examples = "USDT") String asset,
        @Schema(examples = "100.5") String amount,
        WithdrawalStatus status,
        @Schema(examples = "sepa") @Nullable String paymentSource,
        @Schema(examples = "2026-11-28/4711") @Nullable String paymentReference,
        @Nullable String reference,
        @Nullable String position,
        @Nullable String code) {}
