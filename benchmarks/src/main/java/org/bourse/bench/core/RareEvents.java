package org.bourse.bench.core;

import java.util.List;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueEvents;

/** Looks at the arguments of the events that no order causes. */
abstract class RareEvents implements VenueEvents {

    /** Takes an event with its arguments in one number. */
    abstract void see(long arguments);

    @Override
    public void accountStateSet(long account, AccountStatus state) {
        see(account);
    }

    @Override
    public void feeTierSet(int tier, long makerRateE8, long takerRateE8) {
        see(tier ^ makerRateE8 ^ takerRateE8);
    }

    @Override
    public void accountTierSet(long account, int tier) {
        see(account ^ tier);
    }

    @Override
    public void accountTradingSet(long account, int selfTradeGroup, boolean selfTradeAllowed) {
        see(account ^ selfTradeGroup);
    }

    @Override
    public void accountLimitsSet(VenueCommand.SetAccountLimits limits) {
        see(limits.account());
    }

    @Override
    public void keyActivated(int keyId, List<Writer> writers) {
        see(keyId);
    }

    @Override
    public void keyRevoked(int keyId) {
        see(keyId);
    }

    @Override
    public void epochBegun(int epoch) {
        see(epoch);
    }

    @Override
    public void leaderClaimed(long term, int contractVersion, long leader) {
        see(leader);
    }

    @Override
    public void commandSkipped(long position) {
        see(position);
    }

    @Override
    public void venueResumed(long position) {
        see(position);
    }

    @Override
    public void accountOpened(long account) {
        see(account);
    }

    @Override
    public void cancelAfterSet(long account, long deadlineMicros) {
        see(account ^ deadlineMicros);
    }

    @Override
    public void scheduleSet(VenueCommand.SetSchedule schedule) {
        see(schedule.symbol());
    }

    @Override
    public void indicativePrice(
            int symbol, long priceTicks, long lots, long surplusLots, Side surplusSide) {
        see(priceTicks ^ lots ^ surplusLots);
    }
}
