package org.bourse.core;

import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.book.Book;
import org.bourse.core.book.BookSide;
import org.bourse.core.book.Books;
import org.bourse.core.book.LevelPool;
import org.bourse.core.book.OrderPool;
import org.bourse.core.symbols.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * Price-time matching of one order with the opposite side of its book. Each trade is at the resting
 * order's price and settled at once; at the end the order is filled, rests, or what remains of it
 * is cancelled.
 */
final class Matching {
    /** One command trades with at most so many resting orders. */
    static final int MAKERS_MAX = 1_000;

    private final VenueEvents events;
    private final AccountTable accounts;
    private final Ledger ledger;
    private final OrderPool orders;
    private final LevelPool levels;
    private final Settlement settlement;

    /** The taker is filled, or its budget is used up. */
    private boolean closed;

    /** Why the matching stopped before the taker was filled or out of reach, if it did. */
    private @Nullable CancelReason stopped;

    Matching(VenueState state, VenueEvents events) {
        this.events = events;
        accounts = state.accounts();
        ledger = state.ledger();
        Books books = state.books();
        orders = books.orders();
        levels = books.levels();
        settlement = new Settlement(events, ledger, accounts, orders);
    }

    /** Matches an order for which its hold is made. */
    void match(Taker taker, Book book) {
        closed = false;
        stopped = null;
        BookSide opposite = book.side(!taker.isBuy());
        while (!closed && stopped == null && opposite.size() > 0) {
            int level = opposite.best();
            if (!taker.reaches(levels.priceTicks(level))) {
                break;
            }
            matchLevel(taker, book, level);
        }
        finish(taker, book);
    }

    private void matchLevel(Taker taker, Book book, int level) {
        int fillsBefore = taker.fills();
        long priceTicks = levels.priceTicks(level);
        int maker = levels.oldest(level);
        while (!closed && maker != OrderPool.NONE) {
            long wanted = taker.lotsWanted(priceTicks);
            stopped = stopBefore(taker, maker, wanted);
            if (stopped != null) {
                break;
            }
            int next = orders.next(maker);
            trade(taker, book, maker, Math.min(wanted, orders.remainingLots(maker)));
            maker = next;
        }
        if (taker.fills() != fillsBefore) {
            levelChanged(book, level);
            book.tidy(level);
        }
    }

    private @Nullable CancelReason stopBefore(Taker taker, int maker, long wanted) {
        if (orders.account(maker) == taker.account()) {
            return CancelReason.SELF_TRADE;
        }
        if (taker.fills() == MAKERS_MAX) {
            return CancelReason.LIMIT_OF_FILLS;
        }
        return wanted == 0 ? CancelReason.BUDGET_TOO_SMALL : null;
    }

    private void trade(Taker taker, Book book, int maker, long lots) {
        long priceTicks = levels.priceTicks(orders.level(maker));
        closed =
                lots == taker.remainingLots()
                        || (taker.isByBudget() && usesUpBudget(taker, book, maker, lots));
        settlement.trade(taker, book, maker, priceTicks, lots, closed);
        book.lastPriceTicks(priceTicks);
        if (orders.remainingLots(maker) == 0) {
            close(book, maker);
        }
    }

    /**
     * Whether after this trade the budget does not pay for a lot at the next price in line. If
     * there is no next order that it could trade with, the budget is not used up: the rest is
     * cancelled.
     */
    private boolean usesUpBudget(Taker taker, Book book, int maker, long lots) {
        if (lots < orders.remainingLots(maker)) {
            return true;
        }
        int level = orders.level(maker);
        int next = orders.next(maker);
        if (next == OrderPool.NONE) {
            BookSide opposite = book.side(!taker.isBuy());
            if (opposite.size() == 1) {
                return false;
            }
            level = opposite.level(1);
            next = levels.oldest(level);
        }
        long priceTicks = levels.priceTicks(level);
        if (!taker.reaches(priceTicks)
                || orders.account(next) == taker.account()
                || taker.fills() + 1 == MAKERS_MAX) {
            return false;
        }
        long tradeMinor =
                lots * levels.priceTicks(orders.level(maker)) * book.symbol().tickLotMinor();
        return taker.lotsAffordable(taker.notionalMinor() + tradeMinor, priceTicks) == 0;
    }

    private void close(Book book, int maker) {
        int account = orders.account(maker);
        boolean buy = levels.isBuy(orders.level(maker));
        long id = orders.id(maker);
        long held = orders.heldMinor(maker);
        book.remove(maker);
        accounts.openOrdersChanged(account, -1);
        release(book.symbol(), buy, account, held, id);
    }

    private void finish(Taker taker, Book book) {
        if (!closed && stopped == null && taker.timeInForce() == TimeInForce.GTC) {
            rest(taker, book);
            return;
        }
        if (!closed) {
            events.orderCancelled(
                    taker.orderId(),
                    taker.accountNumber(),
                    book.symbol().number(),
                    stopped == null ? CancelReason.IMMEDIATE_REMAINDER : stopped,
                    taker.filledLots(),
                    taker.remainingLotsTold());
        }
        release(book.symbol(), taker.isBuy(), taker.account(), taker.heldMinor(), taker.orderId());
    }

    private void rest(Taker taker, Book book) {
        int order =
                orders.add(
                        taker.orderId(),
                        taker.account(),
                        taker.remainingLots(),
                        taker.filledLots(),
                        taker.heldMinor(),
                        book.symbol().makerRateE8());
        int level = book.rest(order, taker.isBuy(), taker.boundTicks());
        accounts.openOrdersChanged(taker.account(), 1);
        levelChanged(book, level);
    }

    /** Cancels a resting order at its owner's request. */
    void cancel(Book book, int order) {
        int level = orders.level(order);
        int account = orders.account(order);
        long id = orders.id(order);
        long held = orders.heldMinor(order);
        events.orderCancelled(
                id,
                accounts.number(account),
                book.symbol().number(),
                CancelReason.REQUESTED,
                orders.filledLots(order),
                orders.remainingLots(order));
        book.remove(order);
        accounts.openOrdersChanged(account, -1);
        release(book.symbol(), levels.isBuy(level), account, held, id);
        levelChanged(book, level);
        book.tidy(level);
    }

    private void release(Symbol symbol, boolean buy, int account, long heldMinor, long orderId) {
        int asset = buy ? symbol.quote() : symbol.base();
        ledger.release(account, asset, heldMinor, PostingKind.RELEASE, orderId);
    }

    private void levelChanged(Book book, int level) {
        events.levelChanged(
                book.symbol().number(),
                book.nextSequence(),
                Sides.of(levels.isBuy(level)),
                levels.priceTicks(level),
                levels.lots(level),
                levels.orders(level));
    }
}
