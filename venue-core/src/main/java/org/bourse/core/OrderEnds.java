package org.bourse.core;

import static java.util.Objects.requireNonNull;

import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.core.book.Book;
import org.bourse.core.book.ExternalLevels;
import org.bourse.core.book.LevelPool;
import org.bourse.core.book.OrderPool;
import org.bourse.core.symbols.Symbol;

/** Ends open orders: tells it, gives back what they hold and their slots. */
final class OrderEnds {
    private final VenueState state;
    private final VenueEvents events;
    private final Ledger ledger;
    private final OrderPool orders;
    private final ExternalLevels externals;
    private final OpenOrders openOrders;
    private final OrderLists lists;

    OrderEnds(VenueState state, VenueEvents events, OrderLists lists) {
        this.state = state;
        this.events = events;
        this.lists = lists;
        ledger = state.ledger();
        orders = state.books().orders();
        externals = state.books().externals();
        openOrders = state.openOrders();
    }

    /** Cancels an open order, wherever it stands. */
    void end(int order, CancelReason reason) {
        Book book = requireNonNull(state.books().find(orders.symbol(order)));
        boolean listed = leaveList(order, book);
        tellCancelled(book, order, reason, orders.remainingLots(order));
        if (orders.has(order, OrderPool.WAITS | OrderPool.TRIGGERED | OrderPool.DORMANT)) {
            book.waiting().remove(order);
            close(book, order);
        } else {
            int level = book.leave(order);
            close(book, order);
            levelChanged(book, level);
            book.tidy(level);
        }
        if (listed) {
            endOthers();
        }
    }

    /** Whether its end concerns other orders: then they end after the events of its own. */
    private boolean leaveList(int order, Book book) {
        boolean listed = orders.has(order, OrderPool.LISTED);
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
        tellCancelled(book, order, reason, orders.remainingLots(order));
        leave(book, order);
    }

    /** Ends a resting order that is filled or told to be cancelled; its level as above. */
    void leave(Book book, int order) {
        boolean listed = leaveList(order, book);
        book.leave(order);
        close(book, order);
        if (listed) {
            endOthers();
        }
    }

    /** A resting order traded: other orders may have to end because of it. */
    void traded(Book book, int order, long lots) {
        if (orders.has(order, OrderPool.LISTED)) {
            lists.traded(order, book, lots);
            endOthers();
        }
    }

    /** Gives back the slot of an order that stands nowhere any more, and what it holds. */
    private void close(Book book, int order) {
        int account = orders.account(order);
        boolean buy = orders.isBuy(order);
        long reference = lists.reference(order);
        long held = orders.heldMinor(order);
        openOrders.closed(order);
        orders.free(order);
        release(book.symbol(), buy, account, held, reference);
    }

    /** Ends an order that came in, and gives back its slot if it has one. */
    void endTaker(Taker taker, Book book) {
        boolean listed = taker.has(OrderPool.LISTED, orders);
        if (listed) {
            lists.leave(taker, book);
        }
        if (taker.slot() != OrderPool.NONE) {
            openOrders.closed(taker.slot());
            orders.free(taker.slot());
        }
        release(book.symbol(), taker.isBuy(), taker.account(), taker.heldMinor(), taker.orderId());
        if (listed) {
            endOthers();
        }
    }

    void tellCancelled(Book book, int order, CancelReason reason, long remainingLots) {
        events.orderCancelled(
                orders.id(order),
                state.accounts().number(orders.account(order)),
                book.symbol().number(),
                reason,
                orders.filledLots(order),
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
