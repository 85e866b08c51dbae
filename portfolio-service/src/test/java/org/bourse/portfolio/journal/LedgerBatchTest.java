package org.bourse.portfolio.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.AccountOpened;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.Posting;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.Progress;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.Writer;
import org.junit.jupiter.api.Test;

class LedgerBatchTest {
    private static LedgerEvents record(long sequence, LedgerEvent... events) {
        return LedgerEvents.newBuilder()
                .setHeader(
                        EventHeader.newBuilder()
                                .setSequence(sequence)
                                .setPosition(sequence + 100)
                                .setVenueTimeMicros(1_000_000)
                                .setWriter(Writer.ORDER_ENTRY)
                                .setRequestIdHigh(1)
                                .setRequestIdLow(2))
                .addAllEvents(List.of(events))
                .build();
    }

    private static LedgerEvent posting(int index, Bucket bucket, long delta, long balance) {
        return LedgerEvent.newBuilder()
                .setIndex(index)
                .setPosting(
                        Posting.newBuilder()
                                .setAccount(1000)
                                .setAsset(2)
                                .setBucket(bucket)
                                .setDeltaMinor(delta)
                                .setBalanceMinor(balance)
                                .setKind(PostingKind.HOLD)
                                .setReference(55))
                .build();
    }

    @Test
    void aRecordsPostingsAreOneEntry() {
        LedgerBatch batch =
                LedgerBatch.of(
                        List.of(
                                record(
                                        2,
                                        posting(1, Bucket.AVAILABLE, -30, 70),
                                        posting(2, Bucket.HELD, 30, 30))));

        assertEquals(
                List.of(
                        new JournalEntry(
                                102,
                                1_000_000,
                                Writer.ORDER_ENTRY,
                                new RequestId(1, 2),
                                List.of(
                                        new JournalEntry.Line(1, 1000, 2, 1, -30, 70, 3, 55),
                                        new JournalEntry.Line(2, 1000, 2, 2, 30, 30, 3, 55)))),
                batch.entries());
        assertEquals(2, batch.lines());
        assertFalse(batch.fromGenesis());
    }

    @Test
    void aRecordWithoutPostingsIsNoEntry() {
        LedgerEvent progress =
                LedgerEvent.newBuilder().setProgress(Progress.getDefaultInstance()).build();

        LedgerBatch batch = LedgerBatch.of(List.of(record(1, progress)));

        assertEquals(List.of(), batch.entries());
        assertTrue(batch.fromGenesis());
    }

    @Test
    void assetsAndAccountsAreTakenAndSymbolsLeft() {
        Asset asset = Asset.newBuilder().setAsset(2).setCode("USDT").setScale(6).build();
        LedgerEvent assetListed =
                LedgerEvent.newBuilder()
                        .setConfigured(Configured.newBuilder().setAssetListed(asset))
                        .build();
        LedgerEvent symbolListed =
                LedgerEvent.newBuilder()
                        .setConfigured(
                                Configured.newBuilder()
                                        .setSymbolListed(Symbol.getDefaultInstance()))
                        .build();
        LedgerEvent opened =
                LedgerEvent.newBuilder()
                        .setAccountOpened(AccountOpened.newBuilder().setAccount(1000))
                        .build();

        LedgerBatch batch =
                LedgerBatch.of(
                        List.of(
                                record(2, assetListed),
                                record(3, symbolListed),
                                record(4, opened)));

        assertEquals(List.of(asset), batch.assets());
        assertEquals(List.of(new LedgerBatch.OpenedAccount(1000, 104)), batch.accounts());
    }

    @Test
    void aBucketOutsideTheContractIsADefect() {
        LedgerEvents record = record(2, posting(0, Bucket.BUCKET_UNSPECIFIED, 1, 1));

        assertThrows(IllegalArgumentException.class, () -> LedgerBatch.of(List.of(record)));
    }
}
