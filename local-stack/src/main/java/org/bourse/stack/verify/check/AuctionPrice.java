package org.bourse.stack.verify.check;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The price of a call auction (21.2), from what whole orders bid and offer at each limit. */
final class AuctionPrice {

    /** What would be bid and offered at a price. */
    private record At(long ticks, long bidLots, long offeredLots) {
        long volume() {
            return Math.min(bidLots, offeredLots);
        }

        long surplus() {
            return Math.abs(bidLots - offeredLots);
        }

        boolean isBetterThan(At other) {
            return volume() > other.volume()
                    || (volume() == other.volume() && surplus() < other.surplus());
        }
    }

    private AuctionPrice() {}

    /**
     * The price.
     *
     * @param bids lots by limit; neither side is empty
     * @param referenceTicks the last price or the symbol's; 0: the highest limit that is left
     */
    static long of(
            NavigableMap<Long, Long> bids, NavigableMap<Long, Long> asks, long referenceTicks) {
        TreeMap<Long, At> best = best(bids, asks);
        boolean isMoreBid = true;
        boolean isMoreOffered = true;
        for (At at : best.values()) {
            isMoreBid &= at.bidLots() > at.offeredLots();
            isMoreOffered &= at.bidLots() < at.offeredLots();
        }
        if (isMoreBid) {
            return best.lastKey();
        }
        if (isMoreOffered) {
            return best.firstKey();
        }
        return nearest(best, referenceTicks == 0 ? best.lastKey() : referenceTicks);
    }

    /** The limits with the greatest volume, and of these the least surplus. */
    private static TreeMap<Long, At> best(
            NavigableMap<Long, Long> bids, NavigableMap<Long, Long> asks) {
        TreeSet<Long> limits = new TreeSet<>(bids.keySet());
        limits.addAll(asks.keySet());
        long bidLots = sum(bids);
        long offeredLots = 0;
        TreeMap<Long, At> best = new TreeMap<>();
        for (long limit : limits) {
            offeredLots += asks.getOrDefault(limit, 0L);
            At at = new At(limit, bidLots, offeredLots);
            bidLots -= bids.getOrDefault(limit, 0L);
            if (!best.isEmpty() && at.isBetterThan(best.firstEntry().getValue())) {
                best.clear();
            }
            if (best.isEmpty() || !best.firstEntry().getValue().isBetterThan(at)) {
                best.put(limit, at);
            }
        }
        return best;
    }

    private static long sum(Map<Long, Long> lots) {
        return lots.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long nearest(TreeMap<Long, At> best, long reference) {
        Long above = best.ceilingKey(reference);
        Long below = best.floorKey(reference);
        if (above == null || below == null) {
            return above == null ? best.lastKey() : above;
        }
        return above - reference <= reference - below ? above : below;
    }
}
