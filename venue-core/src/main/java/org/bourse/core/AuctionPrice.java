package org.bourse.core;

import org.bourse.contracts.v1.Side;
import org.bourse.core.book.Book;
import org.bourse.core.book.BookSide;
import org.bourse.core.book.LevelPool;

/**
 * The price of a call auction. The levels are gone through as they would be traded, best bids with
 * best offers, for as long as they cross: that is the greatest volume, and the last bid and the
 * last offer of it bound the prices that have it. Of the limits between these two only they
 * themselves and the two next to where demand and supply meet can have the least surplus: between
 * them nothing is left over, and away from them more and more.
 */
final class AuctionPrice {
    private static final int CANDIDATES = 4;

    private final LevelPool levels;

    private long lots;

    /** The price, and what is left over at it, negative if it is offered; 0 for none. */
    private long priceTicks;

    private long surplusLots;

    /**
     * Where the going through ended: the best bid and offer of which something is left, or none.
     */
    private int bid;

    private int offer;
    private long bidLots;
    private long offerLots;

    /** The limits of the last bid and of the last offer that would trade. */
    private long highestTicks;

    private long lowestTicks;

    /** Limits that have the least surplus, rising. */
    private final long[] candidateTicks = new long[CANDIDATES];

    private int candidates;

    AuctionPrice(LevelPool levels) {
        this.levels = levels;
    }

    /** Computes the price for a book as it is. */
    void find(Book book) {
        priceTicks = 0;
        surplusLots = 0;
        goThrough(book.side(true), book.side(false));
        if (lots != 0) {
            choose(book);
        }
    }

    private void goThrough(BookSide bids, BookSide offers) {
        lots = 0;
        bid = bids.best();
        offer = offers.best();
        bidLots = lotsOf(bid);
        offerLots = lotsOf(offer);
        while (bid != LevelPool.NONE
                && offer != LevelPool.NONE
                && levels.priceTicks(bid) >= levels.priceTicks(offer)) {
            highestTicks = levels.priceTicks(bid);
            lowestTicks = levels.priceTicks(offer);
            long traded = Math.min(bidLots, offerLots);
            lots += traded;
            bidLots -= traded;
            offerLots -= traded;
            if (bidLots == 0) {
                bid = bids.worse(bid);
                bidLots = lotsOf(bid);
            }
            if (offerLots == 0) {
                offer = offers.worse(offer);
                offerLots = lotsOf(offer);
            }
        }
    }

    private long lotsOf(int level) {
        return level == LevelPool.NONE ? 0 : levels.allLots(level);
    }

    private void choose(Book book) {
        boolean bidLeft = bid != LevelPool.NONE && levels.priceTicks(bid) >= lowestTicks;
        boolean offerLeft = offer != LevelPool.NONE && levels.priceTicks(offer) <= highestTicks;
        boolean lowestIsEven = !bidLeft && !isAt(offer, lowestTicks);
        boolean highestIsEven = !offerLeft && !isAt(bid, highestTicks);
        candidates = 0;
        if (lowestIsEven || highestIsEven) {
            add(lowestTicks, lowestIsEven);
            add(highestTicks, highestIsEven);
            priceTicks = nearest(book);
        } else if (!offerLeft || (bidLeft && bidLots < offerLots)) {
            priceTicks = levels.priceTicks(bid);
            surplusLots = bidLots;
        } else if (!bidLeft || offerLots < bidLots) {
            priceTicks = levels.priceTicks(offer);
            surplusLots = -offerLots;
        } else {
            add(lowestTicks, !reaches(book.side(true).worse(bid), lowestTicks, true));
            add(levels.priceTicks(bid), true);
            add(levels.priceTicks(offer), true);
            add(highestTicks, !reaches(book.side(false).worse(offer), highestTicks, false));
            priceTicks = nearest(book);
            surplusLots = priceTicks <= levels.priceTicks(bid) ? bidLots : -offerLots;
        }
    }

    private boolean isAt(int level, long ticks) {
        return level != LevelPool.NONE && levels.priceTicks(level) == ticks;
    }

    private boolean reaches(int level, long ticks, boolean buy) {
        return level != LevelPool.NONE
                && (buy ? levels.priceTicks(level) >= ticks : levels.priceTicks(level) <= ticks);
    }

    private void add(long ticks, boolean isCandidate) {
        if (isCandidate) {
            candidateTicks[candidates] = ticks;
            candidates++;
        }
    }

    /** The candidate nearest to the reference price; of two the higher. */
    private long nearest(Book book) {
        long last = book.lastPriceTicks();
        long reference = last != 0 ? last : book.symbol().definition().referencePriceTicks();
        long highest = candidateTicks[candidates - 1];
        if (reference == 0) {
            return highest;
        }
        long nearest = highest;
        for (int i = candidates - 2; i >= 0; i--) {
            if (Math.abs(candidateTicks[i] - reference) < Math.abs(nearest - reference)) {
                nearest = candidateTicks[i];
            }
        }
        return nearest;
    }

    /** The price; 0 when nothing would trade. */
    long priceTicks() {
        return priceTicks;
    }

    /** What would trade. */
    long lots() {
        return lots;
    }

    /** What would be left over at the price. */
    long surplusLots() {
        return Math.abs(surplusLots);
    }

    /** The side that is left over, unspecified for none. */
    Side surplusSide() {
        return surplusLots == 0 ? Side.SIDE_UNSPECIFIED : Sides.of(surplusLots > 0);
    }
}
