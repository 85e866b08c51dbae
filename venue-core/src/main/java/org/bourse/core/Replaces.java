package org.bourse.core;

import static java.util.Objects.requireNonNull;

import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.book.Book;
import org.bourse.core.book.Books;
import org.bourse.core.book.Conditions;
import org.bourse.core.book.OrderPool;
import org.bourse.core.book.OrderRecord;

/** Requests to replace price, trigger or quantity of an open order: all of it, or nothing. */
final class Replaces {
    private final Books books;
    private final VenueEvents events;
    private final AccountTable accounts;
    private final Ledger ledger;
    private final OrderPool orders;
    private final OpenOrders openOrders;
    private final NamedOrder named;
    private final OrderEnds ends;
    private final Matching matching;
    private final ReplaceChecks checks;
    private final Taker taker = new Taker();

    Replaces(VenueState state, VenueEvents events, NamedOrder named, TradingParts trading) {
        books = state.books();
        this.events = events;
        this.named = named;
        ends = trading.ends;
        matching = trading.matching;
        accounts = state.accounts();
        ledger = state.ledger();
        orders = books.orders();
        openOrders = state.openOrders();
        checks = new ReplaceChecks(state, trading.lists);
    }

    void replace(OrderReplace replace) {
        RejectCode refusal = named.find(replace);
        if (refusal == null) {
            int order = named.slot();
            OrderRecord record = orders.record(order);
            Book book = requireNonNull(books.find(record.symbol()));
            refusal = checks.refusal(replace, order, record, book);
            if (refusal == null) {
                apply(order, record, replace.account(), book);
                return;
            }
        }
        events.commandRejected(refusal, replace.account(), replace.orderId());
    }

    private void apply(int order, OrderRecord record, long account, Book book) {
        events.orderReplaced(
                record.id(),
                account,
                book.symbol().number(),
                checks.priceTicks(),
                checks.triggerTicks(),
                checks.remainingLots() + checks.filledLots(),
                checks.filledLots(),
                checks.remainingLots());
        swapHold();
        if (checks.waits()) {
            changeWaiting(order, book);
        } else if (checks.priceChanges() || checks.grownLots() > 0) {
            enterAgain(order, record, book);
        } else if (checks.grownLots() < 0) {
            openOrders.remainingChanged(record, checks.grownLots());
            if (book.reduce(order, -checks.grownLots())) {
                ends.levelChanged(book, orders.level(order));
            }
        }
    }

    private void swapHold() {
        long more = checks.moreMinor();
        if (more == 0) {
            return;
        }
        int holder = checks.holder();
        orders.heldMinor(holder, checks.holdMinor());
        long reference = orders.id(holder);
        if (more > 0) {
            ledger.hold(checks.account(), checks.asset(), more, PostingKind.HOLD, reference);
        } else {
            ledger.release(checks.account(), checks.asset(), -more, PostingKind.RELEASE, reference);
        }
    }

    private void changeWaiting(int order, Book book) {
        Conditions conditions = orders.conditions();
        setRemaining(order);
        orders.priceTicks(order, checks.priceTicks());
        conditions.boundTicks(order, checks.boundTicks());
        if (checks.triggerChanges()) {
            book.waiting().remove(order);
            conditions.triggerTicks(order, checks.triggerTicks());
            book.waiting().add(order);
        }
    }

    /** The order leaves its place, and comes in as it is now. */
    private void enterAgain(int order, OrderRecord record, Book book) {
        int level = book.leave(order, record);
        ends.levelChanged(book, level);
        book.tidy(level);
        setRemaining(order);
        if (checks.takes(book)) {
            orders.priceTicks(order, checks.priceTicks());
            taker.resume(order, checks.priceTicks(), orders, accounts, book);
            matching.match(taker, book);
        } else {
            level = book.rest(order, record, checks.isBuy(), checks.priceTicks());
            ends.levelChanged(book, level);
        }
    }

    private void setRemaining(int order) {
        if (checks.grownLots() == 0) {
            return;
        }
        openOrders.remainingChanged(orders.record(order), checks.grownLots());
        orders.taken(
                order, checks.remainingLots(), orders.filledLots(order), orders.heldMinor(order));
    }
}
