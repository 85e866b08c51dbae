package org.bourse.portfolio.funding;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a withdrawal.
 *
 * @param accountId one of the caller's; absent: the main one
 */
record WithdrawalRequest(
        @Schema(examples = "1000") @Nullable String accountId,
        @Schema(examples = "USDT", required = true) @Nullable String asset,
        @Schema(examples = "100.5", required = true) @Nullable String amount) {}
