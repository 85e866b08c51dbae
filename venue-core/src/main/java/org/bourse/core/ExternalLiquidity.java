package org.bourse.core;

import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.core.amounts.Amounts;
import org.bourse.core.book.Book;
import org.bourse.core.book.BookSide;
import org.bourse.core.book.Books;
import org.bourse.core.book.ExternalLevels;
import org.bourse.core.book.LevelPool;
import org.bourse.core.book.OrderPool;
import org.bourse.core.book.PriceWindow;
import org.bourse.core.symbols.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * Mirrors external books: what they have at a price stands in line among the orders, as what
 * account EXTERNAL wants to trade there. It never trades with itself.
 */
final class ExternalLiquidity {
    private final VenueEvents events;
    private final TradingStates states;
    private final Ledger ledger;
    private final Books books;
    private final OrderPool orders;
    private final LevelPool levels;
    private final ExternalLevels externals;
    private final ExternalBooks externalBooks;
    private final StepBudget budget;
    private final Encounters encounters;
    private final OrderEnds ends;
    private final ExternalTrades trades;
    private final Triggering triggering;
    private final Breakers breakers;
    private final VenueState state;

    /** What the level that comes in still wants to trade. */
    private long wantedLots;

    /** Its next trade would leave the breaker's window. */
    private boolean broken;

    /** Of the level that is being taken: something of it that is shown, or its orders, changed. */
    private boolean changed;

    /** Of the level that is being taken: something was traded. */
    private boolean traded;

    /** Of the level that is being taken: a trade at its price would leave the breaker's window. */
    private boolean breaks;

    ExternalLiquidity(
            VenueState state,
            VenueEvents events,
            Encounters encounters,
            OrderEnds ends,
            ExternalBooks externalBooks,
            ExternalTrades trades,
            Triggering triggering,
            Breakers breakers) {
        this.state = state;
        this.events = events;
        this.encounters = encounters;
        this.ends = ends;
        this.externalBooks = externalBooks;
        this.trades = trades;
        this.triggering = triggering;
        this.breakers = breakers;
        states = state.tradingStates();
        ledger = state.ledger();
        books = state.books();
        orders = books.orders();
        levels = books.levels();
        externals = books.externals();
        budget = state.stepBudget();
    }

    /** An external book has so many lots at a price. */
    void set(int number, Side side, long priceTicks, long lots) {
        Book book = books.find(number);
        if (book == null) {
            events.commandRejected(RejectCode.SYMBOL_UNKNOWN, 0, 0);
            return;
        }
        RejectCode refusal = refusal(book, side, priceTicks, lots);
        if (refusal != null) {
            events.commandRejected(refusal, 0, 0);
            return;
        }
        boolean buy = side == Side.BUY;
        int external = externals.find(book, buy, priceTicks);
        long left = external == OrderPool.NONE ? 0 : orders.remainingLots(external);
        if (lots < left) {
            externalBooks.lessen(book, external, left - lots);
        } else if (lots > left) {
            refusal = refusalOfMore(book, buy, priceTicks, lots, external);
            if (refusal == null) {
                addTo(book, buy, priceTicks, lots - left, external);
            } else {
                events.commandRejected(refusal, 0, 0);
            }
        }
    }

    private @Nullable RejectCode refusal(Book book, Side side, long priceTicks, long lots) {
        RejectCode refusal = states.refusal(book);
        if (refusal != null) {
            return refusal;
        }
        if (side != Side.BUY && side != Side.SELL) {
            return RejectCode.ORDER_INVALID;
        }
        if (priceTicks < 1 || priceTicks > OrderRules.PRICE_TICKS_MAX) {
            return RejectCode.PRICE_INVALID;
        }
        return lots < 0 ? RejectCode.QUANTITY_INVALID : null;
    }

    private @Nullable RejectCode refusalOfMore(
            Book book, boolean buy, long priceTicks, long lots, int external) {
        Symbol symbol = book.symbol();
        long notional = Holds.notional(symbol, lots, priceTicks);
        long base = Holds.sale(symbol, lots);
        if (notional == Amounts.OVERFLOW || base == Amounts.OVERFLOW) {
            return RejectCode.OVERFLOW;
        }
        boolean isNew = external == OrderPool.NONE;
        long more = (buy ? notional : base) - (isNew ? 0 : orders.heldMinor(external));
        if (more > ledger.promisableMinor(buy ? symbol.quote() : symbol.base())) {
            return RejectCode.OVERFLOW;
        }
        return isNew && externals.isFull(book, buy) ? RejectCode.CAPACITY_REACHED : null;
    }

    /** Lots come in, and what does not trade goes to the end of the line with what is there. */
    private void addTo(Book book, boolean buy, long priceTicks, long lots, int external) {
        take(book, buy, priceTicks, lots);
        if (external != OrderPool.NONE) {
            long left = orders.remainingLots(external);
            externalBooks.renew(book, external, left + wantedLots);
        } else if (wantedLots != 0) {
            externalBooks.add(book, buy, priceTicks, wantedLots);
        }
        if (broken) {
            breakers.halt(book);
        }
        triggering.run(book);
    }

    /** What is left of the lots is wanted then. */
    private void take(Book book, boolean buy, long priceTicks, long lots) {
        wantedLots = lots;
        broken = false;
        BookSide opposite = book.side(!buy);
        int level = opposite.best();
        while (wantedLots != 0 && level != LevelPool.NONE) {
            long ticks = levels.priceTicks(level);
            if (buy ? ticks > priceTicks : ticks < priceTicks) {
                return;
            }
            takeLevel(book, level, ticks);
            int worse = opposite.worse(level);
            book.tidy(level);
            level = worse;
        }
    }

    /** Trades with the orders of a level, which may stay behind empty. */
    private void takeLevel(Book book, int level, long priceTicks) {
        changed = false;
        traded = false;
        PriceWindow window = book.window();
        breaks = window != null && window.isLeft(priceTicks, 0, state.timeMicros());
        int maker = firstOrder(level);
        while (wantedLots != 0 && maker != OrderPool.NONE) {
            meet(book, maker, priceTicks);
            maker = firstOrder(level);
        }
        if (changed) {
            ends.levelChanged(book, level);
        }
        if (traded) {
            book.lastPriceTicks(priceTicks);
            triggering.traded(book, priceTicks);
            if (window != null) {
                window.traded(priceTicks, state.timeMicros());
            }
        }
    }

    private void meet(Book book, int maker, long priceTicks) {
        if (budget.isExhausted()) {
            wantedLots = 0;
        } else if (encounters.isPastExpiry(maker)) {
            budget.meet();
            ends.endResting(book, maker, CancelReason.EXPIRED);
            changed = true;
        } else if (breaks) {
            wantedLots = 0;
            broken = true;
        } else {
            budget.meet();
            trade(book, maker, priceTicks);
            changed = true;
            traded = true;
        }
    }

    /** The first in line that is an order. */
    private int firstOrder(int level) {
        int first = levels.oldest(level);
        return first != OrderPool.NONE && orders.has(first, OrderPool.EXTERNAL)
                ? orders.next(first)
                : first;
    }

    private void trade(Book book, int maker, long priceTicks) {
        long lots = Math.min(wantedLots, orders.shownLots(maker));
        wantedLots -= lots;
        trades.take(book, maker, priceTicks, lots);
        ends.traded(book, maker, orders.record(maker), lots);
        if (orders.remainingLots(maker) == 0) {
            ends.leave(book, maker);
        }
    }
}
