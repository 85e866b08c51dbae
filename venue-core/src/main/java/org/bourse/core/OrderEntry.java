package org.bourse.core;

import static java.util.Objects.requireNonNull;

import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.book.Book;
import org.bourse.core.duplicates.DuplicateMemory;
import org.jspecify.annotations.Nullable;

/**
 * New orders: an order is checked, first failure wins, then accepted, its funds are held, and it is
 * matched, or waits for its trigger.
 */
final class OrderEntry {
    private final VenueState state;
    private final VenueEvents events;
    private final AccountTable accounts;
    private final Ledger ledger;
    private final DuplicateMemory duplicates;
    private final ClientOrderIds clientOrderIds;
    private final Matching matching;
    private final OrderChecks checks;

    OrderEntry(
            VenueState state,
            VenueEvents events,
            ClientOrderIds clientOrderIds,
            PreWalk preWalk,
            Matching matching) {
        this.state = state;
        this.events = events;
        this.clientOrderIds = clientOrderIds;
        this.matching = matching;
        accounts = state.accounts();
        ledger = state.ledger();
        duplicates = state.duplicates();
        checks = new OrderChecks(state, preWalk);
    }

    void place(CommandHeader header, NewOrder order) {
        long orderId = state.idAt(header);
        int account = accounts.findUser(order.account());
        RejectCode refusal = refusalOfRequest(order, account);
        if (refusal != null) {
            events.orderRejected(orderId, order, refusal);
            return;
        }
        long payload = ClientOrderIds.payload(order);
        if (duplicates.find(clientOrderIds.keyHigh(), clientOrderIds.keyLow())) {
            answerDuplicate(orderId, order, payload);
            return;
        }
        if (duplicates.room() == 0) {
            events.orderRejected(orderId, order, RejectCode.DUPLICATES_FULL);
            return;
        }
        duplicates.remember(clientOrderIds.keyHigh(), clientOrderIds.keyLow(), payload, orderId);
        Book book = state.books().find(order.symbol());
        refusal = book == null ? RejectCode.SYMBOL_UNKNOWN : check(orderId, order, account, book);
        if (refusal != null) {
            events.orderRejected(orderId, order, refusal);
            return;
        }
        tellAccepted(checks, order);
        enter(checks, order, requireNonNull(book));
    }

    /** What is checked before the client order id is consumed. */
    private @Nullable RejectCode refusalOfRequest(NewOrder order, int account) {
        if (order.validUntilMicros() != 0 && state.timeMicros() > order.validUntilMicros()) {
            return RejectCode.REQUEST_EXPIRED;
        }
        if (account == AccountTable.NONE) {
            return RejectCode.ACCOUNT_UNKNOWN;
        }
        return clientOrderIds.read(order) ? null : RejectCode.CLIENT_ORDER_ID_INVALID;
    }

    private void answerDuplicate(long orderId, NewOrder order, long payload) {
        if (duplicates.foundPayload() == payload) {
            events.orderRepeated(order.account(), duplicates.foundOrderId());
        } else {
            events.orderRejected(orderId, order, RejectCode.CLIENT_ORDER_ID_REUSED);
        }
    }

    private @Nullable RejectCode check(long orderId, NewOrder order, int account, Book book) {
        RejectCode refusal = checks.refusal(orderId, order, account, book);
        return refusal == null
                ? checks.refusalByFunds(checks.holdMinor(order, book), book)
                : refusal;
    }

    /** Tells that an order is accepted. */
    void tellAccepted(OrderChecks checked, NewOrder order) {
        Taker taker = checked.taker();
        events.orderAccepted(
                taker.orderId(),
                order,
                taker.makerRateE8(),
                taker.takerRateE8(),
                taker.priceTicks(),
                checked.triggerTicks(),
                taker.expiresMicros());
    }

    /** Makes the hold of an accepted order, and lets it wait or be matched. */
    void enter(OrderChecks checked, NewOrder order, Book book) {
        Taker taker = checked.taker();
        if (checked.isUnfillable(book)) {
            taker.held(0);
            matching.kill(taker, book);
            return;
        }
        int asset = taker.isBuy() ? book.symbol().quote() : book.symbol().base();
        ledger.hold(taker.account(), asset, taker.heldMinor(), PostingKind.HOLD, taker.orderId());
        if (checked.isConditional()) {
            checked.conditionals().accept(order, taker, book);
        } else {
            matching.enter(taker, book);
        }
    }
}
