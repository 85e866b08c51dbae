package org.bourse.core;

import org.bourse.contracts.v1.OrderType;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.book.Book;
import org.bourse.core.book.Conditions;
import org.bourse.core.book.OrderPool;
import org.jspecify.annotations.Nullable;

/** Lets triggered orders come in, as far as a step has room for them. */
final class Activations {
    private final Lines lines;
    private final TradingStates states;
    private final AccountTable accounts;
    private final OrderPool orders;
    private final StepBudget budget;
    private final Encounters encounters;
    private final PreWalk preWalk;
    private final Matching matching;
    private final OrderLists lists;
    private final BracketExits exits;
    private final Taker taker = new Taker();

    Activations(VenueState state, VenueEvents events, TradingParts trading) {
        lines = trading.lines;
        encounters = trading.encounters;
        preWalk = trading.preWalk;
        matching = trading.matching;
        lists = trading.lists;
        exits = new BracketExits(state, events, lists, trading.ends);
        states = state.tradingStates();
        accounts = state.accounts();
        orders = state.books().orders();
        budget = state.stepBudget();
    }

    /** Whether a triggered order stands in a line that moves. */
    boolean hasWork() {
        return !lines.isNobodyThere() && nextBook(0) != null;
    }

    /** Goes on with the lines, symbol by symbol. */
    void run() {
        if (lines.isNobodyThere()) {
            return;
        }
        Book book = nextBook(0);
        while (book != null && budget.mayActivate()) {
            int order = firstActive(book);
            if (order != OrderPool.NONE) {
                activate(book, order);
            }
            book = nextBook(book.symbol().number());
        }
    }

    /** The next book from a number on of which an order can be activated. */
    private @Nullable Book nextBook(int fromSymbol) {
        Book book = lines.next(fromSymbol);
        while (book != null && (!states.trades(book) || firstActive(book) == OrderPool.NONE)) {
            book = lines.next(book.symbol().number() + 1);
        }
        return book;
    }

    /** The first in line that is not past its expiry. */
    private int firstActive(Book book) {
        int order = book.waiting().firstInLine();
        while (order != OrderPool.NONE && isPastExpiry(order)) {
            order = orders.next(order);
        }
        return order;
    }

    /** Of exits, which stand in line together, one is enough. */
    private boolean isPastExpiry(int order) {
        return encounters.isPastExpiry(order)
                || (orders.has(order, OrderPool.DORMANT)
                        && encounters.isPastExpiry(lists.other(order)));
    }

    private void activate(Book book, int order) {
        if (orders.has(order, OrderPool.DORMANT)) {
            activateExits(book, order);
            return;
        }
        taker.resume(order, bound(order), orders, accounts, book);
        preWalk.walk(taker, book);
        if (mayMeet(preWalk.met())) {
            book.waiting().remove(order);
            match(book);
        }
    }

    /** Counts an activation that meets so many orders, or ends those of the step. */
    private boolean mayMeet(int met) {
        if (budget.met() != 0 && budget.met() + met >= StepBudget.MET_MAX) {
            budget.activationsOver();
            return false;
        }
        budget.activated();
        return true;
    }

    private void activateExits(Book book, int first) {
        int order = exits.matchedNow(first, book);
        int met = 0;
        if (order != OrderPool.NONE) {
            taker.resume(order, bound(order), orders, accounts, book);
            taker.remainingLots(
                    Math.min(taker.remainingLots(), exits.boughtLots(first, book.symbol())));
            preWalk.walk(taker, book);
            met = preWalk.met();
        }
        if (!mayMeet(met)) {
            return;
        }
        exits.activate(first, order, book);
        if (order != OrderPool.NONE) {
            taker.resume(order, bound(order), orders, accounts, book);
            match(book);
        }
    }

    private void match(Book book) {
        if (taker.isFillOrKill() && preWalk.lots() < taker.remainingLots()) {
            matching.kill(taker, book);
        } else {
            matching.match(taker, book);
        }
    }

    /**
     * The worst price. Of an order that trails it follows from the trigger that fired, but is never
     * worse than that of the first, for which its hold was made. An exit may be a limit order.
     */
    private long bound(int order) {
        OrderType type = Details.type(orders.details(order));
        if (type == OrderType.LIMIT) {
            return orders.priceTicks(order);
        }
        Conditions conditions = orders.conditions();
        long accepted = conditions.boundTicks(order);
        if (!orders.has(order, OrderPool.TRAILS)) {
            return accepted;
        }
        boolean buy = orders.isBuy(order);
        long trigger = conditions.triggerTicks(order);
        long bound =
                OrderTypes.isLimit(type)
                        ? Bounds.limit(buy, trigger, conditions.limitOffsetTicks(order))
                        : Bounds.around(buy, trigger, conditions.marketBoundE8(order));
        return buy ? Math.min(bound, accepted) : Math.max(bound, accepted);
    }
}
