package org.bourse.core;

import org.bourse.contracts.v1.Writer;

/** Who may send which command. */
final class Writers {
    private Writers() {}

    static boolean maySend(Writer writer, VenueCommand command) {
        return switch (command) {
            case VenueCommand.OpenAccount _,
                    VenueCommand.Deposit _,
                    VenueCommand.HoldWithdrawal _,
                    VenueCommand.CompleteWithdrawal _,
                    VenueCommand.CancelWithdrawal _,
                    VenueCommand.Transfer _ ->
                    writer == Writer.FUNDING;
            case VenueCommand.SetAccountLimits _ -> writer == Writer.RISK;
            case VenueCommand.SetAccountState _,
                    VenueCommand.SetAccountTier _,
                    VenueCommand.SetVenueState _ ->
                    isOperator(writer);
            case VenueCommand.CancelOrders _ -> writer == Writer.ORDER_ENTRY || isOperator(writer);
            case VenueCommand.SetCancelAfter _ -> writer == Writer.ORDER_ENTRY;
            case VenueCommand.Continue _, VenueCommand.Claim _ -> writer == Writer.RUNNER;
            case VenueCommand.ListAsset _,
                    VenueCommand.ListSymbol _,
                    VenueCommand.ActivateVersion _,
                    VenueCommand.ActivateKey _,
                    VenueCommand.RevokeKey _,
                    VenueCommand.BeginEpoch _,
                    VenueCommand.Skip _,
                    VenueCommand.Resume _,
                    VenueCommand.ChangeSymbol _,
                    VenueCommand.SetSymbolState _,
                    VenueCommand.SetFeeTier _,
                    VenueCommand.SetAccountTrading _,
                    VenueCommand.SetSchedule _ ->
                    writer == Writer.ADMINISTRATION;
        };
    }

    private static boolean isOperator(Writer writer) {
        return writer == Writer.RISK || writer == Writer.ADMINISTRATION;
    }

    /** Whether refusals of the command are told on ledger-events. */
    static boolean isFunding(VenueCommand command) {
        return maySend(Writer.FUNDING, command);
    }
}
