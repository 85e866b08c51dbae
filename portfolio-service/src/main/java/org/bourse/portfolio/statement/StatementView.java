package org.bourse.portfolio.statement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A statement of account.
 *
 * @param from inclusive
 * @param to exclusive
 * @param position of the last command that is in it or before it; -1 for none
 * @param opening what was there before the first entry
 * @param closing what is there after the last
 */
@RegisterForReflection
@Schema(name = "Statement", description = "What came and went, and what is there.")
record StatementView(
        @Schema(examples = "1000") String accountId,
        @Schema(examples = "USDT") String asset,
        Instant from,
        Instant to,
        @Schema(examples = "4711") String position,
        Balance opening,
        List<Entry> entries,
        Balance closing) {

    /** Total is available and held together. */
    @Schema(name = "StatementBalance", description = "What is there.")
    record Balance(
            @Schema(examples = "99.5") String available,
            @Schema(examples = "0.5") String held,
            @Schema(examples = "100") String total) {}

    /**
     * A posting.
     *
     * @param entryId the position of the command that caused it
     * @param amount what moved into (positive) or out of (negative) the bucket
     * @param reference the order, trade or withdrawal it belongs to; 0 for none
     * @param balance what is there after it
     */
    @Schema(name = "StatementEntry", description = "A movement.")
    record Entry(
            @Schema(examples = "4711") String entryId,
            Instant time,
            @Schema(examples = "TRADE") String kind,
            @Schema(examples = "AVAILABLE") String bucket,
            @Schema(examples = "-30000.5") String amount,
            @Schema(examples = "4824064") String reference,
            Balance balance) {}
}
