package org.bourse.core.twin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.core.CommandHeader;
import org.bourse.core.NoEvents;

/**
 * I1, I3 and I16 from the postings alone: each step's postings sum to zero per asset, balances
 * follow from them, nothing but what is the venue's own is negative after a step, and what accounts
 * have is what was deposited and not withdrawn.
 */
final class LedgerChecker extends NoEvents {
    private static final int FULL_SUM_STEPS = 500;
    private static final long BALANCE_MAX = 1L << 62;

    /** A part of an account's balance of one asset. */
    record Place(long account, int asset, Bucket bucket) {}

    private final Map<Place, Long> balances = new HashMap<>();
    private final Map<Integer, Long> stepSums = new TreeMap<>();
    private final List<Place> touched = new ArrayList<>();
    private final Map<Integer, Long> owed = new TreeMap<>();
    private final Map<Integer, Long> deposited = new TreeMap<>();
    private long timeMicros;
    private int steps;

    long balance(long account, int asset, Bucket bucket) {
        return balances.getOrDefault(new Place(account, asset, bucket), 0L);
    }

    /** What the present step moved. */
    List<Place> touched() {
        return touched;
    }

    @Override
    public void stepBegins(CommandHeader header, long venueTimeMicros) {
        Violation.unless(venueTimeMicros >= timeMicros, "time went back to %s", venueTimeMicros);
        timeMicros = venueTimeMicros;
        touched.clear();
        stepSums.clear();
    }

    @Override
    public void posting(
            long account,
            int asset,
            Bucket bucket,
            long deltaMinor,
            long balanceMinor,
            PostingKind kind,
            long reference) {
        Violation.unless(deltaMinor != 0, "posting of zero to account %s", account);
        Place place = new Place(account, asset, bucket);
        long before = balances.getOrDefault(place, 0L);
        Violation.unlessEqual(Math.addExact(before, deltaMinor), balanceMinor, place.toString());
        balances.put(place, balanceMinor);
        touched.add(place);
        stepSums.merge(asset, deltaMinor, Math::addExact);
        Violation.unless(
                account != Accounts.EXTERNAL
                        || (bucket == Bucket.AVAILABLE && kind == PostingKind.TRADE),
                "%s of the external book",
                kind);
        boolean isDue = kind == PostingKind.DEPOSIT || kind == PostingKind.WITHDRAWAL;
        if (account != Accounts.CUSTODY) {
            owed.merge(asset, deltaMinor, Math::addExact);
            if (isDue) {
                deposited.merge(asset, deltaMinor, Math::addExact);
            }
        }
        Violation.unless(isDue || account != Accounts.CUSTODY, "%s in custody", kind);
    }

    @Override
    public void stepEnds() {
        stepSums.forEach((asset, sum) -> Violation.unlessEqual(0, sum, "sum of asset " + asset));
        for (Place place : touched) {
            long balance = balance(place.account(), place.asset(), place.bucket());
            Violation.unless(hasRightSign(place, balance), "sign of %s", place);
            Violation.unless(Math.abs(balance) <= BALANCE_MAX, "too much: %s", place);
            Violation.unlessEqual(
                    deposited.getOrDefault(place.asset(), 0L),
                    owed.getOrDefault(place.asset(), 0L),
                    "deposits less withdrawals of asset " + place.asset());
        }
        if (++steps % FULL_SUM_STEPS == 0) {
            checkFullSums();
        }
    }

    /** Fees may owe rebates, and external what it traded; it holds nothing. */
    private boolean hasRightSign(Place place, long balance) {
        long account = place.account();
        if (account == Accounts.EXTERNAL) {
            return place.bucket() == Bucket.AVAILABLE;
        }
        // What EXTERNAL gave may have been withdrawn.
        return account == Accounts.CUSTODY
                ? balance + Math.min(0, balance(Accounts.EXTERNAL, place.asset(), Bucket.AVAILABLE))
                        <= 0
                : balance >= 0 || account == Accounts.FEES;
    }

    private void checkFullSums() {
        Map<Integer, Long> sums = new TreeMap<>();
        balances.forEach((place, balance) -> sums.merge(place.asset(), balance, Math::addExact));
        sums.forEach((asset, sum) -> Violation.unlessEqual(0, sum, "all of asset " + asset));
    }
}
