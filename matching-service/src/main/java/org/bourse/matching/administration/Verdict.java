package org.bourse.matching.administration;

import java.util.List;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Symbol;
import org.bourse.matching.codec.VenueFact;

/** What became of a command of an operator. */
sealed interface Verdict {

    /** The core did it, and said this. */
    record Done(VenueFact said) implements Verdict {}

    record Refused(RejectCode code) implements Verdict {}

    /** Nobody said anything in time; the command may still be applied. */
    record Unknown(RequestId request) implements Verdict {}

    /** The command is not in the log. */
    record NotSent() implements Verdict {}

    /**
     * What the command's step said of it last. What the step said while it did the work of earlier
     * commands does not count.
     *
     * @throws IllegalStateException when it said nothing of it
     */
    static Verdict of(CommandBody command, List<VenueFact> step) {
        VenueFact last =
                step.stream()
                        .filter(fact -> speaksTo(command, fact))
                        .reduce((_, later) -> later)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        command.getBodyCase() + " is not answered by " + step));
        return last instanceof VenueFact.Refused(_, _, RejectCode code)
                ? new Refused(code)
                : new Done(last);
    }

    private static boolean speaksTo(CommandBody command, VenueFact fact) {
        return switch (fact) {
            case VenueFact.AssetListed _ -> command.hasListAsset();
            case VenueFact.SymbolListed _ -> command.hasListSymbol();
            case VenueFact.SymbolChanged(_, _, Symbol symbol) ->
                    symbol.getSymbol() == changedSymbol(command);
            case VenueFact.ScheduleSet _ -> command.hasSetSchedule();
            case VenueFact.VenueStateSet _ -> command.hasSetVenueState();
            case VenueFact.VersionActivated _ -> command.hasActivateVersion();
            case VenueFact.FeeTierSet _ -> command.hasSetFeeTier();
            case VenueFact.AccountTierSet _ -> command.hasSetAccountTier();
            case VenueFact.AccountTradingSet _ -> command.hasSetAccountTrading();
            case VenueFact.AccountStateSet _ -> command.hasSetAccountState();
            case VenueFact.MassCancelBegan _ -> command.hasCancelOrders();
            case VenueFact.KeyActivated _ -> command.hasActivateKey();
            case VenueFact.KeyRevoked _ -> command.hasRevokeKey();
            case VenueFact.CommandSkipped _ -> command.hasSkip();
            case VenueFact.VenueResumed _ -> command.hasResume();
            case VenueFact.Refused _ -> true;
        };
    }

    /** The number of the symbol that the command changes; 0: none. */
    private static int changedSymbol(CommandBody command) {
        return command.hasChangeSymbol()
                ? command.getChangeSymbol().getSymbol().getSymbol()
                : command.getSetSymbolState().getSymbol();
    }
}
