package org.bourse.core;

import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.book.Auction;
import org.bourse.core.book.Book;
import org.bourse.core.book.BookSide;
import org.bourse.core.book.LevelPool;
import org.bourse.core.book.OrderPool;
import org.bourse.core.book.PriceWindow;

/**
 * The end of a call auction: the best bid and the best offer trade with each other at the auction's
 * price, pair by pair, until the book is not crossed any more. A step that has met as many pairs as
 * it may leaves the rest to the next.
 */
final class Uncrossing {
    private final VenueState state;
    private final OrderPool orders;
    private final LevelPool levels;
    private final StepBudget budget;
    private final SymbolStates symbolStates;
    private final Encounters encounters;
    private final OrderEnds ends;
    private final SelfTrades selfTrades;
    private final Settlement settlement;
    private final Triggering triggering;
    private final AuctionPrice price;
    private final int symbolsMax;

    /** Symbols that are being uncrossed. */
    private int running;

    Uncrossing(
            VenueState state,
            SymbolStates symbolStates,
            Encounters encounters,
            OrderEnds ends,
            SelfTrades selfTrades,
            Settlement settlement,
            Triggering triggering,
            int symbolsMax) {
        this.state = state;
        this.symbolStates = symbolStates;
        this.encounters = encounters;
        this.ends = ends;
        this.selfTrades = selfTrades;
        this.settlement = settlement;
        this.triggering = triggering;
        this.symbolsMax = symbolsMax;
        orders = state.books().orders();
        levels = state.books().levels();
        budget = state.stepBudget();
        price = new AuctionPrice(levels);
    }

    /** Begins with a book that is crossed, and goes as far as the step allows. */
    void begin(Book book) {
        running++;
        symbolStates.become(book, SymbolState.UNCROSSING);
        book.auction().uncrosses();
        PriceWindow window = book.window();
        if (window != null) {
            window.clear();
        }
        fixPrice(book);
        proceed(book);
    }

    /** Whether a book is still crossed, and can be gone on with: the venue is not halted. */
    boolean hasWork() {
        return running != 0 && !state.tradingStates().isHalted();
    }

    /** Whether this one is. */
    boolean isOf(Book book) {
        return book.symbol().state() == SymbolState.UNCROSSING;
    }

    /** Goes on with all that is not over, symbol by symbol. */
    void run() {
        for (int symbol = 1; symbol <= symbolsMax && hasWork() && !budget.isExhausted(); symbol++) {
            Book book = state.books().find(symbol);
            if (book != null && isOf(book)) {
                proceed(book);
            }
        }
    }

    /** The books have been read: some may be in the midst of it. */
    void haveBeenRead() {
        running = 0;
        for (int symbol = 1; symbol <= symbolsMax; symbol++) {
            Book book = state.books().find(symbol);
            running += book != null && isOf(book) ? 1 : 0;
        }
    }

    private void proceed(Book book) {
        while (book.isCrossed()) {
            if (budget.isExhausted() || state.tradingStates().isHalted()) {
                return;
            }
            meetPair(book);
            if (book.isCrossed() && !isReached(book)) {
                fixPrice(book);
            }
        }
        finish(book);
    }

    /** The next price, where the book is still crossed and one side does not reach the last. */
    private void fixPrice(Book book) {
        price.find(book);
        book.auction().priceTicks(price.priceTicks());
    }

    private static boolean isReached(Book book) {
        long ticks = book.auction().priceTicks();
        return book.side(true).bestTicks() >= ticks && book.side(false).bestTicks() <= ticks;
    }

    private void finish(Book book) {
        running--;
        state.openOrders().expireAllAgain();
        symbolStates.become(book, SymbolState.TRADING);
        Auction auction = book.auction();
        for (int i = 0; i < auction.tradedPrices(); i++) {
            triggering.look(book, auction.tradedTicks(i));
        }
    }

    private void meetPair(Book book) {
        BookSide bids = book.side(true);
        BookSide offers = book.side(false);
        int bidLevel = bids.best();
        int offerLevel = offers.best();
        long bidLots = levels.lots(bidLevel);
        long offerLots = levels.lots(offerLevel);
        int bidOrders = levels.orders(bidLevel);
        int offerOrders = levels.orders(offerLevel);
        budget.meet();
        boolean traded = meet(book, levels.oldest(bidLevel), levels.oldest(offerLevel));
        if (traded || isOther(bidLevel, bidLots, bidOrders)) {
            levelChanged(book, bidLevel);
        }
        if (traded || isOther(offerLevel, offerLots, offerOrders)) {
            levelChanged(book, offerLevel);
        }
    }

    private boolean isOther(int level, long lots, int ordersBefore) {
        return levels.lots(level) != lots || levels.orders(level) != ordersBefore;
    }

    /** Whether the two trade with each other. */
    private boolean meet(Book book, int bid, int offer) {
        boolean bidIsYounger = orders.id(bid) > orders.id(offer);
        int younger = bidIsYounger ? bid : offer;
        int older = bidIsYounger ? offer : bid;
        if (encounters.isPastExpiry(bid)) {
            ends.endResting(book, bid, CancelReason.EXPIRED);
        } else if (encounters.isPastExpiry(offer)) {
            ends.endResting(book, offer, CancelReason.EXPIRED);
        } else if (encounters.isOwn(younger, older)) {
            selfTrades.meetInAuction(book, younger, older);
        } else {
            trade(book, bid, offer);
            return true;
        }
        return false;
    }

    private void trade(Book book, int bid, int offer) {
        long ticks = book.auction().priceTicks();
        long lots = Math.min(orders.remainingLots(bid), orders.remainingLots(offer));
        settlement.tradeInAuction(book, bid, offer, ticks, lots);
        book.lastPriceTicks(ticks);
        book.auction().traded();
        PriceWindow window = book.window();
        if (window != null) {
            window.traded(ticks, state.timeMicros());
        }
        ends.traded(book, bid, orders.record(bid), lots);
        ends.traded(book, offer, orders.record(offer), lots);
        if (orders.remainingLots(bid) == 0) {
            ends.leave(book, bid);
        }
        if (orders.remainingLots(offer) == 0) {
            ends.leave(book, offer);
        }
    }

    private void levelChanged(Book book, int level) {
        ends.levelChanged(book, level);
        book.tidy(level);
    }
}
