package org.bourse.portfolio.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.PostingKind;

/** Records of a venue where people fund, order and trade by dice, and what they have after each. */
public final class RandomLedger {
    /** A part of an account's balance. */
    public record Place(long account, int asset, Bucket bucket) {}

    /**
     * A posting as the venue made it.
     *
     * @param timeMicros of its record
     */
    public record Posted(
            long position, long timeMicros, Place place, long delta, PostingKind kind) {}

    private static final long[] USERS = {Records.ALICE, Records.BOB};
    private static final int[] ASSETS = {Records.BTC, Records.USDT};

    private final Random random;
    private final Map<Place, Long> balances = new HashMap<>();
    private final List<Posted> posted = new ArrayList<>();
    private final List<LedgerEvent> events = new ArrayList<>();
    private long sequence = 1;
    private long timeMicros;
    private final long stepMicros;

    /**
     * @param timeMicros of the first record
     * @param stepMicros records are at most twice as far apart
     */
    public RandomLedger(long seed, long timeMicros, long stepMicros) {
        random = new Random(seed);
        this.timeMicros = timeMicros;
        this.stepMicros = stepMicros;
    }

    /** Genesis and so many commands that move something. */
    public List<LedgerEvents> records(int count) {
        List<LedgerEvents> records = new ArrayList<>();
        records.add(timed(Records.genesis()));
        while (records.size() <= count) {
            timeMicros += 1 + (long) (random.nextDouble() * 2 * stepMicros);
            sequence++;
            command();
            records.add(timed(Records.record(sequence, events.toArray(LedgerEvent[]::new))));
            events.clear();
        }
        return records;
    }

    /** All postings so far, in order. */
    public List<Posted> posted() {
        return posted;
    }

    private LedgerEvents timed(LedgerEvents record) {
        LedgerEvents.Builder timed = record.toBuilder();
        timed.getHeaderBuilder().setVenueTimeMicros(timeMicros);
        return timed.build();
    }

    private void command() {
        long user = USERS[random.nextInt(2)];
        int asset = ASSETS[random.nextInt(2)];
        long available = balance(user, asset, Bucket.AVAILABLE);
        long held = balance(user, asset, Bucket.HELD);
        int dice = random.nextInt(8);
        if (dice == 0 || available + held == 0) {
            move(
                    Accounts.CUSTODY,
                    Bucket.AVAILABLE,
                    user,
                    Bucket.AVAILABLE,
                    asset,
                    amount(1_000),
                    PostingKind.DEPOSIT);
        } else if (dice <= 3 && available > 0) {
            move(
                    user,
                    Bucket.AVAILABLE,
                    user,
                    Bucket.HELD,
                    asset,
                    amount(available),
                    PostingKind.HOLD);
        } else if (dice == 4 && held > 0) {
            move(
                    user,
                    Bucket.HELD,
                    user,
                    Bucket.AVAILABLE,
                    asset,
                    amount(held),
                    PostingKind.RELEASE);
        } else if (dice == 5 && held > 0) {
            move(
                    user,
                    Bucket.HELD,
                    Accounts.CUSTODY,
                    Bucket.AVAILABLE,
                    asset,
                    amount(held),
                    PostingKind.WITHDRAWAL);
        } else if (held > 0) {
            trade(user, asset, held);
        } else {
            move(
                    Accounts.EXTERNAL,
                    Bucket.AVAILABLE,
                    user,
                    Bucket.AVAILABLE,
                    asset,
                    amount(50),
                    PostingKind.TRADE);
        }
    }

    private void trade(long user, int asset, long held) {
        long other = user == USERS[0] ? USERS[1] : USERS[0];
        long paid = amount(held);
        move(user, Bucket.HELD, other, Bucket.AVAILABLE, asset, paid, PostingKind.TRADE);
        long fee = Math.max(1, paid / 10);
        move(other, Bucket.AVAILABLE, Accounts.FEES, Bucket.AVAILABLE, asset, fee, PostingKind.FEE);
        if (random.nextBoolean()) {
            long rebate = Math.max(1, fee / 2);
            move(
                    Accounts.FEES,
                    Bucket.AVAILABLE,
                    user,
                    Bucket.AVAILABLE,
                    asset,
                    rebate,
                    PostingKind.FEE);
        }
    }

    private long amount(long max) {
        return 1 + (long) (random.nextDouble() * max);
    }

    private long balance(long account, int asset, Bucket bucket) {
        return balances.getOrDefault(new Place(account, asset, bucket), 0L);
    }

    private void move(
            long from,
            Bucket fromBucket,
            long to,
            Bucket toBucket,
            int asset,
            long most,
            PostingKind kind) {
        long amount =
                from > Accounts.CUSTODY ? Math.min(most, balance(from, asset, fromBucket)) : most;
        post(new Place(from, asset, fromBucket), -amount, kind);
        post(new Place(to, asset, toBucket), amount, kind);
    }

    private void post(Place place, long delta, PostingKind kind) {
        long after = balances.merge(place, delta, Long::sum);
        posted.add(new Posted(sequence, timeMicros, place, delta, kind));
        events.add(
                Records.posting(
                        events.size(),
                        place.account(),
                        place.asset(),
                        place.bucket(),
                        delta,
                        after,
                        kind,
                        sequence));
    }
}
