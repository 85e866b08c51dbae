package org.bourse.portfolio.journal;

import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.Posting;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.portfolio.sending.FundingAnswer;

/**
 * All that some consecutive records of ledger-events say.
 *
 * @param fromGenesis whether the topic's first record is among them
 * @param accounts opened, in order
 * @param assets listed, in order
 * @param entries one per command that moved something, in order
 * @param answers to funding commands, in order
 */
public record LedgerBatch(
        boolean fromGenesis,
        List<OpenedAccount> accounts,
        List<Asset> assets,
        List<JournalEntry> entries,
        List<FundingAnswer> answers) {

    /**
     * An account the venue has opened.
     *
     * @param position of the command that opened it
     */
    public record OpenedAccount(long account, long position) {}

    /**
     * Reads consecutive records.
     *
     * @throws IllegalArgumentException when a posting says a bucket or a kind that the contract
     *     does not have
     */
    public static LedgerBatch of(List<LedgerEvents> records) {
        boolean fromGenesis =
                !records.isEmpty() && records.getFirst().getHeader().getSequence() == 1;
        LedgerBatch batch =
                new LedgerBatch(
                        fromGenesis,
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(records.size()),
                        new ArrayList<>());
        records.forEach(batch::add);
        return batch;
    }

    private void add(LedgerEvents record) {
        EventHeader header = record.getHeader();
        List<JournalEntry.Line> lines = new ArrayList<>(record.getEventsCount());
        for (LedgerEvent event : record.getEventsList()) {
            switch (event.getBodyCase()) {
                case POSTING -> lines.add(line(header, event.getIndex(), event.getPosting()));
                case ACCOUNT_OPENED ->
                        accounts.add(
                                new OpenedAccount(
                                        event.getAccountOpened().getAccount(),
                                        header.getPosition()));
                case CONFIGURED -> configured(event.getConfigured());
                // Withdrawals show in their postings; answers are read from the whole record.
                case WITHDRAWAL_HELD,
                        WITHDRAWAL_COMPLETED,
                        WITHDRAWAL_CANCELLED,
                        COMMAND_REJECTED,
                        PROGRESS,
                        BODY_NOT_SET -> {}
            }
        }
        if (!lines.isEmpty()) {
            entries.add(
                    new JournalEntry(
                            header.getPosition(),
                            header.getVenueTimeMicros(),
                            header.getWriter(),
                            RequestId.of(header),
                            lines));
        }
        FundingAnswer.in(record).ifPresent(answers::add);
    }

    private void configured(Configured configured) {
        switch (configured.getBodyCase()) {
            case ASSET_LISTED -> assets.add(configured.getAssetListed());
            case SYMBOL_LISTED, SYMBOL_CHANGED, VENUE_STATE, VERSION_ACTIVATED, BODY_NOT_SET -> {}
        }
    }

    private static JournalEntry.Line line(EventHeader header, int index, Posting posting) {
        boolean bucketKnown =
                posting.getBucket() == Bucket.AVAILABLE || posting.getBucket() == Bucket.HELD;
        PostingKind kind = posting.getKind();
        if (!bucketKnown
                || kind == PostingKind.POSTING_KIND_UNSPECIFIED
                || kind == PostingKind.UNRECOGNIZED) {
            throw new IllegalArgumentException(
                    "position %d index %d: bucket=%d kind=%d"
                            .formatted(
                                    header.getPosition(),
                                    index,
                                    posting.getBucketValue(),
                                    posting.getKindValue()));
        }
        return new JournalEntry.Line(
                index,
                posting.getAccount(),
                posting.getAsset(),
                posting.getBucketValue(),
                posting.getDeltaMinor(),
                posting.getBalanceMinor(),
                posting.getKindValue(),
                posting.getReference());
    }

    /** How many lines the entries have together. */
    public int lines() {
        return entries.stream().mapToInt(entry -> entry.lines().size()).sum();
    }
}
