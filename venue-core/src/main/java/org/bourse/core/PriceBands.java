package org.bourse.core;

import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.amounts.Rates;
import org.bourse.core.book.Book;
import org.bourse.core.symbols.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * Keeps prices near the reference price of the symbol (the static band) and near its last price
 * (the dynamic band).
 */
final class PriceBands {
    private PriceBands() {}

    /**
     * Why the prices of an order are refused, or null. Worst prices of orders without a limit are
     * not checked but {@link #cut}.
     *
     * @param conditional whether it waits for a trigger: the dynamic band does not apply
     * @param limitTicks 0 for none
     * @param triggerTicks as given; 0 for none
     */
    static @Nullable RejectCode refusal(
            Book book, boolean buy, boolean conditional, long limitTicks, long triggerTicks) {
        Symbol symbol = book.symbol();
        if (!symbol.hasBands()) {
            return null;
        }
        if (isOutsideStatic(symbol, limitTicks, triggerTicks)) {
            return RejectCode.PRICE_OUTSIDE_BAND;
        }
        if (symbol.dynamicBandE8() == 0
                || conditional
                || limitTicks == 0
                || book.lastPriceTicks() == 0) {
            return null;
        }
        boolean outside =
                buy ? limitTicks > dynamicHighest(book) : limitTicks < dynamicLowest(book);
        return outside ? RejectCode.PRICE_OUTSIDE_BAND : null;
    }

    /**
     * The bound of an order without a limit, cut to the bands.
     *
     * @param conditional whether it waits for a trigger: then it is cut to the static band only
     */
    static long cut(Book book, boolean buy, boolean conditional, long boundTicks) {
        Symbol symbol = book.symbol();
        long bound = boundTicks;
        if (symbol.hasStaticBand()) {
            bound =
                    buy
                            ? Math.min(bound, symbol.staticHighestTicks())
                            : Math.max(bound, symbol.staticLowestTicks());
        }
        if (symbol.dynamicBandE8() != 0 && !conditional && book.lastPriceTicks() != 0) {
            bound =
                    buy
                            ? Math.min(bound, dynamicHighest(book))
                            : Math.max(bound, dynamicLowest(book));
        }
        return Math.max(bound, 1);
    }

    /** Whether one of two prices is outside the static band; 0 for none. */
    static boolean isOutsideStatic(Symbol symbol, long limitTicks, long triggerTicks) {
        return symbol.hasStaticBand()
                && (isOutside(symbol, limitTicks) || isOutside(symbol, triggerTicks));
    }

    private static boolean isOutside(Symbol symbol, long ticks) {
        return ticks != 0
                && (ticks < symbol.staticLowestTicks() || ticks > symbol.staticHighestTicks());
    }

    private static long dynamicHighest(Book book) {
        long last = book.lastPriceTicks();
        return last + Rates.share(book.symbol().dynamicBandE8(), last);
    }

    private static long dynamicLowest(Book book) {
        long last = book.lastPriceTicks();
        return last - Rates.share(book.symbol().dynamicBandE8(), last);
    }
}
