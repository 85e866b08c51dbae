package org.bourse.risk.exposure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The exposures of a venue's accounts, and of groups of them. To value holdings at prices that
 * changed costs a step for each holder of such an asset, all else is one step; each group of an
 * account that changes is one more. Days never go back. A holding counts as worth 2^57 minor units
 * at most.
 */
public final class ExposureBook {
    private final int accountsMax;
    private final Map<Integer, Market> markets = new HashMap<>();
    private final Map<Long, AccountExposure> accounts = new HashMap<>();
    private final List<Market> stale = new ArrayList<>();
    private final Map<Long, GroupExposure> groups = new HashMap<>();
    private final List<Exposure> touched = new ArrayList<>();
    private final List<Exposure> touchedGroups = new ArrayList<>();
    private AccountGroups membership = AccountGroups.NONE;
    private Map<Long, List<Long>> groupsByAccount = Map.of();
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
        market(asset).refer();
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

    /**
     * The same, into or out of what withdrawals hold: the account has it, and can sell none of it.
     */
    public void withdrawal(long account, int asset, long byMinor, int day) {
        post(account, asset, byMinor, false, day);
        AccountExposure exposure = accounts.get(account);
        if (exposure != null) {
            exposure.withdrawing(market(asset), byMinor);
        }
    }

    private void post(long account, int asset, long byMinor, boolean gains, int day) {
        AccountExposure exposure = accounts.get(account);
        if (exposure == null) {
            if (accounts.size() == accountsMax) {
                dropped++;
                return;
            }
            exposure = new AccountExposure(account, day);
            add(exposure);
        }
        exposure.rollTo(day);
        exposure.change(market(asset), byMinor, gains);
        touch(exposure);
    }

    private void add(AccountExposure exposure) {
        accounts.put(exposure.account(), exposure);
        for (long group : groupsByAccount.getOrDefault(exposure.account(), List.of())) {
            exposure.join(groupOrNew(group, exposure.day()));
        }
    }

    private void touch(AccountExposure exposure) {
        touch(exposure, touched);
        List<GroupExposure> of = exposure.groups();
        for (int i = 0; i < of.size(); i++) {
            touch(of.get(i), touchedGroups);
        }
    }

    private static void touch(Exposure exposure, List<Exposure> to) {
        if (exposure.touch()) {
            to.add(exposure);
        }
    }

    /**
     * Gives those whose figures may have changed since the last time, each once: accounts, then
     * groups. Only here figures can be peaks: at the end of all that belongs together.
     */
    public void drain(Consumer<Exposure> to) {
        drain(touched, to);
        drain(touchedGroups, to);
    }

    private static void drain(List<Exposure> changed, Consumer<Exposure> to) {
        for (int i = 0; i < changed.size(); i++) {
            changed.get(i).settle();
            to.accept(changed.get(i));
        }
        changed.clear();
    }

    /**
     * Which accounts are in which groups from now on; between two records. Who comes or goes
     * changes nothing in how far a group is below its peak.
     *
     * @param day of venue time
     */
    public void groups(AccountGroups now, int day) {
        AccountGroups before = membership;
        membership = now;
        groupsByAccount = now.byAccount();
        before.accounts()
                .forEach((group, members) -> {
                    for (long account : members) {
                        AccountExposure exposure = accounts.get(account);
                        if (exposure != null && !now.has(group, account)) {
                            exposure.leave(groupOrNew(group, day));
                        }
                    }
                });
        groups.keySet().retainAll(now.accounts().keySet());
        now.accounts()
                .forEach((group, members) -> {
                    GroupExposure joined = groupOrNew(group, day);
                    for (long account : members) {
                        AccountExposure exposure = accounts.get(account);
                        if (exposure != null && !before.has(group, account)) {
                            exposure.join(joined);
                        }
                    }
                });
    }

    /** The accounts of a group, in the order of their numbers. */
    public List<Long> accountsOf(long group) {
        return membership.of(group);
    }

    /** Empty for a group that is not known. */
    public Optional<GroupExposure> group(long group, int day) {
        Optional<GroupExposure> exposure = Optional.ofNullable(groups.get(group));
        exposure.ifPresent(known -> known.rollTo(day));
        return exposure;
    }

    /** All of them. */
    public Collection<GroupExposure> groups(int day) {
        groups.values().forEach(group -> group.rollTo(day));
        return groups.values();
    }

    private GroupExposure groupOrNew(long group, int day) {
        GroupExposure exposure = groups.get(group);
        if (exposure == null) {
            exposure = new GroupExposure(group, day);
            groups.put(group, exposure);
        }
        return exposure;
    }

    /** Which assets are in the same sector, from now on; an asset is in one at most. */
    public void sectors(Collection<Set<Integer>> sectors) {
        markets.values().forEach(market -> market.sector(null));
        for (Set<Integer> assets : sectors) {
            Bundle sector = new Bundle();
            assets.forEach(asset -> market(asset).sector(sector));
        }
    }

    /** Which assets move together, from now on; an asset is in one of the sets at most. */
    public void correlated(Collection<Set<Integer>> correlated) {
        markets.values().forEach(market -> market.correlated(null));
        for (Set<Integer> assets : correlated) {
            Bundle together = new Bundle();
            assets.forEach(asset -> market(asset).correlated(together));
        }
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
                accounts.values().stream().map(AccountExposure::standing).toList(),
                groups.values().stream()
                        .map(group ->
                                new ExposureStanding.Group(group.holder(), group.drawdownMinor()))
                        .toList());
    }

    /**
     * Goes on from there; only before anything else.
     *
     * @param day that begins
     */
    public void restore(ExposureStanding standing, int day) {
        reference = standing.reference();
        if (reference != 0) {
            market(reference).refer();
        }
        standing.marks()
                .forEach(mark -> market(mark.asset()).price(mark.quoteMinor(), mark.baseMinor()));
        for (ExposureStanding.Account of : standing.accounts()) {
            AccountExposure exposure = new AccountExposure(of.account(), day - 1);
            for (ExposureStanding.Balance held : of.balances()) {
                exposure.change(market(held.asset()), held.minor(), false);
                exposure.withdrawing(market(held.asset()), held.withdrawing());
            }
            exposure.restore(of.gainMinor(), of.peakMinor());
            exposure.rollTo(day);
            add(exposure);
        }
        for (ExposureStanding.Group of : standing.groups()) {
            GroupExposure group = groups.get(of.group());
            if (group != null) {
                long gain = group.gainMinor();
                group.restore(gain, Saturated.add(gain, of.drawdownMinor()));
            }
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
