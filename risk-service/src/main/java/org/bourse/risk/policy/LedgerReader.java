package org.bourse.risk.policy;

import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.Posting;
import org.bourse.risk.exposure.ExposureBook;

/**
 * Reads ledger-events into a book. A trade is four postings in a row: the buyer's and the seller's
 * of the quote asset, then the seller's and the buyer's of the base asset. It is a price where the
 * quote asset is the reference; elsewhere it is two assets that change hands.
 */
final class LedgerReader {
    private final String referenceCode;
    private final ExposureBook book;

    /** Of the trade at hand: how many of its postings there were, and the first two. */
    private int postings;

    private int quote;
    private long quoteMinor;
    private long buyer;
    private long seller;

    LedgerReader(String referenceCode, ExposureBook book) {
        this.referenceCode = referenceCode;
        this.book = book;
    }

    void read(LedgerEvents record, int day) {
        for (int i = 0; i < record.getEventsCount(); i++) {
            LedgerEvent event = record.getEvents(i);
            switch (event.getBodyCase()) {
                case POSTING -> read(event.getPosting(), day);
                case CONFIGURED -> read(event.getConfigured());
                case PROGRESS,
                        COMMAND_REJECTED,
                        ACCOUNT_OPENED,
                        WITHDRAWAL_HELD,
                        WITHDRAWAL_COMPLETED,
                        WITHDRAWAL_CANCELLED,
                        BODY_NOT_SET -> {}
            }
        }
    }

    private void read(Configured configured) {
        if (configured.hasAssetListed()
                && configured.getAssetListed().getCode().equals(referenceCode)) {
            book.reference(configured.getAssetListed().getAsset());
        }
    }

    private void read(Posting posting, int day) {
        long account = posting.getAccount();
        switch (posting.getKind()) {
            case DEPOSIT, WITHDRAWAL, TRANSFER -> {
                if (account >= Accounts.FIRST) {
                    readPayment(posting, day);
                }
            }
            case FEE -> trade(account, posting.getAsset(), posting.getDeltaMinor(), day);
            case TRADE -> readTrade(posting, day);
            // From one bucket into the other.
            case HOLD, RELEASE -> {}
            case POSTING_KIND_UNSPECIFIED, UNRECOGNIZED ->
                    throw new IllegalArgumentException("kind=" + posting.getKindValue());
        }
    }

    /** A withdrawal goes from what is available to what is held, and leaves from there. */
    private void readPayment(Posting posting, int day) {
        long account = posting.getAccount();
        if (posting.getBucket() == Bucket.HELD) {
            book.withdrawal(account, posting.getAsset(), posting.getDeltaMinor(), day);
        } else {
            book.transfer(account, posting.getAsset(), posting.getDeltaMinor(), day);
        }
    }

    private void readTrade(Posting posting, int day) {
        switch (postings++) {
            case 0 -> {
                buyer = posting.getAccount();
                quote = posting.getAsset();
                quoteMinor = -posting.getDeltaMinor();
            }
            case 1 -> seller = posting.getAccount();
            case 2 -> {
                if (quote == book.reference()) {
                    book.mark(posting.getAsset(), quoteMinor, -posting.getDeltaMinor(), day);
                }
                trade(buyer, quote, -quoteMinor, day);
                trade(seller, quote, quoteMinor, day);
                trade(seller, posting.getAsset(), posting.getDeltaMinor(), day);
            }
            default -> {
                trade(buyer, posting.getAsset(), posting.getDeltaMinor(), day);
                postings = 0;
            }
        }
    }

    /** The venue's own accounts are not watched. */
    private void trade(long account, int asset, long byMinor, int day) {
        if (account >= Accounts.FIRST) {
            book.trade(account, asset, byMinor, day);
        }
    }
}
