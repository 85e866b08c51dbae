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
     * both pay a fee, and no bucket comes near the bounds of amounts or below zero: then each is
     * written once, and as what one gets another gives, nothing is left to be counted.
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
        int quote = symbol.quote();
        int base = symbol.base();
        int buyerQuote = balances.cell(buyer, quote);
        int buyerBase = balances.cell(buyer, base);
        int sellerQuote = balances.cell(seller, quote);
        int sellerBase = balances.cell(seller, base);
        int fees = balances.cell(AccountTable.FEES, quote);
        long buyerHas = balances.get(buyerBase);
        long buyerGot = buyerHas + lotsMinor;
        long buyerPaid = balances.get(buyerQuote + 1) - notionalMinor;
        long buyerLeft = buyerPaid - buyerFee;
        long sellerHas = balances.get(sellerQuote);
        long sellerGot = sellerHas + notionalMinor;
        long sellerLeft = sellerGot - sellerFee;
        long sellerGave = balances.get(sellerBase + 1) - lotsMinor;
        long feesOfOne = balances.get(fees) + buyerFee;
        long feesOfBoth = feesOfOne + sellerFee;
        long usual =
                buyerFee - 1
                        | sellerFee - 1
                        | buyerHas
                        | Amounts.MAX - buyerGot
                        | buyerLeft
                        | sellerHas
                        | Amounts.MAX - sellerGot
                        | sellerLeft
                        | sellerGave
                        | Amounts.MAX - feesOfBoth
                        | Amounts.MAX + feesOfOne;
        if (usual < 0 || buyer == seller) {
            tradeStepByStep(
                    buyer, seller, symbol, lotsMinor, notionalMinor, buyerFee, sellerFee, tradeId);
            return;
        }
        balances.set(buyerQuote + 1, buyerLeft);
        balances.set(sellerQuote, sellerLeft);
        balances.set(sellerBase + 1, sellerGave);
        balances.set(buyerBase, buyerGot);
        balances.set(fees, feesOfBoth);
        long buys = accounts.number(buyer);
        long sells = accounts.number(seller);
        PostingKind kind = PostingKind.TRADE;
        events.posting(buys, quote, Bucket.HELD, -notionalMinor, buyerPaid, kind, tradeId);
        events.posting(sells, quote, Bucket.AVAILABLE, notionalMinor, sellerGot, kind, tradeId);
        events.posting(sells, base, Bucket.HELD, -lotsMinor, sellerGave, kind, tradeId);
        events.posting(buys, base, Bucket.AVAILABLE, lotsMinor, buyerGot, kind, tradeId);
        kind = PostingKind.FEE;
        long venue = Accounts.FEES;
        events.posting(buys, quote, Bucket.HELD, -buyerFee, buyerLeft, kind, tradeId);
        events.posting(venue, quote, Bucket.AVAILABLE, buyerFee, feesOfOne, kind, tradeId);
        events.posting(sells, quote, Bucket.AVAILABLE, -sellerFee, sellerLeft, kind, tradeId);
        events.posting(venue, quote, Bucket.AVAILABLE, sellerFee, feesOfBoth, kind, tradeId);
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
        if (isOutside(available) || isOutside(held)) {
            throw overflow(asset);
        }
        balances.set(cell, available);
        balances.set(cell + 1, held);
        long made = available - availableBefore + (held - heldBefore);
        if (made != 0) {
            count(asset, made); // Never so; it would be found as the step ends.
        }
        if (((availableBefore ^ available) | (heldBefore ^ held)) < 0 && mustNotOwe(account)) {
            negativeBuckets += negative(available) - negative(availableBefore);
            negativeBuckets += negative(held) - negative(heldBefore);
        }
    }

    /** Changes one bucket, and returns what is in it then. */
    private long change(int account, int asset, int cell, long delta) {
        long before = balances.get(cell);
        long after = before + delta;
        if (isOutside(after)) {
            throw overflow(asset);
        }
        balances.set(cell, after);
        count(asset, delta);
        if ((before ^ after) < 0 && mustNotOwe(account)) {
            negativeBuckets += negative(after) - negative(before);
        }
        return after;
    }

    private static boolean isOutside(long balance) {
        return balance > Amounts.MAX || balance < -Amounts.MAX;
    }

    private static IllegalStateException overflow(int asset) {
        return new IllegalStateException("a balance of asset " + asset + " overflows");
    }

    /** 1 for what is below zero, otherwise 0. */
    private static int negative(long balance) {
        return (int) (balance >>> Long.SIZE - 1);
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
