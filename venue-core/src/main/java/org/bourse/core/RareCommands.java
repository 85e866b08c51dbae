package org.bourse.core;

/** Which part answers a command that is an object. */
record RareCommands(
        Administration administration,
        Leadership leadership,
        AccountAdministration accountAdministration,
        Limits limits,
        Funding funding,
        StateChanges stateChanges,
        Sessions sessions,
        MassCancels massCancels,
        DeadManSwitches deadManSwitches) {

    void apply(CommandHeader header, VenueCommand command) {
        switch (command) {
            case VenueCommand.OpenAccount it -> funding.openAccount(it);
            case VenueCommand.Deposit it -> funding.deposit(header, it);
            case VenueCommand.HoldWithdrawal it -> funding.holdWithdrawal(header, it);
            case VenueCommand.CompleteWithdrawal it -> funding.completeWithdrawal(it);
            case VenueCommand.CancelWithdrawal it -> funding.cancelWithdrawal(it);
            case VenueCommand.Transfer it -> funding.transfer(header, it);
            case VenueCommand.SetAccountLimits it -> limits.set(it);
            case VenueCommand.ListAsset it -> administration.listAsset(it);
            case VenueCommand.ListSymbol it -> administration.listSymbol(it);
            case VenueCommand.ChangeSymbol it -> administration.changeSymbol(it);
            case VenueCommand.ActivateVersion it -> administration.activateVersion(it);
            case VenueCommand.ActivateKey it -> administration.activateKey(it);
            case VenueCommand.RevokeKey it -> administration.revokeKey(it);
            case VenueCommand.BeginEpoch it -> administration.beginEpoch(it);
            case VenueCommand.Claim it -> leadership.claim(it);
            case VenueCommand.Skip it -> leadership.skip(header, it);
            case VenueCommand.Resume it -> leadership.resume(header, it);
            case VenueCommand.SetFeeTier it -> accountAdministration.setFeeTier(it);
            case VenueCommand.SetAccountTier it -> accountAdministration.setAccountTier(it);
            case VenueCommand.SetAccountTrading it -> accountAdministration.setAccountTrading(it);
            case VenueCommand.SetSchedule it -> sessions.set(it);
            case VenueCommand.SetSymbolState it -> stateChanges.setSymbolState(header, it);
            case VenueCommand.SetAccountState it -> stateChanges.setAccountState(header, it);
            case VenueCommand.SetVenueState it -> stateChanges.setVenueState(header, it);
            case VenueCommand.CancelOrders it -> massCancels.cancelOrders(header, it);
            case VenueCommand.SetCancelAfter it -> deadManSwitches.set(it);
            case VenueCommand.Continue _ -> {
                // All there is to do is pending work.
            }
        }
    }
}
