package org.bourse.core;

import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.book.Book;
import org.bourse.core.book.LevelPool;
import org.bourse.core.book.OrderPool;
import org.bourse.core.symbols.Symbol;

/** Self-trade prevention: what happens instead of a trade when a taker meets an own order. */
final class SelfTrades {
    private final VenueEvents events;
    private final AccountTable accounts;
    private final OrderPool orders;
    private final LevelPool levels;
    private final OpenOrders openOrders;
    private final StepBudget budget;
    private final OrderEnds ends;
    private final OrderLists lists;

    SelfTrades(VenueState state, VenueEvents events, OrderEnds ends, OrderLists lists) {
        this.events = events;
        this.ends = ends;
        this.lists = lists;
        accounts = state.accounts();
        orders = state.books().orders();
        levels = state.books().levels();
        openOrders = state.openOrders();
        budget = state.stepBudget();
    }

    /**
     * A taker meets an own order, with which it must not trade.
     *
     * @return whether the book shows less now
     */
    boolean meet(Taker taker, Book book, int maker) {
        long lots = Math.min(taker.remainingLots(), orders.remainingLots(maker));
        events.selfTradePrevented(
                book.symbol().number(),
                taker.mode(),
                taker.orderId(),
                taker.accountNumber(),
                orders.id(maker),
                accounts.number(orders.account(maker)),
                levels.priceTicks(orders.level(maker)),
                taker.isByBudget() ? orders.remainingLots(maker) : lots);
        return switch (taker.mode()) {
            case CANCEL_MAKER, CANCEL_BOTH -> {
                budget.meet();
                ends.endResting(book, maker, CancelReason.SELF_TRADE);
                yield true;
            }
            case DECREMENT -> {
                budget.meet();
                yield decrement(taker, book, maker, lots);
            }
            case CANCEL_TAKER, NONE, SELF_TRADE_PREVENTION_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    }

    /**
     * Two own orders meet in a call auction, where the younger is treated as if it took. Levels are
     * left to the caller.
     */
    void meetInAuction(Book book, int younger, int older) {
        SelfTradePrevention mode = Details.mode(orders.details(younger));
        long lots = Math.min(orders.remainingLots(younger), orders.remainingLots(older));
        events.selfTradePrevented(
                book.symbol().number(),
                mode,
                orders.id(younger),
                accounts.number(orders.account(younger)),
                orders.id(older),
                accounts.number(orders.account(older)),
                book.auction().priceTicks(),
                lots);
        switch (mode) {
            case CANCEL_MAKER -> ends.endResting(book, older, CancelReason.SELF_TRADE);
            case CANCEL_BOTH -> {
                ends.endResting(book, older, CancelReason.SELF_TRADE);
                ends.endResting(book, younger, CancelReason.SELF_TRADE);
            }
            case DECREMENT -> {
                decrementResting(book, older, lots);
                decrementResting(book, younger, lots);
            }
            case CANCEL_TAKER, NONE, SELF_TRADE_PREVENTION_UNSPECIFIED, UNRECOGNIZED ->
                    ends.endResting(book, younger, CancelReason.SELF_TRADE);
        }
    }

    private boolean decrement(Taker taker, Book book, int maker, long lots) {
        boolean shown = decrementResting(book, maker, lots);
        taker.decrement(lots);
        if (taker.remainingLots() != 0) {
            events.orderReduced(
                    taker.orderId(),
                    taker.accountNumber(),
                    book.symbol().number(),
                    lots,
                    taker.filledLots(),
                    taker.remainingLots());
            releaseExcess(taker, book.symbol());
        }
        return shown;
    }

    private void releaseExcess(Taker taker, Symbol symbol) {
        if (taker.has(OrderPool.OCO, orders)) {
            lists.keep(taker);
            ends.endOthers();
            return;
        }
        long excess = taker.excessMinor();
        taker.held(taker.heldMinor() - excess);
        ends.release(symbol, taker.isBuy(), taker.account(), excess, taker.orderId());
    }

    private boolean decrementResting(Book book, int maker, long lots) {
        if (lots == orders.remainingLots(maker)) {
            ends.endResting(book, maker, CancelReason.SELF_TRADE);
            return true;
        }
        Symbol symbol = book.symbol();
        boolean shown = book.reduce(maker, lots);
        openOrders.remainingChanged(orders.record(maker), -lots);
        events.orderReduced(
                orders.id(maker),
                accounts.number(orders.account(maker)),
                symbol.number(),
                lots,
                orders.filledLots(maker),
                orders.remainingLots(maker));
        if (orders.has(maker, OrderPool.OCO)) {
            lists.keep(maker, symbol);
            ends.endOthers();
        } else {
            releaseExcess(symbol, maker);
        }
        return shown;
    }

    /** A resting order gives back what it holds beyond the rules. */
    private void releaseExcess(Symbol symbol, int order) {
        long price = levels.priceTicks(orders.level(order));
        long hold = Holds.ofOpen(orders, order, symbol, orders.remainingLots(order), price);
        long excess = orders.heldMinor(order) - hold;
        orders.heldMinor(order, hold);
        ends.release(symbol, orders.isBuy(order), orders.account(order), excess, orders.id(order));
    }
}
