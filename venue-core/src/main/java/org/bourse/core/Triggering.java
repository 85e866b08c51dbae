package org.bourse.core;

import org.bourse.core.accounts.AccountTable;
import org.bourse.core.book.Book;
import org.bourse.core.book.OrderPool;
import org.bourse.core.book.WaitingOrders;

/**
 * Looks at the trades of a taker, one by one, for conditional orders that they trigger. Trades at
 * one price follow each other, and the second cannot trigger what the first did not: so prices are
 * noted, not trades.
 */
final class Triggering {
    private final VenueEvents events;
    private final AccountTable accounts;
    private final OrderPool orders;
    private final Lines lines;
    private final OrderLists lists;
    private final OrderEnds ends;
    private final long[] pricesTicks = new long[StepBudget.MET_MAX];
    private int prices;

    Triggering(
            VenueState state, VenueEvents events, Lines lines, OrderLists lists, OrderEnds ends) {
        this.events = events;
        this.lines = lines;
        this.lists = lists;
        this.ends = ends;
        accounts = state.accounts();
        orders = state.books().orders();
    }

    /** The taker traded at a price. */
    void traded(Book book, long priceTicks) {
        if (!book.waiting().isEmpty()) {
            pricesTicks[prices] = priceTicks;
            prices++;
        }
    }

    /** The matching of the taker is over. */
    void run(Book book) {
        for (int i = 0; i < prices; i++) {
            look(book, pricesTicks[i]);
        }
        prices = 0;
    }

    /** Looks at a trade at a price. */
    void look(Book book, long priceTicks) {
        WaitingOrders waiting = book.waiting();
        int order = waiting.nextTriggered(priceTicks);
        while (order != OrderPool.NONE) {
            long triggerTicks = waiting.trigger(order);
            int symbol = book.symbol().number();
            lines.joined(symbol);
            events.orderTriggered(
                    orders.id(order), accounts.number(orders.account(order)), symbol, triggerTicks);
            if (orders.has(order, OrderPool.OCO)) {
                lists.keep(order, book.symbol());
                ends.endOthers();
            }
            order = waiting.nextTriggered(priceTicks);
        }
        waiting.trailing().follow(priceTicks);
    }
}
