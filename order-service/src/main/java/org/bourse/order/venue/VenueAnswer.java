package org.bourse.order.venue;

import java.util.Optional;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.order.lifecycle.OrderDetail;
import org.bourse.order.lifecycle.OrderTerms;

/** What the venue said to one command of this service. */
public sealed interface VenueAnswer {

    /** The order was accepted; this is what became of it in the same step. */
    record Placed(OrderDetail detail) implements VenueAnswer {}

    /** The order was refused. */
    record Refused(OrderTerms terms, RejectCode code) implements VenueAnswer {}

    /**
     * The same order came before.
     *
     * @param orderId the first one's
     * @param position of the repeat
     * @param detail as it is now; empty when the order is older than this process remembers
     */
    record Repeated(long orderId, long position, Optional<OrderDetail> detail)
            implements VenueAnswer {}

    /**
     * The order was cancelled.
     *
     * @param position of the cancel
     * @param detail empty when the order is older than this process remembers
     */
    record Cancelled(long orderId, long position, Optional<OrderDetail> detail)
            implements VenueAnswer {}

    /**
     * The command was refused.
     *
     * @param position of the command
     * @param detail the order it named; empty when that is older than this process remembers
     */
    record NotDone(RejectCode code, long position, Optional<OrderDetail> detail)
            implements VenueAnswer {}
}
