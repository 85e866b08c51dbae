package org.bourse.portfolio.ledger;

import java.util.List;
import org.bourse.contracts.v1.AccountOpened;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.Posting;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.Writer;

/** Records of ledger-events for tests; the position is the sequence. */
public final class Records {
    public static final int BTC = 1;
    public static final int USDT = 2;
    public static final long CUSTODY = 3;
    public static final long ALICE = 1000;
    public static final long BOB = 1001;

    private Records() {}

    /** A record of a command that is not a funding one. */
    public static LedgerEvents record(long sequence, LedgerEvent... events) {
        return LedgerEvents.newBuilder()
                .setHeader(
                        EventHeader.newBuilder()
                                .setContractVersion(1)
                                .setSequence(sequence)
                                .setPosition(sequence)
                                .setVenueTimeMicros(1_700_000_000_123_456L + sequence)
                                .setWriter(Writer.ORDER_ENTRY)
                                .setRequestIdLow(sequence))
                .addAllEvents(List.of(events))
                .build();
    }

    public static LedgerEvents genesis() {
        return record(1, asset(BTC, "BTC", 8), asset(USDT, "USDT", 6), opened(ALICE), opened(BOB));
    }

    /** With CUSTODY at -balance: the account holds all there is. */
    public static LedgerEvents deposit(
            long sequence, long account, int asset, long amount, long balance) {
        return record(
                sequence,
                posting(
                        0,
                        CUSTODY,
                        asset,
                        Bucket.AVAILABLE,
                        -amount,
                        -balance,
                        PostingKind.DEPOSIT,
                        0),
                posting(
                        1,
                        account,
                        asset,
                        Bucket.AVAILABLE,
                        amount,
                        balance,
                        PostingKind.DEPOSIT,
                        0));
    }

    public static LedgerEvent asset(int number, String code, int scale) {
        return LedgerEvent.newBuilder()
                .setConfigured(
                        Configured.newBuilder()
                                .setAssetListed(
                                        Asset.newBuilder()
                                                .setAsset(number)
                                                .setCode(code)
                                                .setScale(scale)))
                .build();
    }

    public static LedgerEvent opened(long account) {
        return LedgerEvent.newBuilder()
                .setAccountOpened(AccountOpened.newBuilder().setAccount(account))
                .build();
    }

    public static LedgerEvent posting(
            int index,
            long account,
            int asset,
            Bucket bucket,
            long delta,
            long balance,
            PostingKind kind,
            long reference) {
        return LedgerEvent.newBuilder()
                .setIndex(index)
                .setPosting(
                        Posting.newBuilder()
                                .setAccount(account)
                                .setAsset(asset)
                                .setBucket(bucket)
                                .setDeltaMinor(delta)
                                .setBalanceMinor(balance)
                                .setKind(kind)
                                .setReference(reference))
                .build();
    }
}
