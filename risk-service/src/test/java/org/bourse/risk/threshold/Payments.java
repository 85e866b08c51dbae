package org.bourse.risk.threshold;

import java.util.List;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.Posting;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.WithdrawalCancelled;
import org.bourse.contracts.v1.WithdrawalCompleted;
import org.bourse.contracts.v1.WithdrawalHeld;
import org.bourse.risk.limit.ListedAsset;

/** Records of ledger-events as the core writes them. */
public final class Payments {
    public static final ListedAsset BTC = new ListedAsset(1, "BTC", 8);
    public static final ListedAsset USDT = new ListedAsset(2, "USDT", 2);
    public static final ListedAsset GOLD = new ListedAsset(3, "GOLD", 0);

    private Payments() {}

    private static LedgerEvents record(
            long position, long timeMicros, LedgerEvent.Builder... events) {
        LedgerEvents.Builder record =
                LedgerEvents.newBuilder()
                        .setHeader(
                                EventHeader.newBuilder()
                                        .setPosition(position)
                                        .setSequence(position)
                                        .setVenueTimeMicros(timeMicros));
        for (int i = 0; i < events.length; i++) {
            record.addEvents(events[i].setIndex(i));
        }
        return record.build();
    }

    private static LedgerEvent.Builder posting(
            long account, int asset, Bucket bucket, long delta, PostingKind kind, long reference) {
        return LedgerEvent.newBuilder()
                .setPosting(
                        Posting.newBuilder()
                                .setAccount(account)
                                .setAsset(asset)
                                .setBucket(bucket)
                                .setDeltaMinor(delta)
                                .setKind(kind)
                                .setReference(reference));
    }

    public static LedgerEvents nothing(long position, long timeMicros) {
        return record(position, timeMicros);
    }

    public static LedgerEvents listed(long position, ListedAsset asset) {
        return record(
                position,
                0,
                LedgerEvent.newBuilder()
                        .setConfigured(
                                Configured.newBuilder()
                                        .setAssetListed(
                                                Asset.newBuilder()
                                                        .setAsset(asset.number())
                                                        .setCode(asset.code())
                                                        .setScale(asset.scale()))));
    }

    public static LedgerEvents deposit(
            long position, long timeMicros, long account, ListedAsset asset, long minor) {
        int of = asset.number();
        return record(
                position,
                timeMicros,
                posting(
                        Accounts.CUSTODY,
                        of,
                        Bucket.AVAILABLE,
                        -minor,
                        PostingKind.DEPOSIT,
                        position),
                posting(account, of, Bucket.AVAILABLE, minor, PostingKind.DEPOSIT, position));
    }

    /** What is asked for is held until it is paid or given back. */
    public static LedgerEvents held(
            long position, long timeMicros, long account, ListedAsset asset, long minor, long id) {
        int of = asset.number();
        return record(
                position,
                timeMicros,
                posting(account, of, Bucket.AVAILABLE, -minor, PostingKind.WITHDRAWAL, id),
                posting(account, of, Bucket.HELD, minor, PostingKind.WITHDRAWAL, id),
                LedgerEvent.newBuilder()
                        .setWithdrawalHeld(WithdrawalHeld.newBuilder().setWithdrawalId(id)));
    }

    public static LedgerEvents givenBack(
            long position, long timeMicros, long account, ListedAsset asset, long minor, long id) {
        int of = asset.number();
        return record(
                position,
                timeMicros,
                posting(account, of, Bucket.HELD, -minor, PostingKind.WITHDRAWAL, id),
                posting(account, of, Bucket.AVAILABLE, minor, PostingKind.WITHDRAWAL, id),
                LedgerEvent.newBuilder()
                        .setWithdrawalCancelled(
                                WithdrawalCancelled.newBuilder().setWithdrawalId(id)));
    }

    public static LedgerEvents withdrawal(
            long position, long timeMicros, long account, ListedAsset asset, long minor, long id) {
        int of = asset.number();
        return record(
                position,
                timeMicros,
                posting(account, of, Bucket.HELD, -minor, PostingKind.WITHDRAWAL, id),
                posting(Accounts.CUSTODY, of, Bucket.AVAILABLE, minor, PostingKind.WITHDRAWAL, id),
                LedgerEvent.newBuilder()
                        .setWithdrawalCompleted(
                                WithdrawalCompleted.newBuilder().setWithdrawalId(id)));
    }

    /** So much of the quote asset for so much of the base asset, several times over. */
    public static LedgerEvents trades(
            long position, ListedAsset quote, ListedAsset base, List<long[]> trades) {
        LedgerEvent.Builder[] events = new LedgerEvent.Builder[trades.size() * 5];
        for (int i = 0; i < trades.size(); i++) {
            long paid = trades.get(i)[0];
            long given = trades.get(i)[1];
            int at = i * 5;
            events[at] = trade(1_000, quote, -paid);
            events[at + 1] = trade(1_001, quote, paid);
            events[at + 2] = trade(1_001, base, -given);
            events[at + 3] = trade(1_000, base, given);
            events[at + 4] =
                    posting(1_000, base.number(), Bucket.AVAILABLE, -1, PostingKind.FEE, 1);
        }
        return record(position, 0, events);
    }

    private static LedgerEvent.Builder trade(long account, ListedAsset asset, long delta) {
        return posting(account, asset.number(), Bucket.AVAILABLE, delta, PostingKind.TRADE, 1);
    }
}
