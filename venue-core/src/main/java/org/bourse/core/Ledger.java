package org.bourse.core;

import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.accounts.Balances;
import org.bourse.core.amounts.Amounts;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;
import org.bourse.core.symbols.Symbol;

/**
 * Every change of a balance, and the proof after each step that nothing was made or lost: the
 * step's postings sum to zero per asset, and no bucket of a user's account is below zero. Accounts
 * are named by index.
 */
final class Ledger {
    private final VenueEvents events;
    private final AccountTable accounts;
    private final Balances balances;

    /** By asset, of the postings of this step. */
    private final long[] stepSums;

    /** By asset, what EXTERNAL would give of it if all external levels were traded. */
    private final long[] promised;

    /** How many of {@link #stepSums} are not zero. */
    private int unevenAssets;

    /** Buckets of users below zero. Between two postings of a step some may be. */
    private int negativeBuckets;

    Ledger(VenueEvents events, AccountTable accounts, VenueConfig config) {
        this.events = events;
        this.accounts = accounts;
        balances =
                new Balances(
                        config.accountsMax() + AccountTable.VENUE_ACCOUNTS, config.assetsMax());
        stepSums = new long[config.assetsMax()];
        promised = new long[config.assetsMax()];
    }

    /** Makes room for all accounts there are. */
    void accountAdded() {
        balances.ensureRows(accounts.size());
    }

    long availableMinor(int account, int asset) {
        return balances.availableMinor(account, asset);
    }

    long heldMinor(int account, int asset) {
        return balances.heldMinor(account, asset);
    }

    /** Of the account of this number; 0 for an unknown one or asset. */
    long availableMinorOf(long number, int asset) {
        int account = accounts.find(number);
        return isBalance(account, asset) ? availableMinor(account, asset) : 0;
    }

    /** Of the account of this number; 0 for an unknown one or asset. */
    long heldMinorOf(long number, int asset) {
        int account = accounts.find(number);
        return isBalance(account, asset) ? heldMinor(account, asset) : 0;
    }

    private boolean isBalance(int account, int asset) {
        return account != AccountTable.NONE && asset > 0 && asset <= stepSums.length;
    }

    void hold(int account, int asset, long amountMinor, PostingKind kind, long reference) {
        if (amountMinor != 0) {
            int cell = balances.cell(account, asset);
            long available = balances.get(cell) - amountMinor;
            long held = balances.get(cell + 1) + amountMinor;
            shift(account, asset, cell, available, held);
            long number = accounts.number(account);
            events.posting(
                    number, asset, Bucket.AVAILABLE, -amountMinor, available, kind, reference);
            events.posting(number, asset, Bucket.HELD, amountMinor, held, kind, reference);
        }
    }

    void release(int account, int asset, long amountMinor, PostingKind kind, long reference) {
        if (amountMinor != 0) {
            int cell = balances.cell(account, asset);
            long available = balances.get(cell) + amountMinor;
            long held = balances.get(cell + 1) - amountMinor;
            shift(account, asset, cell, available, held);
            long number = accounts.number(account);
            events.posting(number, asset, Bucket.HELD, -amountMinor, held, kind, reference);
            events.posting(
                    number, asset, Bucket.AVAILABLE, amountMinor, available, kind, reference);
        }
    }

    /**
     * A fee of a trade goes to FEES, a rebate comes from there to what is available.
     *
     * @param payingBucket out of which a fee is paid
     */
    void fee(int account, int asset, Bucket payingBucket, long fee, long tradeId) {
        if (fee > 0) {
            post(account, asset, payingBucket, -fee, PostingKind.FEE, tradeId);
            post(AccountTable.FEES, asset, Bucket.AVAILABLE, fee, PostingKind.FEE, tradeId);
        } else if (fee < 0) {
            post(AccountTable.FEES, asset, Bucket.AVAILABLE, fee, PostingKind.FEE, tradeId);
            post(account, asset, Bucket.AVAILABLE, -fee, PostingKind.FEE, tradeId);
        }
    }

