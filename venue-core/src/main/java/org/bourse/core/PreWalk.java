package org.bourse.core;

import org.bourse.core.amounts.Amounts;
import org.bourse.core.book.Book;
import org.bourse.core.book.BookSide;
import org.bourse.core.book.LevelPool;
import org.bourse.core.book.OrderPool;

/** Looks at what an order would trade with, and changes nothing. */
final class PreWalk {
    private final OrderPool orders;
    private final LevelPool levels;
    private long lots;
    private long costMinor;

    PreWalk(OrderPool orders, LevelPool levels) {
        this.orders = orders;
        this.levels = levels;
    }

    /**
     * Walks as the matching would: within the bound, to the first own order, with a bound of
     * makers.
     */
    void walk(Taker taker, Book book) {
        lots = 0;
        costMinor = 0;
        long tickLotMinor = book.symbol().tickLotMinor();
        BookSide opposite = book.side(!taker.isBuy());
        int makers = 0;
        for (int depth = 0; depth < opposite.size(); depth++) {
            int level = opposite.level(depth);
            long priceTicks = levels.priceTicks(level);
            if (!taker.reaches(priceTicks)) {
                return;
            }
            int maker = levels.oldest(level);
            while (maker != OrderPool.NONE) {
                if (lots == taker.remainingLots()
                        || orders.account(maker) == taker.account()
                        || makers == Matching.MAKERS_MAX) {
                    return;
                }
                makers++;
                long taken = Math.min(orders.remainingLots(maker), taker.remainingLots() - lots);
                lots += taken;
                addCost(taken * priceTicks * tickLotMinor);
                maker = orders.next(maker);
            }
        }
    }

    private void addCost(long minor) {
        if (costMinor != Amounts.OVERFLOW) {
            costMinor = Amounts.sum(costMinor, minor);
        }
    }

    /** The lots it would trade. */
    long lots() {
        return lots;
    }

    /** What it would trade them for, or {@link Amounts#OVERFLOW}. */
    long costMinor() {
        return costMinor;
    }
}
