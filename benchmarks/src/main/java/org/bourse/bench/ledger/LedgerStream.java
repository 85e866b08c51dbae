package org.bourse.bench.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.ContractVersion;
import org.bourse.contracts.Ids;
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

/**
 * Records of {@code ledger-events} as a busy venue makes them: of five commands two place an order,
 * which holds funds, two trade with one that rests, and one cancels. A command each millisecond.
 */
final class LedgerStream {
    static final int ACCOUNTS = 1_000;
    static final int ASSETS = 11;

    private static final int QUOTE = 1;
    private static final double PLACES = 0.4;
    private static final double TRADES = 0.8;
    private static final long BASE_MINOR = 1_000;
    private static final long QUOTE_MINOR = 1_000_000;
    private static final long FEE_MINOR = 1_000;
    private static final long FUNDS_MINOR = 1_000_000_000_000_000L;
    private static final long FIRST_MICROS = 1_700_000_000_000_000L;
    private static final long MICROS_PER_COMMAND = 1_000;

    /** A buy that rests, with what it holds. */
    private record Resting(long account, int base, long orderId) {}

    private final SplittableRandom random;
    private final List<Resting> resting = new ArrayList<>();

    /** By account and asset: available, held. The venue's own accounts come first. */
    private final long[][][] balances = new long[(int) (Accounts.FIRST + ACCOUNTS)][ASSETS + 1][2];

    private LedgerEvents.Builder record = LedgerEvents.newBuilder();
    private long sequence;
    private long postings;

    LedgerStream(long seed) {
        random = new SplittableRandom(seed);
    }

    /** How many postings were made. */
    long postings() {
        return postings;
    }

    /** Lists the assets and opens the accounts. */
    LedgerEvents genesis() {
        begin();
        for (int asset = 1; asset <= ASSETS; asset++) {
            record.addEvents(
                    LedgerEvent.newBuilder()
                            .setIndex(record.getEventsCount())
                            .setConfigured(
                                    Configured.newBuilder()
                                            .setAssetListed(
                                                    Asset.newBuilder()
                                                            .setAsset(asset)
                                                            .setCode("A" + asset)
                                                            .setScale(8))));
        }
        for (long account = Accounts.FIRST; account < Accounts.FIRST + ACCOUNTS; account++) {
            record.addEvents(
                    LedgerEvent.newBuilder()
                            .setIndex(record.getEventsCount())
                            .setAccountOpened(AccountOpened.newBuilder().setAccount(account)));
        }
        return record.build();
    }

    /** One deposit for each account and asset. */
    List<LedgerEvents> deposits() {
        List<LedgerEvents> deposits = new ArrayList<>();
        for (long account = Accounts.FIRST; account < Accounts.FIRST + ACCOUNTS; account++) {
            for (int asset = 1; asset <= ASSETS; asset++) {
                begin();
                post(
                        Accounts.CUSTODY,
                        asset,
                        Bucket.AVAILABLE,
                        -FUNDS_MINOR,
                        PostingKind.DEPOSIT,
                        0);
                post(account, asset, Bucket.AVAILABLE, FUNDS_MINOR, PostingKind.DEPOSIT, 0);
                deposits.add(record.build());
            }
        }
        return deposits;
    }

    /** The next command. */
    LedgerEvents next() {
        begin();
        double draw = random.nextDouble();
        if (resting.isEmpty() || draw < PLACES) {
            Resting order = new Resting(account(), 2 + random.nextInt(ASSETS - 1), id(0));
            hold(
                    order.account(),
                    QUOTE,
                    QUOTE_MINOR + FEE_MINOR,
                    PostingKind.HOLD,
                    order.orderId());
            resting.add(order);
        } else if (draw < TRADES) {
            trade(take());
        } else {
            Resting order = take();
            hold(
                    order.account(),
                    QUOTE,
                    -QUOTE_MINOR - FEE_MINOR,
                    PostingKind.RELEASE,
                    order.orderId());
        }
        return record.build();
    }

    private void trade(Resting buy) {
        long seller = account();
        hold(seller, buy.base(), BASE_MINOR, PostingKind.HOLD, id(0));
        long trade = id(1);
        post(buy.account(), QUOTE, Bucket.HELD, -QUOTE_MINOR, PostingKind.TRADE, trade);
        post(seller, QUOTE, Bucket.AVAILABLE, QUOTE_MINOR, PostingKind.TRADE, trade);
        post(seller, buy.base(), Bucket.HELD, -BASE_MINOR, PostingKind.TRADE, trade);
        post(buy.account(), buy.base(), Bucket.AVAILABLE, BASE_MINOR, PostingKind.TRADE, trade);
        post(buy.account(), QUOTE, Bucket.HELD, -FEE_MINOR, PostingKind.FEE, trade);
        post(Accounts.FEES, QUOTE, Bucket.AVAILABLE, FEE_MINOR, PostingKind.FEE, trade);
        post(seller, QUOTE, Bucket.AVAILABLE, -FEE_MINOR, PostingKind.FEE, trade);
        post(Accounts.FEES, QUOTE, Bucket.AVAILABLE, FEE_MINOR, PostingKind.FEE, trade);
    }

    private Resting take() {
        int chosen = random.nextInt(resting.size());
        Resting taken = resting.get(chosen);
        resting.set(chosen, resting.getLast());
        resting.removeLast();
        return taken;
    }

    private long account() {
        return Accounts.FIRST + random.nextInt(ACCOUNTS);
    }

    private long id(int index) {
        return Ids.of(0, sequence, index);
    }

    private void begin() {
        sequence++;
        record =
                LedgerEvents.newBuilder()
                        .setHeader(
                                EventHeader.newBuilder()
                                        .setContractVersion(ContractVersion.CURRENT)
                                        .setPosition(sequence)
                                        .setSequence(sequence)
                                        .setVenueTimeMicros(
                                                FIRST_MICROS + sequence * MICROS_PER_COMMAND)
                                        .setWriter(Writer.ORDER_ENTRY)
                                        .setRequestIdHigh(random.nextLong())
                                        .setRequestIdLow(random.nextLong()));
    }

    private void hold(long account, int asset, long amount, PostingKind kind, long reference) {
        post(account, asset, Bucket.AVAILABLE, -amount, kind, reference);
        post(account, asset, Bucket.HELD, amount, kind, reference);
    }

    private void post(
            long account, int asset, Bucket bucket, long delta, PostingKind kind, long reference) {
        long[] places = balances[(int) account][asset];
        int place = bucket == Bucket.HELD ? 1 : 0;
        places[place] += delta;
        postings++;
        record.addEvents(
                LedgerEvent.newBuilder()
                        .setIndex(record.getEventsCount())
                        .setPosting(
                                Posting.newBuilder()
                                        .setAccount(account)
                                        .setAsset(asset)
                                        .setBucket(bucket)
                                        .setDeltaMinor(delta)
                                        .setBalanceMinor(places[place])
                                        .setKind(kind)
                                        .setReference(reference)));
    }
}
