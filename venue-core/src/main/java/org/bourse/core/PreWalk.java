package org.bourse.core;

import org.bourse.core.amounts.Amounts;
import org.bourse.core.book.Book;
import org.bourse.core.book.BookSide;
import org.bourse.core.book.LevelPool;
import org.bourse.core.book.OrderPool;
import org.bourse.core.book.OrderTerms;
import org.bourse.core.book.PriceWindow;

/** Looks at what an order with a quantity would trade with, and changes nothing. */
final class PreWalk {
    private final OrderPool orders;
    private final LevelPool levels;
    private final StepBudget budget;
    private final Encounters encounters;
    private final VenueState state;

    private long soughtLots;
    private long lots;
    private long costMinor;
    private int met;
    private boolean over;

    /** The price of the first trade; 0 before it. */
    private long firstTradedTicks;

    /** Whether a trade at the level's price would leave the breaker's window. */
    private boolean breaks;

    /** Whether the level has icebergs of which more is hidden than was shown so far. */
    private boolean hidesMore;

    PreWalk(VenueState state, Encounters encounters) {
        this.state = state;
        orders = state.books().orders();
        levels = state.books().levels();
        budget = state.stepBudget();
        this.encounters = encounters;
    }

    /**
     * Walks as the matching would: within the bound, as far as the step may meet resting orders, to
     * the first own order that stops the taker, or the first price at which the symbol's breaker
     * stops trading. A walk goes only one way, so of its own trades the first is the furthest from
     * what comes.
     */
    void walk(Taker taker, Book book) {
        soughtLots = taker.remainingLots();
        lots = 0;
        costMinor = 0;
        met = 0;
        over = soughtLots == 0;
        firstTradedTicks = 0;
        PriceWindow window = book.window();
        BookSide opposite = book.side(!taker.isBuy());
        int level = opposite.best();
        while (!over && level != LevelPool.NONE && taker.reaches(levels.priceTicks(level))) {
            long ticks = levels.priceTicks(level);
            breaks = window != null && window.isLeft(ticks, firstTradedTicks, state.timeMicros());
            walkLevel(taker, level, ticks * book.symbol().tickLotMinor());
            if (lots != 0 && firstTradedTicks == 0) {
                firstTradedTicks = ticks;
            }
            level = opposite.worse(level);
        }
    }

    /** Goes along the line, then again for as long as icebergs show something anew. */
    private void walkLevel(Taker taker, int level, long lotPriceMinor) {
        int round = 0;
        do {
            hidesMore = false;
            int maker = levels.oldest(level);
            while (!over && maker != OrderPool.NONE) {
                if (round == 0 || orders.has(maker, OrderPool.ICEBERG)) {
                    meet(taker, maker, round, lotPriceMinor);
                }
                maker = orders.next(maker);
            }
            round++;
        } while (!over && hidesMore);
    }

    private void meet(Taker taker, int maker, int round, long lotPriceMinor) {
        if (round > 0 && (isRemoved(taker, maker) || shownLots(maker, round) == 0)) {
            return;
        }
        if (budget.met() + met == StepBudget.MET_MAX) {
            over = true;
        } else if (encounters.isPastExpiry(maker)) {
            met++;
        } else if (encounters.isOwn(taker, orders.record(maker))) {
            meetOwn(taker, maker);
        } else if (breaks) {
            over = true;
        } else {
            met++;
            long taken = Math.min(shownLots(maker, round), soughtLots);
            soughtLots -= taken;
            lots += taken;
            addCost(taken, lotPriceMinor);
            over = soughtLots == 0;
        }
    }

    /** Whether the first round took the whole order away. */
    private boolean isRemoved(Taker taker, int maker) {
        return encounters.isPastExpiry(maker) || encounters.isOwn(taker, orders.record(maker));
    }

    private void meetOwn(Taker taker, int maker) {
        if (taker.stopsAtOwn()) {
            over = true;
            return;
        }
        met++;
        if (taker.decrements()) {
            soughtLots -= Math.min(soughtLots, orders.remainingLots(maker));
            over = soughtLots == 0;
        }
    }

    /** What an order shows when the line comes to it for the n-th time again. */
    private long shownLots(int maker, int round) {
        if (!orders.has(maker, OrderPool.ICEBERG)) {
            return orders.remainingLots(maker);
        }
        OrderTerms terms = orders.terms();
        long left = orders.remainingLots(maker);
        long shown = orders.shownLots(maker);
        if (round > 0) {
            left -= shown + (round - 1) * terms.visibleLots(maker);
            shown = Math.max(0, Math.min(terms.visibleLots(maker), left));
        }
        hidesMore |= left > shown;
        return shown;
    }

    private void addCost(long taken, long lotPriceMinor) {
        if (costMinor != Amounts.OVERFLOW) {
            costMinor = Amounts.sum(costMinor, taken * lotPriceMinor);
        }
    }

    /** Whether a fill-or-kill order would trade whole. */
    boolean isFillable(Taker taker, Book book) {
        walk(taker, book);
        return lots == taker.remainingLots();
    }

    /** The lots it would trade. */
    long lots() {
        return lots;
    }

    /** What it would trade them for, or {@link Amounts#OVERFLOW}. */
    long costMinor() {
        return costMinor;
    }

    /** The resting orders it would meet. */
    int met() {
        return met;
    }
}
