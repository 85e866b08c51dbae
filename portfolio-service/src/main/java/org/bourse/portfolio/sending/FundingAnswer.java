package org.bourse.portfolio.sending;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.CommandRejected;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Writer;

/** What the venue said of one funding command, which may have reached it more than once. */
public sealed interface FundingAnswer {

    /** The request id of the command. */
    RequestId id();

    /** The command's position in the log. */
    long position();

    /**
     * The command took effect.
     *
     * @param reference the withdrawal's id when the command held one, otherwise 0
     */
    record Done(RequestId id, long position, long reference) implements FundingAnswer {}

    /** The command was taken in its turn and refused; sending it again can change nothing. */
    record Refused(RequestId id, long position, RejectCode code) implements FundingAnswer {}

    /** Its sequence was consumed before, by an earlier sending of the same command as a rule. */
    record Replayed(RequestId id, long position) implements FundingAnswer {}

    /** The command was not taken and its sequence not consumed: it has to be sent again. */
    record NotTaken(RequestId id, long position, RejectCode code) implements FundingAnswer {}

    /** Refusals that come before the venue looks at the sequence, and the gap itself. */
    Set<RejectCode> SEQUENCE_NOT_CONSUMED =
            Set.copyOf(
                    EnumSet.of(
                            RejectCode.UNREADABLE,
                            RejectCode.FORGED,
                            RejectCode.KEY_UNKNOWN,
                            RejectCode.KEY_REVOKED,
                            RejectCode.WRITER_NOT_ALLOWED,
                            RejectCode.VERSION_NOT_ACTIVATED,
                            RejectCode.SEQUENCE_GAP));

    /** The answer in a record, if it is the record of a funding command. */
    static Optional<FundingAnswer> in(LedgerEvents record) {
        EventHeader header = record.getHeader();
        if (header.getWriter() != Writer.FUNDING) {
            return Optional.empty();
        }
        RequestId id = RequestId.of(header);
        long position = header.getPosition();
        boolean effect = false;
        long reference = 0;
        for (LedgerEvent event : record.getEventsList()) {
            switch (event.getBodyCase()) {
                case COMMAND_REJECTED -> {
                    return Optional.of(rejected(id, position, event.getCommandRejected()));
                }
                case WITHDRAWAL_HELD -> {
                    effect = true;
                    reference = event.getWithdrawalHeld().getWithdrawalId();
                }
                case POSTING, ACCOUNT_OPENED, WITHDRAWAL_COMPLETED, WITHDRAWAL_CANCELLED ->
                        effect = true;
                case PROGRESS, CONFIGURED, BODY_NOT_SET -> {}
            }
        }
        return effect ? Optional.of(new Done(id, position, reference)) : Optional.empty();
    }

    private static FundingAnswer rejected(RequestId id, long position, CommandRejected rejected) {
        RejectCode code = rejected.getCode();
        if (code == RejectCode.SEQUENCE_REPLAYED) {
            return new Replayed(id, position);
        }
        return SEQUENCE_NOT_CONSUMED.contains(code)
                ? new NotTaken(id, position, code)
                : new Refused(id, position, code);
    }
}
