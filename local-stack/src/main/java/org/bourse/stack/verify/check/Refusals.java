package org.bourse.stack.verify.check;

import java.util.stream.Stream;
import org.bourse.contracts.EnvelopeRefusals;
import org.bourse.contracts.v1.CommandRejected;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.stack.verify.stream.Step;

/** Whether a command was refused. */
final class Refusals {
    private Refusals() {}

    private static Stream<RejectCode> codes(Step step) {
        Stream<CommandRejected> orders =
                step.orders().getEventsList().stream()
                        .filter(OrderEvent::hasCommandRejected)
                        .map(OrderEvent::getCommandRejected);
        Stream<CommandRejected> funding =
                step.ledger().getEventsList().stream()
                        .filter(LedgerEvent::hasCommandRejected)
                        .map(LedgerEvent::getCommandRejected);
        return Stream.concat(orders, funding).map(CommandRejected::getCode);
    }

    /** A command that is no new order, and any that was not let in. */
    static boolean isRefused(Step step) {
        return codes(step).findAny().isPresent();
    }

    static boolean isRefused(Step step, RejectCode code) {
        return codes(step).anyMatch(code::equals);
    }

    /** Refused before anybody looked at what it asks for: by 2.1 and 2.2 of the rulebook. */
    static boolean isTurnedAway(Step step) {
        return codes(step).anyMatch(EnvelopeRefusals.CODES::contains);
    }
}