    /**
     * Settles a trade: what is bought against what it costs, both out of what is held, and the fees
     * of both sides. A buyer pays its fee out of its hold, a seller out of what it got. Usually
     * both pay one, and no bucket comes near the bounds of amounts or below zero: then each is
     * looked at and written once.
     *
     * @param lotsMinor how much is bought
     * @param buyerFee below zero for a rebate
     */
    void trade(
            int buyer,
            int seller,
            Symbol symbol,
            long lotsMinor,
            long notionalMinor,
            long buyerFee,
            long sellerFee,
            long tradeId) {
        int buyerQuote = balances.cell(buyer, symbol.quote()) + 1;
        int buyerBase = balances.cell(buyer, symbol.base());
        int sellerQuote = balances.cell(seller, symbol.quote());
        int sellerBase = balances.cell(seller, symbol.base()) + 1;
        int fees = balances.cell(AccountTable.FEES, symbol.quote());
        long buyerDelta = -notionalMinor - buyerFee;
        long sellerDelta = notionalMinor - sellerFee;
        long feesDelta = buyerFee + sellerFee;
        boolean usual =
                buyerFee > 0
                        && sellerFee > 0
                        && staysWithin(buyerQuote, buyerDelta)
                        && staysWithin(sellerQuote, notionalMinor)
                        && staysWithin(sellerQuote, sellerDelta)
                        && staysWithin(sellerBase, -lotsMinor)
                        && staysWithin(buyerBase, lotsMinor)
                        && staysWithin(fees, feesDelta);
        if (!usual) {
            tradeStepByStep(
                    buyer, seller, symbol, lotsMinor, notionalMinor, buyerFee, sellerFee, tradeId);
            return;
        }
        long paid = balances.add(buyerQuote, buyerDelta);
        long got = balances.add(sellerQuote, sellerDelta);
        long gave = balances.add(sellerBase, -lotsMinor);
        long has = balances.add(buyerBase, lotsMinor);
        long venue = balances.add(fees, feesDelta);
        int quote = symbol.quote();
        int base = symbol.base();
        countIfMade(quote, buyerDelta + sellerDelta + feesDelta);
        long buys = accounts.number(buyer);
        long sells = accounts.number(seller);
        PostingKind kind = PostingKind.TRADE;
        long paidBefore = paid + buyerFee;
        long gotBefore = got + sellerFee;
        events.posting(buys, quote, Bucket.HELD, -notionalMinor, paidBefore, kind, tradeId);
        events.posting(sells, quote, Bucket.AVAILABLE, notionalMinor, gotBefore, kind, tradeId);
        events.posting(sells, base, Bucket.HELD, -lotsMinor, gave, kind, tradeId);
        events.posting(buys, base, Bucket.AVAILABLE, lotsMinor, has, kind, tradeId);
        kind = PostingKind.FEE;
        events.posting(buys, quote, Bucket.HELD, -buyerFee, paid, kind, tradeId);
        long venueBefore = venue - sellerFee;
        events.posting(
                Accounts.FEES, quote, Bucket.AVAILABLE, buyerFee, venueBefore, kind, tradeId);
        events.posting(sells, quote, Bucket.AVAILABLE, -sellerFee, got, kind, tradeId);
        events.posting(Accounts.FEES, quote, Bucket.AVAILABLE, sellerFee, venue, kind, tradeId);
    }

    /** Whether a bucket is nothing unusual, before and after such a change. */
    private boolean staysWithin(int cell, long delta) {
        long before = balances.get(cell);
        return !isUnusual(before, before + delta);
    }

    private void tradeStepByStep(
            int buyer,
            int seller,
            Symbol symbol,
            long lotsMinor,
            long notionalMinor,
            long buyerFee,
            long sellerFee,
            long tradeId) {
        int quote = symbol.quote();
        int base = symbol.base();
        post(buyer, quote, Bucket.HELD, -notionalMinor, PostingKind.TRADE, tradeId);
        post(seller, quote, Bucket.AVAILABLE, notionalMinor, PostingKind.TRADE, tradeId);
        post(seller, base, Bucket.HELD, -lotsMinor, PostingKind.TRADE, tradeId);
        post(buyer, base, Bucket.AVAILABLE, lotsMinor, PostingKind.TRADE, tradeId);
        fee(buyer, quote, Bucket.HELD, buyerFee, tradeId);
        fee(seller, quote, Bucket.AVAILABLE, sellerFee, tradeId);
    }

    /** EXTERNAL would give so much more of an asset, or less. */
    void promised(int asset, long deltaMinor) {
        promised[asset - 1] += deltaMinor;
    }

    /**
     * How much more of an asset may be deposited without users' balances leaving the bounds of
     * amounts, whoever trades with what EXTERNAL promises.
     */
    long depositableMinor(int asset) {
        return Amounts.MAX
                + balances.availableMinor(AccountTable.CUSTODY, asset)
                + balances.availableMinor(AccountTable.EXTERNAL, asset)
                - promised[asset - 1];
    }

