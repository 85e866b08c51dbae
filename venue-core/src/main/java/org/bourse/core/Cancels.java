package org.bourse.core;

import static java.util.Objects.requireNonNull;

import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.book.Book;
import org.bourse.core.book.OrderPool;
import org.bourse.core.duplicates.DuplicateMemory;

/** Requests to cancel, by order id or by client order id. */
final class Cancels {
    private final VenueState state;
    private final VenueEvents events;
    private final OrderPool orders;
    private final ClientOrderIds clientOrderIds;
    private final Matching matching;

    Cancels(
            VenueState state,
            VenueEvents events,
            ClientOrderIds clientOrderIds,
            Matching matching) {
        this.state = state;
        this.events = events;
        this.clientOrderIds = clientOrderIds;
        this.matching = matching;
        orders = state.books().orders();
    }

    void cancel(OrderCancel cancel) {
        int account = state.accounts().findUser(cancel.account());
        if (cancel.validUntilMicros() != 0 && state.timeMicros() > cancel.validUntilMicros()) {
            reject(cancel, RejectCode.REQUEST_EXPIRED);
        } else if (account == AccountTable.NONE) {
            reject(cancel, RejectCode.ACCOUNT_UNKNOWN);
        } else if (cancel.orderId() != 0) {
            cancelById(cancel, account, cancel.orderId(), RejectCode.ORDER_UNKNOWN);
        } else if (isKnown(cancel)) {
            long orderId = state.duplicates().foundOrderId();
            cancelById(cancel, account, orderId, RejectCode.ORDER_CLOSED);
        } else {
            reject(cancel, RejectCode.ORDER_UNKNOWN);
        }
    }

    private boolean isKnown(OrderCancel cancel) {
        DuplicateMemory duplicates = state.duplicates();
        return clientOrderIds.read(cancel)
                && duplicates.find(clientOrderIds.keyHigh(), clientOrderIds.keyLow());
    }

    private void cancelById(OrderCancel cancel, int account, long orderId, RejectCode otherwise) {
        int order = orders.find(orderId);
        if (order == OrderPool.NONE || orders.account(order) != account) {
            reject(cancel, otherwise);
            return;
        }
        int symbol = state.books().levels().symbol(orders.level(order));
        Book book = requireNonNull(state.books().find(symbol));
        matching.cancel(book, order);
    }

    private void reject(OrderCancel cancel, RejectCode code) {
        events.commandRejected(code, cancel.account(), cancel.orderId());
    }
}
