package org.bourse.core;

import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.core.book.Book;
import org.bourse.core.book.OrderPool;
import org.bourse.core.book.OrderRecord;
import org.bourse.core.symbols.Symbol;

/**
 * How open orders of one list depend on each other. Which they are follows from their ids, what
 * they are to each other from their flags: nothing else is remembered. What has to end because of
 * what happened to another order is named by {@link #nextEnding}; {@link OrderEnds} ends it.
 */
final class OrderLists {
    private static final int NONE = OrderPool.NONE;

    private final Ledger ledger;
    private final OrderPool orders;
    private final OpenOrders openOrders;
    private final Lines lines;

    /** The orders that have to end next, and why. */
    private int ending = NONE;

    private int endingThen = NONE;
    private CancelReason reason = CancelReason.ONE_CANCELS_OTHER;

    OrderLists(VenueState state, Lines lines) {
        this.lines = lines;
        ledger = state.ledger();
        orders = state.books().orders();
        openOrders = state.openOrders();
    }

    /** The other one of two. */
    int other(int order) {
        return orders.find(orders.id(order) + (orders.has(order, OrderPool.SECOND) ? -1 : 1));
    }

    /** The one of two that holds for both. */
    int first(int order) {
        return orders.has(order, OrderPool.SECOND) ? other(order) : order;
    }

    /** What one of two, which do not trade yet, holds by itself. */
    long ownMinor(int order, Symbol symbol) {
        long lots = orders.remainingLots(order);
        return lots == 0 ? 0 : Holds.ofOpen(orders, order, symbol, lots, boundTicks(order));
    }

    private long boundTicks(int order) {
        return OrderTypes.isConditional(Details.type(orders.details(order)))
                ? orders.conditions().boundTicks(order)
                : orders.priceTicks(order);
    }

    /** A listed taker traded, and all of that is posted. */
    void traded(Taker taker, Book book, long lots) {
        if (taker.has(OrderPool.ENTRY, orders)) {
            collect(taker.slot(), book.symbol(), lots);
        } else {
            keep(taker);
        }
    }

    /** A listed resting order traded, and all of that is posted. */
    void traded(int order, Book book, long lots) {
        if (orders.has(order, OrderPool.ENTRY)) {
            collect(order, book.symbol(), lots);
        } else {
            keep(order, book.symbol());
        }
    }

    /** What an entry buys is held for its exits. */
    private void collect(int entry, Symbol symbol, long lots) {
        int first = firstExit(entry);
        long bought = lots * symbol.lotMinor();
        orders.heldMinor(first, orders.heldMinor(first) + bought);
        ledger.hold(
                orders.account(entry), symbol.base(), bought, PostingKind.HOLD, orders.id(first));
    }

    private int firstExit(int entry) {
        return orders.find(orders.id(entry) + 1);
    }

    /** Of two, one of which is the taker, this one stays. */
    void keep(Taker taker) {
        int order = taker.slot();
        part(order, taker.heldMinor(), taker.ownMinor());
        taker.held(orders.heldMinor(order));
    }

    /** Of two this one stays. */
    void keep(int order, Symbol symbol) {
        part(order, orders.heldMinor(first(order)), ownMinor(order, symbol));
    }

    /** A listed order ends as a taker. */
    void leave(Taker taker, Book book) {
        if (taker.has(OrderPool.ENTRY, orders)) {
            leaveExits(taker.slot(), book);
        } else {
            part(taker.slot(), taker.heldMinor(), 0);
            taker.held(0);
        }
    }

    /** A listed order ends where it stands. */
    void leave(int order, Book book) {
        if (orders.has(order, OrderPool.ENTRY)) {
            leaveExits(order, book);
        } else if (orders.has(order, OrderPool.DORMANT)) {
            leaveEntry(order);
        } else {
            part(order, orders.heldMinor(first(order)), 0);
        }
    }

    /** The other of two ends, and gives back all that the two hold but what this one keeps. */
    private void part(int order, long sharedMinor, long keptMinor) {
        int other = other(order);
        orders.heldMinor(order, keptMinor);
        orders.heldMinor(other, sharedMinor - keptMinor);
        orders.clear(order, OrderPool.OCO);
        orders.clear(other, OrderPool.OCO);
        if (orders.has(order, OrderPool.SECOND)) {
            orders.clear(order, OrderPool.SECOND);
            openOrders.remainingChanged(orders.record(order), orders.remainingLots(order));
        }
        end(other, NONE, CancelReason.ONE_CANCELS_OTHER);
    }

    /** A dormant exit ends: so does the other, and the entry is an order like any other. */
    private void leaveEntry(int exit) {
        int other = other(exit);
        int entry = orders.find(orders.id(first(exit)) - 1);
        if (entry != NONE) {
            orders.clear(entry, OrderPool.ENTRY);
        }
        orders.clear(exit, OrderPool.OCO);
        orders.clear(other, OrderPool.OCO);
        end(other, NONE, CancelReason.ONE_CANCELS_OTHER);
    }

    /** An entry ends: if it bought anything its exits will be active, otherwise they end. */
    private void leaveExits(int entry, Book book) {
        int first = firstExit(entry);
        if (orders.heldMinor(first) != 0) {
            book.waiting().joinLine(first);
            lines.joined(book.symbol().number());
            return;
        }
        int second = other(first);
        orders.clear(first, OrderPool.OCO);
        orders.clear(second, OrderPool.OCO);
        end(first, second, CancelReason.PARENT_ENDED);
    }

    private void end(int next, int then, CancelReason why) {
        ending = next;
        endingThen = then;
        reason = why;
    }

    /** The order that has to end now, which is listed no more; or {@link OrderPool#NONE}. */
    int nextEnding() {
        int next = ending;
        ending = endingThen;
        endingThen = NONE;
        return next;
    }

    /** Why it has to. */
    CancelReason reason() {
        return reason;
    }

    /** The reference of what an order gives back when it ends. */
    static long reference(OrderRecord order) {
        return order.has(OrderPool.SECOND) ? order.id() - 1 : order.id();
    }
}
