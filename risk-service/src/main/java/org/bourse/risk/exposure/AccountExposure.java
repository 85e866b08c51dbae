package org.bourse.risk.exposure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one account has and gained. */
public final class AccountExposure extends Exposure {
    private final List<Holding> holdings = new ArrayList<>(2);
    private final List<GroupExposure> groups = new ArrayList<>(0);

    AccountExposure(long account, int day) {
        super(account, day);
    }

    public long account() {
        return holder();
    }

    @Override
    int assets() {
        return holdings.size();
    }

    @Override
    Market market(int at) {
        return holdings.get(at).market;
    }

    @Override
    long valueMinor(int at) {
        return holdings.get(at).valueMinor;
    }

    /** All it has but the reference. */
    public List<Position> positions() {
        List<Position> positions = new ArrayList<>(holdings.size());
        for (Holding holding : holdings) {
            if (!holding.market.isReference()) {
                positions.add(
                        new Position(
                                holding.market.asset,
                                holding.balanceMinor,
                                holding.withdrawingMinor,
                                holding.valueMinor));
            }
        }
        return positions;
    }

    /** Those it is in. */
    List<GroupExposure> groups() {
        return groups;
    }

    void join(GroupExposure group) {
        rollWith(group);
        groups.add(group);
        group.include(this);
        for (Holding holding : holdings) {
            group.opened(holding.market);
            group.worth(holding.market, holding.valueMinor);
        }
    }

    void leave(GroupExposure group) {
        rollWith(group);
        groups.remove(group);
        group.exclude(this);
        for (Holding holding : holdings) {
            group.worth(holding.market, -holding.valueMinor);
            group.closed(holding.market);
        }
    }

    /** To the later one's day, so that what is summed up is of the same. */
    private void rollWith(GroupExposure group) {
        int newest = Math.max(day(), group.day());
        rollTo(newest);
        group.rollTo(newest);
    }

    @Override
    void rollTo(int today) {
        if (today > day()) {
            super.rollTo(today);
            for (int i = 0; i < groups.size(); i++) {
                groups.get(i).rollTo(today);
            }
        }
    }

    /** At the last price. */
    void revalue(Holding holding, boolean gains) {
        long value = holding.market.value(holding.balanceMinor);
        if (value != holding.valueMinor) {
            revalue(holding, value, gains);
        }
    }

    private void revalue(Holding holding, long valueMinor, boolean gains) {
        long by = Saturated.subtract(valueMinor, holding.valueMinor);
        holding.valueMinor = valueMinor;
        revalued(by, gains);
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).worth(holding.market, by);
            groups.get(i).revalued(by, gains);
        }
    }

    void change(Market market, long byMinor, boolean gains) {
        Holding holding = holding(market);
        revalue(holding, true);
        holding.balanceMinor = Saturated.add(holding.balanceMinor, byMinor);
        revalue(holding, market.value(holding.balanceMinor), gains);
        if (holding.balanceMinor == 0) {
            holdings.remove(holding);
            market.remove(holding);
            for (int i = 0; i < groups.size(); i++) {
                groups.get(i).closed(market);
            }
        }
    }

    /**
     * Of what it has of that, withdrawals hold so much more, or less. Of those that were asked for
     * before this was kept nothing is known: that they end takes nothing off.
     */
    void withdrawing(Market market, long byMinor) {
        Holding holding = find(market);
        if (holding != null) {
            holding.withdrawingMinor =
                    Math.max(0, Saturated.add(holding.withdrawingMinor, byMinor));
        }
    }

    private @Nullable Holding find(Market market) {
        for (int i = 0; i < holdings.size(); i++) {
            if (holdings.get(i).market == market) {
                return holdings.get(i);
            }
        }
        return null;
    }

    private Holding holding(Market market) {
        Holding known = find(market);
        if (known != null) {
            return known;
        }
        Holding holding = new Holding(this, market);
        holdings.add(holding);
        market.add(holding);
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).opened(market);
        }
        return holding;
    }

    ExposureStanding.Account standing() {
        List<ExposureStanding.Balance> balances = new ArrayList<>(holdings.size());
        for (Holding holding : holdings) {
            balances.add(
                    new ExposureStanding.Balance(
                            holding.market.asset, holding.balanceMinor, holding.withdrawingMinor));
        }
        return new ExposureStanding.Account(account(), gainMinor(), peakMinor(), balances);
    }
}
