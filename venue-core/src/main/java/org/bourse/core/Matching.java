package org.bourse.core;

import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.book.Book;
import org.bourse.core.book.BookSide;
import org.bourse.core.book.Books;
import org.bourse.core.book.LevelPool;
import org.bourse.core.book.OrderPool;
import org.bourse.core.book.OrderRecord;
import org.bourse.core.book.PriceWindow;
import org.jspecify.annotations.Nullable;

/**
 * Price-time matching of one order with the opposite side of its book. Each trade is at the resting
 * order's price and settled at once; at the end the order is filled, rests, or what remains of it
 * is cancelled.
 */
final class Matching {
    private final VenueEvents events;
    private final OrderPool orders;
    private final LevelPool levels;
    private final OpenOrders openOrders;
    private final StepBudget budget;
    private final Encounters encounters;
    private final OrderEnds ends;
    private final OrderLists lists;
    private final SelfTrades selfTrades;
    private final BudgetUse budgetUse;
    private final Settlement settlement;
    private final ExternalTrades externalTrades;
    private final Triggering triggering;
    private final Breakers breakers;
    private final VenueState state;

    /** The taker is filled, or its budget is used up. */
    private boolean closed;

    /** Why the matching stopped before the taker was filled or out of reach, if it did. */
    private @Nullable CancelReason stopped;

    /**
     * Of the level that is being matched: something of it that is shown, or its orders, changed.
     */
    private boolean changed;

    /** Of the level that is being matched: something was traded. */
    private boolean traded;

    /**
     * Of the level that is being matched: a trade at its price would leave the breaker's window.
     */
    private boolean breaks;

    Matching(
            VenueState state,
            VenueEvents events,
            Encounters encounters,
            OrderEnds ends,
            OrderLists lists,
            SelfTrades selfTrades,
            Settlement settlement,
            ExternalTrades externalTrades,
            Triggering triggering,
            Breakers breakers) {
        this.state = state;
        this.events = events;
        this.encounters = encounters;
        this.ends = ends;
        this.lists = lists;
        this.selfTrades = selfTrades;
        this.settlement = settlement;
        this.externalTrades = externalTrades;
        this.triggering = triggering;
        this.breakers = breakers;
        Books books = state.books();
        orders = books.orders();
        levels = books.levels();
        openOrders = state.openOrders();
        budget = state.stepBudget();
        budgetUse = new BudgetUse(state, encounters);
    }

    /** Lets an order in for which its hold is made: into a call, or into continuous trading. */
    void enter(Taker taker, Book book) {
        if (book.symbol().state() == SymbolState.AUCTION) {
            rest(taker, book);
        } else {
            match(taker, book);
        }
    }

    /** Matches an order for which its hold is made, then looks at what its trades trigger. */
    void match(Taker taker, Book book) {
        closed = false;
        stopped = null;
        BookSide opposite = book.side(!taker.isBuy());
        while (!closed && stopped == null && opposite.isReachedBy(taker.boundTicks())) {
            matchLevel(taker, book, opposite.best(), opposite.bestTicks());
        }
        finish(taker, book);
        if (stopped == CancelReason.VOLATILITY) {
            breakers.halt(book);
        }
        triggering.run(book);
    }

    private void matchLevel(Taker taker, Book book, int level, long priceTicks) {
        changed = false;
        traded = false;
        PriceWindow window = book.window();
        breaks = window != null && window.isLeft(priceTicks, 0, state.timeMicros());
        int maker = levels.oldest(level);
        while (!closed && stopped == null && maker != OrderPool.NONE) {
            meet(taker, book, maker, priceTicks);
            maker = levels.oldest(level);
        }
        if (changed) {
            ends.levelChanged(book, level);
            book.tidy(level);
        }
        if (traded) {
            book.lastPriceTicks(priceTicks);
            triggering.traded(book, priceTicks);
            if (window != null) {
                window.traded(priceTicks, state.timeMicros());
            }
        }
    }

    private void meet(Taker taker, Book book, int maker, long priceTicks) {
        OrderRecord record = orders.record(maker);
        if (budget.isExhausted()) {
            stopped = CancelReason.LIMIT_OF_FILLS;
        } else if (record.has(OrderPool.EXPIRES) && encounters.isPastExpiry(maker)) {
            budget.meet();
            ends.endResting(book, maker, CancelReason.EXPIRED);
            changed = true;
        } else if (encounters.isOwn(taker, record)) {
            meetOwn(taker, book, maker);
        } else if (breaks) {
            stopped = CancelReason.VOLATILITY;
        } else {
            long wanted = taker.lotsWanted(priceTicks);
            if (wanted == 0) {
                stopped = CancelReason.BUDGET_TOO_SMALL;
            } else {
                long lots = Math.min(wanted, orders.shownLots(maker, record));
                trade(taker, book, maker, record, priceTicks, lots);
            }
        }
    }

    private void meetOwn(Taker taker, Book book, int maker) {
        changed |= selfTrades.meet(taker, book, maker);
        if (taker.stopsAtOwn() || taker.remainingLots() == 0) {
            stopped = CancelReason.SELF_TRADE;
        }
    }

    private void trade(
            Taker taker, Book book, int maker, OrderRecord record, long priceTicks, long lots) {
        closed =
                lots == taker.remainingLots()
                        || (taker.isByBudget()
                                && budgetUse.isUsedUp(taker, book, maker, priceTicks, lots));
        budget.meet();
        boolean external = record.has(OrderPool.EXTERNAL);
        if (external) {
            externalTrades.give(taker, book, maker, priceTicks, lots, closed);
        } else {
            settlement.trade(taker, book, maker, record, priceTicks, lots, closed);
        }
        if (taker.has(OrderPool.LISTED, orders)) {
            lists.traded(taker, book, lots);
            ends.endOthers();
        }
        if (!external) {
            ends.traded(book, maker, record, lots);
            if (record.remainingLots() == 0) {
                ends.leave(book, maker, record);
            }
        }
        changed = true;
        traded = true;
    }

    private void finish(Taker taker, Book book) {
        boolean restsIfOpen = stopped == null || stopped == CancelReason.VOLATILITY;
        if (!closed && restsIfOpen && taker.rests()) {
            rest(taker, book);
            return;
        }
        if (!closed) {
            tellCancelled(
                    taker, book, stopped == null ? CancelReason.IMMEDIATE_REMAINDER : stopped);
        }
        ends.endTaker(taker, book);
    }

    /** Ends a fill-or-kill order that would not trade whole. */
    void kill(Taker taker, Book book) {
        tellCancelled(taker, book, CancelReason.FOK_UNFILLABLE);
        ends.endTaker(taker, book);
    }

    private void tellCancelled(Taker taker, Book book, CancelReason reason) {
        events.orderCancelled(
                taker.orderId(),
                taker.accountNumber(),
                book.symbol().number(),
                reason,
                taker.filledLots(),
                taker.remainingLotsAtEnd());
    }

    private void rest(Taker taker, Book book) {
        int order = taker.slot();
        OrderRecord record;
        if (order == OrderPool.NONE) {
            order = taker.open(orders, book);
            record = orders.record(order);
            openOrders.opened(order, record);
        } else {
            record = orders.record(order);
            long change = taker.remainingLots() - orders.remainingLots(order);
            orders.taken(order, taker.remainingLots(), taker.filledLots(), taker.heldMinor());
            orders.takenNotionalMinor(order, taker.takenMinor());
            openOrders.remainingChanged(record, change);
        }
        int level = book.rest(order, record, taker.isBuy(), taker.boundTicks());
        ends.levelChanged(book, level);
    }
}
