package org.bourse.core;

import static java.util.Objects.requireNonNull;

import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.book.Book;
import org.bourse.core.book.Books;
import org.bourse.core.book.Conditions;
import org.bourse.core.book.OrderPool;
import org.bourse.core.symbols.Symbol;

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
            Book book = requireNonNull(books.find(orders.symbol(order)));
            refusal = checks.refusal(replace, order, book);
            if (refusal == null) {
                apply(order, book);
                return;
            }
        }
        events.commandRejected(refusal, replace.account(), replace.orderId());
    }

    private void apply(int order, Book book) {
        events.orderReplaced(
                orders.id(order),
                accounts.number(orders.account(order)),
                book.symbol().number(),
                checks.priceTicks(),
                checks.triggerTicks(),
                checks.remainingLots() + orders.filledLots(order),
                orders.filledLots(order),
                checks.remainingLots());
        swapHold(order, book.symbol());
        if (orders.has(order, OrderPool.WAITS)) {
            changeWaiting(order, book);
        } else if (checks.priceChanges() || checks.grownLots() > 0) {
            enterAgain(order, book);
        } else if (checks.grownLots() < 0) {
            openOrders.remainingChanged(order, checks.grownLots());
            if (book.reduce(order, -checks.grownLots())) {
                ends.levelChanged(book, orders.level(order));
            }
        }
    }

    private void swapHold(int order, Symbol symbol) {
        int holder = checks.holder();
        long more = checks.holdMinor() - orders.heldMinor(holder);
        int account = orders.account(order);
        int asset = checks.isBuy() ? symbol.quote() : symbol.base();
        orders.heldMinor(holder, checks.holdMinor());
        if (more > 0) {
            ledger.hold(account, asset, more, PostingKind.HOLD, orders.id(holder));
        } else {
            ledger.release(account, asset, -more, PostingKind.RELEASE, orders.id(holder));
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
    private void enterAgain(int order, Book book) {
        int level = book.leave(order);
        ends.levelChanged(book, level);
        book.tidy(level);
        setRemaining(order);
        orders.priceTicks(order, checks.priceTicks());
        if (checks.takes(book)) {
            taker.resume(order, checks.priceTicks(), orders, accounts, book);
            matching.match(taker, book);
        } else {
            ends.levelChanged(book, book.rest(order, checks.isBuy(), checks.priceTicks()));
        }
    }

    private void setRemaining(int order) {
        if (checks.grownLots() == 0) {
            return;
        }
        openOrders.remainingChanged(order, checks.grownLots());
        orders.taken(
                order, checks.remainingLots(), orders.filledLots(order), orders.heldMinor(order));
    }
}
