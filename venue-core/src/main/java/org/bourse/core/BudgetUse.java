package org.bourse.core;

import org.bourse.core.book.Book;
import org.bourse.core.book.BookSide;
import org.bourse.core.book.LevelPool;
import org.bourse.core.book.OrderPool;
import org.bourse.core.book.PriceWindow;

/** Tells when an order by budget is filled: when the budget pays for nothing more in line. */
final class BudgetUse {
    private final OrderPool orders;
    private final LevelPool levels;
    private final StepBudget budget;
    private final Encounters encounters;
    private final VenueState state;

    BudgetUse(VenueState state, Encounters encounters) {
        this.state = state;
        orders = state.books().orders();
        levels = state.books().levels();
        budget = state.stepBudget();
        this.encounters = encounters;
    }

    /**
     * Whether after this trade the budget does not pay for a lot at the price of the order that it
     * would trade with next. If there is none, the budget is not used up: the rest is cancelled.
     *
     * @param priceTicks of the trade with the maker
     * @param lots of that trade
     */
    boolean isUsedUp(Taker taker, Book book, int maker, long priceTicks, long lots) {
        if (lots < orders.shownLots(maker)) {
            return true;
        }
        long tradedMinor = taker.takenMinor() + lots * priceTicks * book.symbol().tickLotMinor();
        BookSide opposite = book.side(!taker.isBuy());
        int met = budget.met() + 1;
        int level = orders.level(maker);
        int order = orders.next(maker);
        boolean comesAgain = lots < orders.remainingLots(maker);
        while (true) {
            if (order == OrderPool.NONE && comesAgain) {
                return met != StepBudget.MET_MAX && isTooDear(taker, tradedMinor, priceTicks);
            }
            if (order == OrderPool.NONE) {
                level = opposite.worse(level);
                if (level == LevelPool.NONE || !taker.reaches(levels.priceTicks(level))) {
                    return false;
                }
                order = levels.oldest(level);
            }
            if (met == StepBudget.MET_MAX) {
                return false;
            }
            boolean own = encounters.isOwn(taker, orders.record(order));
            if (!encounters.isPastExpiry(order) && !own) {
                long ticks = levels.priceTicks(level);
                return isTooDear(taker, tradedMinor, ticks) && !breaks(book, ticks, priceTicks);
            }
            if (!encounters.isPastExpiry(order) && taker.stopsAtOwn()) {
                return false;
            }
            met++;
            order = orders.next(order);
        }
    }

    /** Whether the breaker stops trading at a price, with a trade at another before it. */
    private boolean breaks(Book book, long priceTicks, long tradedTicks) {
        PriceWindow window = book.window();
        return window != null && window.isLeft(priceTicks, tradedTicks, state.timeMicros());
    }

    private static boolean isTooDear(Taker taker, long tradedMinor, long priceTicks) {
        return taker.lotsAffordable(tradedMinor, priceTicks) == 0;
    }
}
