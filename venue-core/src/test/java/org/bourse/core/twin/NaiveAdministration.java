package org.bourse.core.twin;

import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand;
import org.jspecify.annotations.Nullable;

/** Applies commands that are admitted. */
final class NaiveAdministration {
    private final NaiveMarket market;
    private final NaiveGate gate;
    private final NaiveLeadership leadership;
    private final NaiveFunding funding;
    private final NaiveLimits limits;
    private final NaiveStates states;
    private final NaiveSchedules schedules;
    private final NaiveMassCancels massCancels;

    NaiveAdministration(
            NaiveMarket market,
            NaiveGate gate,
            NaiveLeadership leadership,
            NaiveLimits limits,
            NaiveTransitions transitions,
            NaiveSchedules schedules,
            NaiveMassCancels massCancels) {
        this.market = market;
        this.gate = gate;
        this.leadership = leadership;
        this.limits = limits;
        this.schedules = schedules;
        this.massCancels = massCancels;
        funding = new NaiveFunding(market.config, market.events, market.ledger, market.listings);
        states = new NaiveStates(market, transitions, massCancels);
    }

    /** Tells the code of a refusal, or null. */
    @Nullable RejectCode apply(VenueCommand command, Writer writer) {
        return switch (command) {
            case VenueCommand.OpenAccount open -> funding.open(open);
            case VenueCommand.Deposit deposit -> funding.deposit(deposit, market.step.id());
            case VenueCommand.HoldWithdrawal hold -> funding.hold(hold, market.step.id());
            case VenueCommand.CompleteWithdrawal complete ->
                    funding.complete(complete.withdrawalId());
            case VenueCommand.CancelWithdrawal cancel -> funding.cancel(cancel.withdrawalId());
            case VenueCommand.Transfer transfer -> funding.transfer(transfer, market.step.id());
            case VenueCommand.SetAccountLimits set -> limits.set(set);
            case VenueCommand.ListAsset asset -> market.listings.listAsset(asset);
            case VenueCommand.ListSymbol symbol ->
                    market.listings.listSymbol(symbol.symbol(), market.timeMicros);
            case VenueCommand.ChangeSymbol symbol -> market.listings.changeSymbol(symbol.symbol());
            case VenueCommand.SetSymbolState state -> states.setSymbol(state);
            case VenueCommand.SetAccountState state -> states.setAccount(state);
            case VenueCommand.SetVenueState state -> states.setVenue(state);
            case VenueCommand.SetFeeTier tier -> states.setFeeTier(tier);
            case VenueCommand.SetAccountTier tier -> states.setAccountTier(tier);
            case VenueCommand.SetAccountTrading trading -> states.setAccountTrading(trading);
            case VenueCommand.SetSchedule schedule -> schedules.set(schedule);
            case VenueCommand.CancelOrders cancel -> massCancels.cancelOrders(cancel, writer);
            case VenueCommand.SetCancelAfter after -> massCancels.setCancelAfter(after);
            case VenueCommand.ActivateVersion version -> activate(version);
            case VenueCommand.ActivateKey key -> activate(key);
            case VenueCommand.RevokeKey key -> revoke(key);
            case VenueCommand.BeginEpoch epoch -> begin(epoch);
            case VenueCommand.Claim claim -> leadership.claim(claim);
            case VenueCommand.Skip skip -> leadership.skip(skip, market.step.position());
            case VenueCommand.Resume resume -> leadership.resume(resume, market.step.position());
            case VenueCommand.Continue _ -> null;
        };
    }

    private @Nullable RejectCode activate(VenueCommand.ActivateVersion version) {
        RejectCode code = gate.activateVersion(version.contractVersion());
        if (code == null) {
            market.events.versionActivated(version.contractVersion());
        }
        return code;
    }

    private @Nullable RejectCode activate(VenueCommand.ActivateKey key) {
        RejectCode code = gate.activateKey(key.keyId(), key.writers());
        if (code == null) {
            market.events.keyActivated(key.keyId(), key.writers());
        }
        return code;
    }

    private @Nullable RejectCode revoke(VenueCommand.RevokeKey key) {
        RejectCode code = gate.revokeKey(key.keyId());
        if (code == null) {
            market.events.keyRevoked(key.keyId());
        }
        return code;
    }

    private @Nullable RejectCode begin(VenueCommand.BeginEpoch epoch) {
        RejectCode code = gate.beginEpoch(epoch.epoch());
        if (code == null) {
            market.events.epochBegun(epoch.epoch());
        }
        return code;
    }
}
