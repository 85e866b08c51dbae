package org.bourse.portfolio.journal;

import java.util.List;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.Writer;

/**
 * What one command moved. Per asset the lines sum to zero; the database rejects an entry whose
 * lines do not.
 *
 * @param position the command's position in the log
 * @param venueTimeMicros venue time, microseconds since the Unix epoch
 * @param writer who sent the command
 * @param requestId the command's request id
 * @param lines at least one
 */
public record JournalEntry(
        long position, long venueTimeMicros, Writer writer, RequestId requestId, List<Line> lines) {

    public JournalEntry {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("an entry without lines at position " + position);
        }
        lines = List.copyOf(lines);
    }

    /**
     * One movement.
     *
     * @param index of the event within the command, over all topics
     * @param bucket 1 available, 2 held: the numbers of the contract
     * @param deltaMinor what moved in (positive) or out, in minor units of the asset
     * @param balanceMinor the bucket after it, as the venue says
     * @param kind the contract's number of the posting's kind
     * @param reference the order, trade or withdrawal it belongs to; 0 for none
     */
    public record Line(
            int index,
            long account,
            int asset,
            int bucket,
            long deltaMinor,
            long balanceMinor,
            int kind,
            long reference) {}
}
