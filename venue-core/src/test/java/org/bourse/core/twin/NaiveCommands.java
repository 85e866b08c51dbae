package org.bourse.core.twin;

import java.util.List;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand;

/** What can be told of a command before it is looked at. */
final class NaiveCommands {
    private NaiveCommands() {}

    /** 2.1: who may send it. */
    static List<Writer> writers(VenueCommand command) {
        return switch (command) {
            case VenueCommand.OpenAccount _,
                    VenueCommand.Deposit _,
                    VenueCommand.HoldWithdrawal _,
                    VenueCommand.CompleteWithdrawal _,
                    VenueCommand.CancelWithdrawal _,
                    VenueCommand.Transfer _ ->
                    List.of(Writer.FUNDING);
            case VenueCommand.SetAccountLimits _ -> List.of(Writer.RISK);
            case VenueCommand.SetAccountState _,
                    VenueCommand.SetAccountTier _,
                    VenueCommand.SetVenueState _ ->
                    List.of(Writer.RISK, Writer.ADMINISTRATION);
            case VenueCommand.CancelOrders _ ->
                    List.of(Writer.ORDER_ENTRY, Writer.RISK, Writer.ADMINISTRATION);
            case VenueCommand.SetCancelAfter _ -> List.of(Writer.ORDER_ENTRY);
            case VenueCommand.Continue _, VenueCommand.Claim _ -> List.of(Writer.RUNNER);
            case VenueCommand.ListAsset _,
                    VenueCommand.ListSymbol _,
                    VenueCommand.ChangeSymbol _,
                    VenueCommand.SetSymbolState _,
                    VenueCommand.SetFeeTier _,
                    VenueCommand.SetAccountTrading _,
                    VenueCommand.SetSchedule _,
                    VenueCommand.ActivateVersion _,
                    VenueCommand.ActivateKey _,
                    VenueCommand.RevokeKey _,
                    VenueCommand.BeginEpoch _,
                    VenueCommand.Skip _,
                    VenueCommand.Resume _ ->
                    List.of(Writer.ADMINISTRATION);
        };
    }

    /** 2.3: whether its refusals are FundingRejected. */
    static boolean isFunding(VenueCommand command) {
        return writers(command).contains(Writer.FUNDING);
    }

    /** 2.4: the account that a refusal tells. */
    static long account(VenueCommand command) {
        return switch (command) {
            case VenueCommand.OpenAccount open -> open.account();
            case VenueCommand.Deposit deposit -> deposit.account();
            case VenueCommand.HoldWithdrawal hold -> hold.account();
            case VenueCommand.Transfer transfer -> transfer.account();
            case VenueCommand.SetAccountLimits limits -> limits.account();
            case VenueCommand.SetAccountState state -> state.account();
            case VenueCommand.SetAccountTier tier -> tier.account();
            case VenueCommand.SetAccountTrading trading -> trading.account();
            case VenueCommand.CancelOrders cancel -> cancel.account();
            case VenueCommand.SetCancelAfter after -> after.account();
            case VenueCommand.CompleteWithdrawal _,
                    VenueCommand.CancelWithdrawal _,
                    VenueCommand.ListAsset _,
                    VenueCommand.ListSymbol _,
                    VenueCommand.ChangeSymbol _,
                    VenueCommand.SetSymbolState _,
                    VenueCommand.SetVenueState _,
                    VenueCommand.SetFeeTier _,
                    VenueCommand.SetSchedule _,
                    VenueCommand.ActivateVersion _,
                    VenueCommand.ActivateKey _,
                    VenueCommand.RevokeKey _,
                    VenueCommand.BeginEpoch _,
                    VenueCommand.Skip _,
                    VenueCommand.Resume _,
                    VenueCommand.Claim _,
                    VenueCommand.Continue _ ->
                    0;
        };
    }

    /** 2.4: the withdrawal that a refusal tells. */
    static long reference(VenueCommand command) {
        if (command instanceof VenueCommand.CompleteWithdrawal complete) {
            return complete.withdrawalId();
        }
        return command instanceof VenueCommand.CancelWithdrawal cancel ? cancel.withdrawalId() : 0;
    }
}
