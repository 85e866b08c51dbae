package org.bourse.core;

import static java.util.Objects.requireNonNull;

import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.book.Book;
import org.bourse.core.book.Books;
import org.bourse.core.book.OrderPool;
import org.bourse.core.book.OrderRecord;
import org.jspecify.annotations.Nullable;

/** Requests to cancel, by order id or by client order id. */
final class Cancels {
    private final Books books;
    private final OrderPool orders;
    private final VenueEvents events;
    private final NamedOrder named;
    private final OrderEnds ends;

    Cancels(VenueState state, VenueEvents events, NamedOrder named, OrderEnds ends) {
        books = state.books();
        orders = books.orders();
        this.events = events;
        this.named = named;
        this.ends = ends;
    }

    void cancel(OrderCancel cancel) {
        RejectCode refusal = named.find(cancel);
        if (refusal == null) {
            refusal = end(named.slot());
        }
        if (refusal != null) {
            events.commandRejected(refusal, cancel.account(), cancel.orderId());
        }
    }

    private @Nullable RejectCode end(int order) {
        OrderRecord record = orders.record(order);
        Book book = requireNonNull(books.find(record.symbol()));
        RejectCode refusal = TradingStates.refusalOfCancel(book);
        if (refusal == null) {
            ends.end(order, record, book, CancelReason.REQUESTED);
        }
        return refusal;
    }
}
