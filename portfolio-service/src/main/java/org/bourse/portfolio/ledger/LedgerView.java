package org.bourse.portfolio.ledger;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of an account's ledger, newest first.
 *
 * @param nextCursor of the next page; none on the last one
 */
@Schema(name = "Postings")
record LedgerView(String accountId, List<Entry> entries, @Nullable String nextCursor) {

    /**
     * A posting.
     *
     * @param entryId the position of the command that caused it; the postings of a command share it
     * @param amount what moved into (positive) or out of (negative) the bucket
     * @param balance the bucket after it
     * @param reference the order, trade or withdrawal it belongs to
     */
    @Schema(name = "Posting")
    record Entry(
            @Schema(examples = "4711") String entryId,
            Instant time,
            @Schema(examples = "TRADE") String kind,
            @Schema(examples = "USDT") String asset,
            @Schema(examples = "AVAILABLE") String bucket,
            @Schema(examples = "-30000.5") String amount,
            @Schema(examples = "69999.5") String balance,
            @Schema(examples = "4824064") String reference) {}
}
