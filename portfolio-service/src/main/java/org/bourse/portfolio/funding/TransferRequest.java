package org.bourse.portfolio.funding;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a transfer.
 *
 * @param accountId the caller's account that pays; absent: the main one
 * @param toAccountId that receives
 */
record TransferRequest(
        @Schema(examples = "1000") @Nullable String accountId,
        @Schema(examples = "1001", required = true) @Nullable String toAccountId,
        @Schema(examples = "USDT", required = true) @Nullable String asset,
        @Schema(examples = "100.5", required = true) @Nullable String amount) {}
