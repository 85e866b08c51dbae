package org.bourse.order.venue;

import java.util.List;
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

    /** The orders of a list, all accepted or all refused, as they were after the same step. */
    record Listed(List<OrderDetail> legs) implements VenueAnswer {
        public Listed {
            legs = List.copyOf(legs);
        }
    }

    /**
     * The same order, or list of orders, came before.
     *
     * @param orderId the first one's, of a list that of its first leg
     * @param position of the repeat
     * @param detail as it is now; empty when the order is older than this process remembers
     */
    record Repeated(long orderId, long position, Optional<OrderDetail> detail)
            implements VenueAnswer {}

    /**
     * The order was cancelled or replaced.
     *
     * @param position of the command
     * @param detail the order; empty when it is older than this process remembers
     */
    record Done(long position, Optional<OrderDetail> detail) implements VenueAnswer {}

    /**
     * Orders are being cancelled.
     *
     * @param position of the command
     * @param orderIds those that ended in the same step; more may follow
     */
    record CancelsBegan(long position, List<Long> orderIds) implements VenueAnswer {
        public CancelsBegan {
            orderIds = List.copyOf(orderIds);
        }
    }

    /**
     * The account's dead-man's switch was set.
     *
     * @param deadlineMicros in microseconds since the Unix epoch; 0: switched off
     */
    record CancelAfterSet(long position, long deadlineMicros) implements VenueAnswer {}

    /**
     * The command was refused.
     *
     * @param position of the command
     * @param detail the order it named; empty when that is older than this process remembers
     */
    record NotDone(RejectCode code, long position, Optional<OrderDetail> detail)
            implements VenueAnswer {}
}
