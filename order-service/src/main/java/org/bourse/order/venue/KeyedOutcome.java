package org.bourse.order.venue;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.bourse.contracts.EnvelopeRefusals;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Writer;

/**
 * What became of a request with a client's key, when it came first.
 *
 * @param position of its command
 * @param refusal why it was refused; empty when it was done
 */
public record KeyedOutcome(RequestId id, long position, Optional<RejectCode> refusal) {
    /** Besides those of envelopes: the same may be asked again. */
    private static final Set<RejectCode> NOT_DECIDED =
            EnumSet.of(RejectCode.SKIPPED, RejectCode.REQUEST_EXPIRED, RejectCode.CAPACITY_REACHED);

    /** Empty when the record's command was none with a key, or one that was not decided. */
    public static Optional<KeyedOutcome> in(OrderEvents record) {
        EventHeader header = record.getHeader();
        RequestId id = RequestId.of(header);
        if (header.getWriter() != Writer.ORDER_ENTRY || !id.isKeyed()) {
            return Optional.empty();
        }
        Optional<RejectCode> refusal = Optional.empty();
        for (OrderEvent event : record.getEventsList()) {
            if (event.hasCommandRejected()) {
                refusal = Optional.of(event.getCommandRejected().getCode());
            }
        }
        return refusal.filter(KeyedOutcome::isUndecided).isPresent()
                ? Optional.empty()
                : Optional.of(new KeyedOutcome(id, header.getPosition(), refusal));
    }

    private static boolean isUndecided(RejectCode code) {
        return NOT_DECIDED.contains(code) || EnvelopeRefusals.CODES.contains(code);
    }
}