    /**
     * How much more of an asset EXTERNAL may promise, likewise. What users withdrew of it beyond
     * what was deposited, EXTERNAL still owes.
     */
    long promisableMinor(int asset) {
        long overdrawn = Math.max(0, balances.availableMinor(AccountTable.CUSTODY, asset));
        return depositableMinor(asset) - overdrawn;
    }

    void post(int account, int asset, Bucket bucket, long delta, PostingKind kind, long reference) {
        int cell = balances.cell(account, asset) + (bucket == Bucket.HELD ? 1 : 0);
        long after = change(account, asset, cell, delta);
        events.posting(accounts.number(account), asset, bucket, delta, after, kind, reference);
    }

    /** Sets what is available and what is held, whose sum stays: one look at both buckets. */
    private void shift(int account, int asset, int cell, long available, long held) {
        long availableBefore = balances.get(cell);
        long heldBefore = balances.get(cell + 1);
        if (isUnusual(availableBefore, available) || isUnusual(heldBefore, held)) {
            checkBucket(account, asset, availableBefore, available);
            checkBucket(account, asset, heldBefore, held);
        }
        balances.set(cell, available);
        balances.set(cell + 1, held);
        countIfMade(asset, available - availableBefore + (held - heldBefore));
    }

    /** Whether a bucket is, before or after, below zero or above the bounds of amounts. */
    private static boolean isUnusual(long before, long after) {
        return (before | after | Amounts.MAX - after) < 0;
    }

    /** Fails if a bucket overflows, and counts it if it comes below zero or no more is. */
    private void checkBucket(int account, int asset, long before, long after) {
        if (after > Amounts.MAX || after < -Amounts.MAX) {
            throw overflow(asset);
        }
        if (mustNotOwe(account)) {
            negativeBuckets += negative(after) - negative(before);
        }
    }

    /** Changes one bucket, and returns what is in it then. */
    private long change(int account, int asset, int cell, long delta) {
        long before = balances.get(cell);
        long after = before + delta;
        if (isUnusual(before, after)) {
            checkBucket(account, asset, before, after);
        }
        balances.set(cell, after);
        count(asset, delta);
        return after;
    }

    private static IllegalStateException overflow(int asset) {
        return new IllegalStateException("a balance of asset " + asset + " overflows");
    }

    /** 1 for what is below zero, otherwise 0. */
    private static int negative(long balance) {
        return (int) (balance >>> Long.SIZE - 1);
    }

    /**
     * Where several buckets change at once, nothing is made; if it were, the step's end finds it.
     */
    private void countIfMade(int asset, long made) {
        if (made != 0) {
            count(asset, made);
        }
    }

    private void count(int asset, long delta) {
        long before = stepSums[asset - 1];
        long after = before + delta;
        stepSums[asset - 1] = after;
        unevenAssets += uneven(after) - uneven(before);
    }

    /** 0 for zero, otherwise 1. */
    private static int uneven(long sum) {
        return (int) ((sum | -sum) >>> Long.SIZE - 1);
    }

    /**
     * CUSTODY mirrors what is owed; FEES may have to pay rebates of orders older than its rates, or
     * met by EXTERNAL, which itself trades without limit.
     */
    private static boolean mustNotOwe(int account) {
        return account >= AccountTable.VENUE_ACCOUNTS;
    }

    /**
     * Checks the step that ends.
     *
     * @throws IllegalStateException when it made or lost anything: the venue must halt
     */
    void checkConservation() {
        if (unevenAssets != 0) {
            throw notConserved();
        }
        if (negativeBuckets != 0) {
            throw new IllegalStateException(negativeBuckets + " balances are below zero");
        }
    }

    private IllegalStateException notConserved() {
        int index = 0;
        while (stepSums[index] == 0) {
            index++;
        }
        return new IllegalStateException("asset " + (index + 1) + " is not conserved");
    }

    void visit(BalanceVisitor visitor, int assetsMax) {
        for (int account = 0; account < accounts.size(); account++) {
            for (int asset = 1; asset <= assetsMax; asset++) {
                long available = balances.availableMinor(account, asset);
                long held = balances.heldMinor(account, asset);
                if ((available | held) != 0) {
                    visitor.balance(accounts.number(account), asset, available, held);
                }
            }
        }
    }

    /** Writes all balances. */
    void write(StateWriter out) {
        balances.write(out, accounts.size());
    }

    void read(StateReader in) {
        balances.read(in);
    }
}
