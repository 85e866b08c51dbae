package org.bourse.stack.verify.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.Posting;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.Progress;
import org.bourse.contracts.v1.Writer;
import org.junit.jupiter.api.Test;

/** The vectors of docs/ledger.md. */
class EntryHashesTest {
    private static LedgerEvents record(long position, LedgerEvent... events) {
        return LedgerEvents.newBuilder()
                .setHeader(
                        EventHeader.newBuilder()
                                .setPosition(position)
                                .setVenueTimeMicros(1_700_000_000_123_456L + position)
                                .setWriter(Writer.ORDER_ENTRY)
                                .setRequestIdLow(position))
                .addAllEvents(List.of(events))
                .build();
    }

    private static LedgerEvent posting(
            int index, long account, Bucket bucket, long delta, long balance, PostingKind kind) {
        return LedgerEvent.newBuilder()
                .setIndex(index)
                .setPosting(
                        Posting.newBuilder()
                                .setAccount(account)
                                .setAsset(2)
                                .setBucket(bucket)
                                .setDeltaMinor(delta)
                                .setBalanceMinor(balance)
                                .setKind(kind)
                                .setReference(kind == PostingKind.HOLD ? 7 : 0))
                .build();
    }

    @Test
    void theVectorsOfTheDocument() {
        EntryHashes hashes = new EntryHashes();
        assertEquals("0".repeat(64), hashes.last());

        hashes.add(
                record(
                        2,
                        posting(0, 3, Bucket.AVAILABLE, -1_000, -1_000, PostingKind.DEPOSIT),
                        posting(1, 1000, Bucket.AVAILABLE, 1_000, 1_000, PostingKind.DEPOSIT)));
        assertEquals(
                "2efb911461e04d3e2ad7bffa54a51037257e79a66caee078ad6056f6c68409a9", hashes.last());

        hashes.add(
                record(
                        3,
                        posting(0, 1000, Bucket.AVAILABLE, -400, 600, PostingKind.HOLD),
                        posting(1, 1000, Bucket.HELD, 400, 400, PostingKind.HOLD),
                        LedgerEvent.newBuilder()
                                .setProgress(Progress.getDefaultInstance())
                                .build()));
        assertEquals(
                "990dedd8c35721f126204c110010ce5e5abb96abc33fed9075e43663772d0d73", hashes.last());
    }
}
