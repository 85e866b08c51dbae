package org.bourse.core.twin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bourse.contracts.v1.Side;

/**
 * 21.2: what an auction would trade now.
 *
 * @param priceTicks 0 for no trade; all else is 0 then, too
 * @param bidLots at or above the price
 * @param offeredLots at or below it
 */
record NaiveAuctionPrice(long priceTicks, long bidLots, long offeredLots) {
    private static final NaiveAuctionPrice NONE = new NaiveAuctionPrice(0, 0, 0);

    long volumeLots() {
        return Math.min(bidLots, offeredLots);
    }

    long surplusLots() {
        return Math.abs(bidLots - offeredLots);
    }

    Side surplusSide() {
        if (bidLots == offeredLots) {
            return Side.SIDE_UNSPECIFIED;
        }
        return bidLots > offeredLots ? Side.BUY : Side.SELL;
    }

    private static NaiveAuctionPrice at(long ticks, NaiveBook book) {
        long bid = 0;
        for (NaiveOrder order : book.orders(Side.BUY)) {
            bid += order.limitTicks >= ticks ? order.remainingLots : 0;
        }
        long offered = 0;
        for (NaiveOrder order : book.orders(Side.SELL)) {
            offered += order.limitTicks <= ticks ? order.remainingLots : 0;
        }
        return new NaiveAuctionPrice(ticks, bid, offered);
    }

    static NaiveAuctionPrice of(NaiveBook book) {
        if (!book.isCrossed()) {
            return NONE;
        }
        List<NaiveAuctionPrice> left = new ArrayList<>();
        for (Side side : List.of(Side.BUY, Side.SELL)) {
            for (NaiveBook.Level level : book.levels(side)) {
                left.add(at(level.priceTicks(), book));
            }
        }
        long volume = left.stream().mapToLong(NaiveAuctionPrice::volumeLots).max().orElseThrow();
        left.removeIf(price -> price.volumeLots() < volume);
        long surplus = left.stream().mapToLong(NaiveAuctionPrice::surplusLots).min().orElseThrow();
        left.removeIf(price -> price.surplusLots() > surplus);
        left.sort(Comparator.comparing(NaiveAuctionPrice::priceTicks));
        if (left.stream().allMatch(price -> price.surplusSide() == Side.BUY)) {
            return left.getLast();
        }
        if (left.stream().allMatch(price -> price.surplusSide() == Side.SELL)) {
            return left.getFirst();
        }
        return nearest(left, reference(book, left.getLast().priceTicks));
    }

    private static long reference(NaiveBook book, long highestTicks) {
        if (book.lastPriceTicks != 0) {
            return book.lastPriceTicks;
        }
        long reference = book.definition.referencePriceTicks();
        return reference != 0 ? reference : highestTicks;
    }

    /** Of these, lowest first; of two as near the higher. */
    private static NaiveAuctionPrice nearest(List<NaiveAuctionPrice> prices, long reference) {
        NaiveAuctionPrice nearest = prices.getFirst();
        for (NaiveAuctionPrice price : prices) {
            if (Math.abs(price.priceTicks - reference)
                    <= Math.abs(nearest.priceTicks - reference)) {
                nearest = price;
            }
        }
        return nearest;
    }
}
