package org.bourse.core;

import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.accounts.AccountTable;

/** What operators decide about accounts: fee tiers and self-trades. */
final class AccountAdministration {
    private final VenueState state;
    private final VenueEvents events;

    AccountAdministration(VenueState state, VenueEvents events) {
        this.state = state;
        this.events = events;
    }

    void setFeeTier(VenueCommand.SetFeeTier command) {
        RejectCode refusal =
                state.symbols()
                        .setTier(command.tier(), command.makerRateE8(), command.takerRateE8());
        if (refusal == null) {
            events.feeTierSet(command.tier(), command.makerRateE8(), command.takerRateE8());
        } else {
            events.commandRejected(refusal, 0, 0);
        }
    }

    void setAccountTier(VenueCommand.SetAccountTier command) {
        int account = state.accounts().findUser(command.account());
        if (account == AccountTable.NONE) {
            events.commandRejected(RejectCode.ACCOUNT_UNKNOWN, command.account(), 0);
        } else if (!state.symbols().tierRates().isUsable(command.tier())) {
            events.commandRejected(RejectCode.FEE_INVALID, command.account(), 0);
        } else {
            state.accounts().tier(account, command.tier());
            events.accountTierSet(command.account(), command.tier());
        }
    }

    void setAccountTrading(VenueCommand.SetAccountTrading command) {
        int account = state.accounts().findUser(command.account());
        if (account == AccountTable.NONE) {
            events.commandRejected(RejectCode.ACCOUNT_UNKNOWN, command.account(), 0);
            return;
        }
        state.accounts().selfTrade(account, command.selfTradeGroup(), command.selfTradeAllowed());
        events.accountTradingSet(
                command.account(), command.selfTradeGroup(), command.selfTradeAllowed());
    }
}
