package org.bourse.order.venue;

import java.util.Optional;
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
    /** Empty when the record's command was none with a key. */
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
        return Optional.of(new KeyedOutcome(id, header.getPosition(), refusal));
    }
}
