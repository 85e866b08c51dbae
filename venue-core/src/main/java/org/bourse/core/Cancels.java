package org.bourse.core;

import static java.util.Objects.requireNonNull;

import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.book.Book;

/** Requests to cancel, by order id or by client order id. */
final class Cancels {
    private final VenueState state;
    private final VenueEvents events;
    private final NamedOrder named;
    private final OrderEnds ends;

    Cancels(VenueState state, VenueEvents events, NamedOrder named, OrderEnds ends) {
        this.state = state;
        this.events = events;
        this.named = named;
        this.ends = ends;
    }

    void cancel(OrderCancel cancel) {
        RejectCode refusal = named.find(cancel);
        if (refusal == null) {
            refusal = TradingStates.refusalOfCancel(bookOf(named.slot()));
        }
        if (refusal == null) {
            ends.end(named.slot(), CancelReason.REQUESTED);
        } else {
            events.commandRejected(refusal, cancel.account(), cancel.orderId());
        }
    }

    private Book bookOf(int order) {
        return requireNonNull(state.books().find(state.books().orders().symbol(order)));
    }
}
