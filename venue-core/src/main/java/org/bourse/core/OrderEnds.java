package org.bourse.core;

import static java.util.Objects.requireNonNull;

import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.book.Book;
import org.bourse.core.book.Books;
import org.bourse.core.book.ExternalLevels;
import org.bourse.core.book.LevelPool;
import org.bourse.core.book.OrderPool;
import org.bourse.core.book.OrderRecord;
import org.bourse.core.symbols.Symbol;

/** Ends open orders: tells it, gives back what they hold and their slots. */
final class OrderEnds {
    private final VenueEvents events;
    private final AccountTable accounts;
    private final Books books;
    private final Ledger ledger;
    private final OrderPool orders;
    private final ExternalLevels externals;
    private final OpenOrders openOrders;
    private final OrderLists lists;

    OrderEnds(VenueState state, VenueEvents events, OrderLists lists) {
        this.events = events;
        this.lists = lists;
        ledger = state.ledger();
        accounts = state.accounts();
        books = state.books();
        orders = books.orders();
        externals = books.externals();
        openOrders = state.openOrders();
    }

    /** Cancels an open order, wherever it stands. */
    void end(int order, CancelReason reason) {
        OrderRecord record = orders.record(order);
        end(order, record, requireNonNull(books.find(record.symbol())), reason);
    }

    /** The same where its record and its book are at hand. */
    void end(int order, OrderRecord record, Book book, CancelReason reason) {
        boolean listed = leaveList(order, record, book);
        tellCancelled(book, record, reason, record.remainingLots());
        if (record.has(OrderPool.WAITS | OrderPool.TRIGGERED | OrderPool.DORMANT)) {
            book.waiting().remove(order);
            close(book, order, record);
        } else {
            int level = book.leave(order, record);
            close(book, order, record);
            levelChanged(book, level);
            book.tidy(level);
        }
        if (listed) {
            endOthers();
        }
    }

    /** Whether its end concerns other orders: then they end after the events of its own. */
    private boolean leaveList(int order, OrderRecord record, Book book) {
        boolean listed = record.has(OrderPool.LISTED);
        if (listed) {
            lists.leave(order, book);
        }
        return listed;
    }

    /** Ends the orders that have to end because of what happened to another of their list. */
    void endOthers() {
        int other = lists.nextEnding();
        while (other != OrderPool.NONE) {
            end(other, lists.reason());
            other = lists.nextEnding();
        }
    }

    /** Cancels a resting order; its level, which may be empty now, is left to the caller. */
    void endResting(Book book, int order, CancelReason reason) {
        OrderRecord record = orders.record(order);
        tellCancelled(book, record, reason, record.remainingLots());
        leave(book, order, record);
    }

    /** Ends a resting order that is filled or told to be cancelled; its level as above. */
    void leave(Book book, int order) {
        leave(book, order, orders.record(order));
    }

    /** The same where its record is at hand. */
    void leave(Book book, int order, OrderRecord record) {
        boolean listed = leaveList(order, record, book);
        book.leave(order, record);
        close(book, order, record);
        if (listed) {
            endOthers();
        }
    }

    /** A resting order traded: other orders may have to end because of it. */
    void traded(Book book, int order, OrderRecord record, long lots) {
        if (record.has(OrderPool.LISTED)) {
            lists.traded(order, book, lots);
            endOthers();
        }
    }

    /** Gives back the slot of an order that stands nowhere any more, and what it holds. */
    private void close(Book book, int order, OrderRecord record) {
        openOrders.closed(order, record);
        orders.free(order, record);
        release(
                book.symbol(),
                record.isBuy(),
                record.account(),
                record.heldMinor(),
                OrderLists.reference(record));
    }

    /** Ends an order that came in, and gives back its slot if it has one. */
    void endTaker(Taker taker, Book book) {
        boolean listed = taker.has(OrderPool.LISTED, orders);
        if (listed) {
            lists.leave(taker, book);
        }
        if (taker.slot() != OrderPool.NONE) {
            OrderRecord record = orders.record(taker.slot());
            openOrders.closed(taker.slot(), record);
            orders.free(taker.slot(), record);
        }
        release(book.symbol(), taker.isBuy(), taker.account(), taker.heldMinor(), taker.orderId());
        if (listed) {
            endOthers();
        }
    }

    private void tellCancelled(
            Book book, OrderRecord order, CancelReason reason, long remainingLots) {
        events.orderCancelled(
                order.id(),
                accounts.number(order.account()),
                book.symbol().number(),
                reason,
                order.filledLots(),
                remainingLots);
    }

    void release(Symbol symbol, boolean buy, int account, long heldMinor, long orderId) {
        int asset = buy ? symbol.quote() : symbol.base();
        ledger.release(account, asset, heldMinor, PostingKind.RELEASE, orderId);
    }

    void levelChanged(Book book, int level) {
        LevelPool levels = book.levels();
        events.levelChanged(
                book.symbol().number(),
                book.nextSequence(),
                Sides.of(levels.isBuy(level)),
                levels.priceTicks(level),
                levels.lots(level),
                levels.orders(level),
                externals.lots(book, level));
    }
}
