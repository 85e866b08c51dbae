package org.bourse.marketdata.paper;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bourse.contracts.v1.Side;
import org.bourse.marketdata.book.BookLevel;
import org.bourse.marketdata.book.DepthSnapshot;

/**
 * The best levels of the market outside, in the venue's ticks and lots.
 *
 * @param bids lots, more than 0, by prices, the best first
 * @param asks likewise
 */
public record MarketBook(NavigableMap<Long, Long> bids, NavigableMap<Long, Long> asks) {
    /** Nobody knows what the market shows: nothing can be had. */
    public static final MarketBook NONE = new MarketBook(Map.of(), Map.of());

    public MarketBook {
        bids = Collections.unmodifiableNavigableMap(bids);
        asks = Collections.unmodifiableNavigableMap(asks);
    }

    /** Of lots by prices, in any order. */
    public MarketBook(Map<Long, Long> bids, Map<Long, Long> asks) {
        this(
                sorted(bids, new TreeMap<>(Collections.reverseOrder())),
                sorted(asks, new TreeMap<>()));
    }

    private static NavigableMap<Long, Long> sorted(
            Map<Long, Long> levels, NavigableMap<Long, Long> into) {
        into.putAll(levels);
        return into;
    }

    /**
     * What a source shows. Levels that come to one price of the venue are one; what is no whole lot
     * is not there.
     */
    public static MarketBook of(DepthSnapshot source, TermsFit fit) {
        NavigableMap<Long, Long> bids = new TreeMap<>(Collections.reverseOrder());
        NavigableMap<Long, Long> asks = new TreeMap<>();
        for (BookLevel level : source.bids()) {
            put(bids, fit.notAbove(level.priceTicks()), level.lots());
        }
        for (BookLevel level : source.asks()) {
            put(asks, fit.notBelow(level.priceTicks()), level.lots());
        }
        fit(bids, fit);
        fit(asks, fit);
        return new MarketBook(bids, asks);
    }

    private static void put(NavigableMap<Long, Long> side, long priceTicks, long lots) {
        if (priceTicks >= 1 && priceTicks <= TermsFit.MAX) {
            side.merge(priceTicks, lots, TermsFit::sum);
        }
    }

    private static void fit(NavigableMap<Long, Long> side, TermsFit fit) {
        side.replaceAll((_, lots) -> fit.lots(lots));
        side.values().removeIf(lots -> lots == 0);
    }

    NavigableMap<Long, Long> side(Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
