package org.bourse.matching.codec;

import java.util.List;
import org.bourse.contracts.v1.AccountStateSet;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.AccountTierSet;
import org.bourse.contracts.v1.AccountTradingSet;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.CommandSkipped;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.EpochBegun;
import org.bourse.contracts.v1.FeeTierSet;
import org.bourse.contracts.v1.KeyActivated;
import org.bourse.contracts.v1.KeyRevoked;
import org.bourse.contracts.v1.LeaderClaimed;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.ScheduleSet;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.VenueResumed;
import org.bourse.contracts.v1.VenueState;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;

/** What the core says of the settings of the venue and its accounts. */
interface SettingsEncoding extends EventEncoding {

    @Override
    default void assetListed(int number, String code, int scale) {
        Asset asset = EventMessages.asset(number, code, scale);
        step().configured(Configured.newBuilder().setAssetListed(asset));
        tell(new VenueFact.AssetListed(step().request(), step().position(), asset));
    }

    @Override
    default void symbolListed(SymbolDefinition definition) {
        Symbol symbol = EventMessages.symbol(definition);
        step().configured(Configured.newBuilder().setSymbolListed(symbol));
        tell(new VenueFact.SymbolListed(step().request(), step().position(), symbol));
    }

    @Override
    default void symbolChanged(SymbolDefinition definition) {
        Symbol symbol = EventMessages.symbol(definition);
        step().configured(Configured.newBuilder().setSymbolChanged(symbol));
        tell(new VenueFact.SymbolChanged(step().request(), step().position(), symbol));
    }

    @Override
    default void venueStateSet(boolean halted) {
        step().configured(
                        Configured.newBuilder()
                                .setVenueState(VenueState.newBuilder().setHalted(halted)));
        tell(new VenueFact.VenueStateSet(step().request(), step().position(), halted));
    }

    @Override
    default void versionActivated(int contractVersion) {
        step().configured(Configured.newBuilder().setVersionActivated(contractVersion));
        step().contractVersion(contractVersion);
        tell(new VenueFact.VersionActivated(step().request(), step().position(), contractVersion));
    }

    @Override
    default void scheduleSet(VenueCommand.SetSchedule schedule) {
        ScheduleSet set = EventMessages.schedule(schedule);
        if (step().onOrders()) {
            step().order(OrderEvent.newBuilder().setScheduleSet(set));
        }
        tell(new VenueFact.ScheduleSet(step().request(), step().position(), set));
    }

    @Override
    default void accountLimitsSet(VenueCommand.SetAccountLimits limits) {
        if (step().onOrders()) {
            step().order(OrderEvent.newBuilder().setLimitsSet(EventMessages.limits(limits)));
        }
    }

    @Override
    default void accountStateSet(long account, AccountStatus state) {
        if (step().onOrders()) {
            AccountStateSet.Builder set =
                    AccountStateSet.newBuilder().setAccount(account).setState(state);
            step().order(OrderEvent.newBuilder().setAccountStateSet(set));
        }
        tell(new VenueFact.AccountStateSet(step().request(), step().position(), account, state));
    }

    @Override
    default void accountTierSet(long account, int tier) {
        if (step().onOrders()) {
            AccountTierSet.Builder set =
                    AccountTierSet.newBuilder().setAccount(account).setTier(tier);
            step().order(OrderEvent.newBuilder().setAccountTierSet(set));
        }
        tell(new VenueFact.AccountTierSet(step().request(), step().position(), account, tier));
    }

    @Override
    default void accountTradingSet(long account, int selfTradeGroup, boolean selfTradeAllowed) {
        if (step().onOrders()) {
            AccountTradingSet.Builder set =
                    AccountTradingSet.newBuilder()
                            .setAccount(account)
                            .setSelfTradeGroup(selfTradeGroup)
                            .setSelfTradeAllowed(selfTradeAllowed);
            step().order(OrderEvent.newBuilder().setAccountTradingSet(set));
        }
        tell(
                new VenueFact.AccountTradingSet(
                        step().request(),
                        step().position(),
                        account,
                        selfTradeGroup,
                        selfTradeAllowed));
    }

    @Override
    default void feeTierSet(int tier, long makerRateE8, long takerRateE8) {
        if (step().onOrders()) {
            FeeTierSet.Builder set =
                    FeeTierSet.newBuilder()
                            .setTier(tier)
                            .setMakerRateE8(makerRateE8)
                            .setTakerRateE8(takerRateE8);
            step().order(OrderEvent.newBuilder().setFeeTierSet(set));
        }
        tell(
                new VenueFact.FeeTierSet(
                        step().request(), step().position(), tier, makerRateE8, takerRateE8));
    }

    @Override
    default void keyActivated(int keyId, List<Writer> writers) {
        if (step().onOrders()) {
            KeyActivated.Builder activated =
                    KeyActivated.newBuilder().setKeyId(keyId).addAllWriters(writers);
            step().order(OrderEvent.newBuilder().setKeyActivated(activated));
        }
        tell(new VenueFact.KeyActivated(step().request(), step().position(), keyId, writers));
    }

    @Override
    default void keyRevoked(int keyId) {
        if (step().onOrders()) {
            KeyRevoked.Builder revoked = KeyRevoked.newBuilder().setKeyId(keyId);
            step().order(OrderEvent.newBuilder().setKeyRevoked(revoked));
        }
        tell(new VenueFact.KeyRevoked(step().request(), step().position(), keyId));
    }

    @Override
    default void epochBegun(int epoch) {
        if (step().onOrders()) {
            EpochBegun.Builder begun = EpochBegun.newBuilder().setEpoch(epoch);
            step().order(OrderEvent.newBuilder().setEpochBegun(begun));
        }
    }

    @Override
    default void leaderClaimed(long term, int contractVersion, long leader) {
        if (step().onOrders()) {
            LeaderClaimed.Builder claimed =
                    LeaderClaimed.newBuilder()
                            .setTerm(term)
                            .setContractVersion(contractVersion)
                            .setLeader(leader);
            step().order(OrderEvent.newBuilder().setLeaderClaimed(claimed));
        }
    }

    @Override
    default void commandSkipped(long position) {
        if (step().onOrders()) {
            CommandSkipped.Builder skipped = CommandSkipped.newBuilder().setPosition(position);
            step().order(OrderEvent.newBuilder().setCommandSkipped(skipped));
        }
        tell(new VenueFact.CommandSkipped(step().request(), step().position(), position));
    }

    @Override
    default void venueResumed(long position) {
        if (step().onOrders()) {
            VenueResumed.Builder resumed = VenueResumed.newBuilder().setPosition(position);
            step().order(OrderEvent.newBuilder().setVenueResumed(resumed));
        }
        tell(new VenueFact.VenueResumed(step().request(), step().position(), position));
    }
}
