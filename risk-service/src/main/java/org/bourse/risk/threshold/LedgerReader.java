package org.bourse.risk.threshold;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.Posting;
import org.bourse.risk.limit.ListedAsset;

/**
 * Reads ledger-events. A trade is four postings in a row: the buyer's and the seller's of the quote
 * asset, then the seller's and the buyer's of the base asset. A withdrawal counts once it is
 * completed: what is held for it, and given back, is no payment. Nor is a transfer: it stays in the
 * venue.
 */
public final class LedgerReader {
    private static final int TRADE_POSTINGS = 4;

    private LedgerReader() {}

    /** What these records tell, in their order. */
    public static List<Movement> read(List<LedgerEvents> records) {
        List<Movement> found = new ArrayList<>();
        records.forEach(record -> read(record, found::add));
        return found;
    }

    private static void read(LedgerEvents record, Consumer<Movement> out) {
        Set<Long> completed = completed(record);
        int tradePostings = 0;
        Posting paid = Posting.getDefaultInstance();
        for (LedgerEvent event : record.getEventsList()) {
            if (event.hasConfigured() && event.getConfigured().hasAssetListed()) {
                Asset asset = event.getConfigured().getAssetListed();
                out.accept(
                        new Movement.Listed(
                                new ListedAsset(
                                        asset.getAsset(), asset.getCode(), asset.getScale())));
            }
            if (!event.hasPosting()) {
                continue;
            }
            Posting posting = event.getPosting();
            switch (posting.getKind()) {
                case TRADE -> {
                    int place = tradePostings++ % TRADE_POSTINGS;
                    if (place == 0) {
                        paid = posting;
                    } else if (place == 2) {
                        trade(paid, posting, out);
                    }
                }
                case DEPOSIT -> {
                    if (posting.getDeltaMinor() > 0) {
                        pay(record, event, Direction.DEPOSIT, out);
                    }
                }
                case WITHDRAWAL -> {
                    if (posting.getBucket() == Bucket.HELD
                            && posting.getDeltaMinor() < 0
                            && completed.contains(posting.getReference())) {
                        pay(record, event, Direction.WITHDRAWAL, out);
                    }
                }
                case FEE, HOLD, RELEASE, TRANSFER -> {}
                case POSTING_KIND_UNSPECIFIED, UNRECOGNIZED ->
                        throw new IllegalArgumentException("kind=" + posting.getKindValue());
            }
        }
    }

    private static Set<Long> completed(LedgerEvents record) {
        Set<Long> completed = new HashSet<>();
        for (LedgerEvent event : record.getEventsList()) {
            if (event.hasWithdrawalCompleted()) {
                completed.add(event.getWithdrawalCompleted().getWithdrawalId());
            }
        }
        return completed;
    }

    private static void trade(Posting paid, Posting given, Consumer<Movement> out) {
        long quoteMinor = -paid.getDeltaMinor();
        long baseMinor = -given.getDeltaMinor();
        if (quoteMinor > 0 && baseMinor > 0) {
            out.accept(
                    new Movement.Traded(paid.getAsset(), quoteMinor, given.getAsset(), baseMinor));
        }
    }

    /** The venue's own accounts pay and are paid by nobody. */
    private static void pay(
            LedgerEvents record, LedgerEvent event, Direction direction, Consumer<Movement> out) {
        EventHeader header = record.getHeader();
        Posting posting = event.getPosting();
        if (posting.getAccount() >= Accounts.FIRST) {
            out.accept(
                    new Movement.Paid(
                            new Transfer(
                                    header.getPosition(),
                                    event.getIndex(),
                                    header.getVenueTimeMicros(),
                                    direction,
                                    posting.getAccount(),
                                    posting.getAsset(),
                                    Math.abs(posting.getDeltaMinor()),
                                    posting.getReference())));
        }
    }
}
