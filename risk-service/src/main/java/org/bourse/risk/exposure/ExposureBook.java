package org.bourse.risk.exposure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The exposures of a venue's accounts. To value holdings at prices that changed costs a step for
 * each holder of such an asset, all else is one step. Days never go back. A holding counts as worth
 * 2^57 minor units at most.
 */
public final class ExposureBook {
    private final int accountsMax;
    private final Map<Integer, Market> markets = new HashMap<>();
    private final Map<Long, AccountExposure> accounts = new HashMap<>();
    private final List<Market> stale = new ArrayList<>();
    private final List<AccountExposure> touched = new ArrayList<>();
    private int reference;
    private long dropped;

    /**
     * @param accountsMax postings of more accounts than these are dropped and counted
     */
    public ExposureBook(int accountsMax) {
        this.accountsMax = accountsMax;
    }

    /** Which asset all values are in; its number is above 0 and is said once. */
    public void reference(int asset) {
        reference = asset;
        market(asset).price(1, 1);
    }

    /** The reference asset; 0 before it was said. */
    public int reference() {
        return reference;
    }

    /**
     * A trade's price. The first one of an asset is no gain to anybody: what it is compared with is
     * unknown.
     *
     * @param quoteMinor of the reference asset, paid for so much of the asset; above 0
     * @param day of venue time, in days since the Unix epoch
     */
    public void mark(int asset, long quoteMinor, long baseMinor, int day) {
        if (quoteMinor <= 0 || baseMinor <= 0) {
            throw new IllegalArgumentException(quoteMinor + " for " + baseMinor);
        }
        Market market = market(asset);
        boolean first = !market.priced();
        if (!market.price(quoteMinor, baseMinor)) {
            return;
        }
        if (first) {
            value(market, false, day);
        } else if (market.outdate()) {
            stale.add(market);
        }
    }

    /**
     * Values all holdings at the last prices; until then a price only counts for who trades at it.
     * What an account was worth in between is not seen.
     */
    public void revalue(int day) {
        for (int i = 0; i < stale.size(); i++) {
            value(stale.get(i), true, day);
            stale.get(i).update();
        }
        stale.clear();
    }

    private void value(Market market, boolean gains, int day) {
        List<Holding> holdings = market.holdings();
        for (int i = 0; i < holdings.size(); i++) {
            Holding holding = holdings.get(i);
            holding.account.rollTo(day);
            holding.account.revalue(holding, gains);
            touch(holding.account);
        }
    }

    /** What came or went by a trade or a fee: all of it together is a gain or a loss. */
    public void trade(long account, int asset, long byMinor, int day) {
        post(account, asset, byMinor, true, day);
    }

    /** What was paid in or out: no gain and no loss. */
    public void transfer(long account, int asset, long byMinor, int day) {
        post(account, asset, byMinor, false, day);
    }

    private void post(long account, int asset, long byMinor, boolean gains, int day) {
        AccountExposure exposure = accounts.get(account);
        if (exposure == null) {
            if (accounts.size() == accountsMax) {
                dropped++;
                return;
            }
            exposure = new AccountExposure(account, reference, day);
            accounts.put(account, exposure);
        }
        exposure.rollTo(day);
        exposure.change(market(asset), byMinor, gains);
        touch(exposure);
    }

    private void touch(AccountExposure exposure) {
        if (exposure.touch()) {
            touched.add(exposure);
        }
    }

    /** Gives those whose figures may have changed since the last time, each once. */
    public void drain(Consumer<AccountExposure> to) {
        for (int i = 0; i < touched.size(); i++) {
            touched.get(i).settle();
            to.accept(touched.get(i));
        }
        touched.clear();
    }

    /** Empty for an account that nothing was posted to. */
    public Optional<AccountExposure> account(long account, int day) {
        Optional<AccountExposure> exposure = Optional.ofNullable(accounts.get(account));
        exposure.ifPresent(known -> known.rollTo(day));
        return exposure;
    }

    /** All of them. */
    public Collection<AccountExposure> accounts(int day) {
        accounts.values().forEach(account -> account.rollTo(day));
        return accounts.values();
    }

    /** Postings that were not taken because a bound was reached. */
    public long dropped() {
        return dropped;
    }

    /** What a book needs to go on from here with the first record of a day; all are revalued. */
    public ExposureStanding standing() {
        return new ExposureStanding(
                reference,
                markets.values().stream().filter(Market::priced).map(Market::mark).toList(),
                accounts.values().stream().map(AccountExposure::standing).toList());
    }

    /**
     * Goes on from there; only before anything else.
     *
     * @param day that begins
     */
    public void restore(ExposureStanding standing, int day) {
        reference = standing.reference();
        standing.marks()
                .forEach(mark -> market(mark.asset()).price(mark.quoteMinor(), mark.baseMinor()));
        for (ExposureStanding.Account of : standing.accounts()) {
            AccountExposure exposure = new AccountExposure(of.account(), reference, day - 1);
            of.balances()
                    .forEach(held -> exposure.change(market(held.asset()), held.minor(), false));
            exposure.restore(of);
            exposure.rollTo(day);
            accounts.put(of.account(), exposure);
        }
    }

    private Market market(int asset) {
        Market market = markets.get(asset);
        if (market == null) {
            market = new Market(asset);
            markets.put(asset, market);
        }
        return market;
    }
}
