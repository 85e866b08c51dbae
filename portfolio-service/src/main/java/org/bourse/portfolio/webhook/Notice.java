package org.bourse.portfolio.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is told: a request has become something else.
 *
 * @param eventId increases; the same event may come more than once
 * @param kind DEPOSIT, WITHDRAWAL or TRANSFER
 * @param requestId the depositId, withdrawalId or transferId
 * @param accountId of a transfer the one that pays
 * @param code why it was refused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "FundingNotice")
record Notice(
        @Schema(examples = "4711") String eventId,
        @Schema(examples = "DEPOSIT") String kind,
        @Schema(examples = "0b1f5c1e-7d7b-4f57-9a63-3f1f0c0e5a11") String requestId,
        @Schema(examples = "1000") String accountId,
        @Schema(examples = "USDT") String asset,
        @Schema(examples = "100.5") String amount,
        @Schema(examples = "COMPLETED") String status,
        @Nullable String code,
        Instant at) {}
