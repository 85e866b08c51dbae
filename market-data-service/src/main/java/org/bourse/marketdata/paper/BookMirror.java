package org.bourse.marketdata.paper;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.bourse.contracts.v1.Side;

/**
 * Finds what makes the external levels of a symbol's book like the market outside. It looks at what
 * the venue's book holds, so whatever was lost, refused, traded or left over by an earlier process
 * is made good; and it remembers what it told, so that what accounts have taken stays taken until
 * the market itself changes there. One thread at a time.
 */
public final class BookMirror {
    private static final List<Side> SIDES = List.of(Side.BUY, Side.SELL);

    /** A price of a side. */
    private record Place(Side side, long priceTicks) {}

    private final int changesMax;

    /** What the market showed where it was told last, and the venue has been brought to it. */
    private final Map<Place, Long> told = new HashMap<>();

    /** What accounts had at prices when it looked last: what came since met no trade of before. */
    private Map<Place, Long> rested = new HashMap<>();

    /**
     * @param changesMax levels changed at once; the rest is left for the next time
     */
    public BookMirror(int changesMax) {
        this.changesMax = changesMax;
    }

    /** What was told may not have come, or is no longer so: all is made like the market again. */
    public void forget() {
        told.clear();
    }

    /**
     * What is to be told, in this order, at once: first what the market's trades took, then what is
     * less than before, so that levels do not cross, then what is more, the best first.
     *
     * @param venue after all that was told before
     * @param market what is wanted
     * @param trades since the last call
     */
    public List<LevelChange> changes(VenueBook venue, MarketBook market, List<MarketTrade> trades) {
        Step step = new Step(venue, market);
        trades.forEach(step::trade);
        int countMax = step.changes.size() + changesMax;
        SIDES.forEach(step::lessen);
        SIDES.forEach(step::raise);
        told.keySet().removeIf(it -> !market.side(it.side()).containsKey(it.priceTicks()));
        SIDES.forEach(step::remember);
        if (step.changes.size() > countMax) {
            List<LevelChange> later = step.changes.subList(countMax, step.changes.size());
            later.forEach(it -> told.remove(new Place(it.side(), it.priceTicks())));
            later.clear();
        }
        rested = step.resting();
        return step.changes;
    }

    /** One look at both books. */
    private final class Step {
        private final VenueBook venue;
        private final MarketBook market;
        private final List<LevelChange> changes = new ArrayList<>();

        /** What changes of this step leave, where they changed something. */
        private final Map<Place, Long> external = new HashMap<>();

        /** What trades of this step take from accounts. */
        private final Map<Place, Long> taken = new HashMap<>();

        Step(VenueBook venue, MarketBook market) {
            this.venue = venue;
            this.market = market;
        }

        private long left(Side side, long priceTicks) {
            Long changed = external.get(new Place(side, priceTicks));
            return changed == null ? venue.level(side, priceTicks).externalLots() : changed;
        }

        private void set(Side side, long priceTicks, long lots) {
            changes.add(new LevelChange(side, priceTicks, lots));
            external.put(new Place(side, priceTicks), lots);
        }

        /**
         * A taker came as far as this price. Had the orders that rest here rested there, it would
         * have met those at better prices, then what stood in the line before those at this price,
         * then them.
         */
        void trade(MarketTrade trade) {
            Side maker = trade.takerSide() == Side.BUY ? Side.SELL : Side.BUY;
            long priceTicks = trade.priceTicks();
            long lots = trade.lots();
            long met = 0;
            for (Map.Entry<Long, VenueLevel> level :
                    venue.side(maker).headMap(priceTicks, false).entrySet()) {
                met += take(maker, level.getKey(), lots - met);
            }
            met += take(maker, priceTicks, Math.min(lots - met, front(maker, priceTicks)));
            if (met < lots && there(maker, priceTicks) > 0) {
                long ahead = left(maker, priceTicks);
                long passed = Math.min(ahead, lots - met);
                if (passed > 0) {
                    set(maker, priceTicks, ahead - passed);
                    told.remove(new Place(maker, priceTicks));
                }
                met += take(maker, priceTicks, lots - met - passed);
            }
            if (met > 0) {
                long other = left(trade.takerSide(), priceTicks);
                set(trade.takerSide(), priceTicks, other + met);
                set(trade.takerSide(), priceTicks, other);
            }
        }

        /** How many of some lots the accounts of a level are there for. */
        private long take(Side side, long priceTicks, long lots) {
            long now = Math.min(lots, there(side, priceTicks));
            taken.merge(new Place(side, priceTicks), now, Long::sum);
            return now;
        }

        /** What accounts have at a price that can have met the trades. */
        private long there(Side side, long priceTicks) {
            Place place = new Place(side, priceTicks);
            long then = rested.getOrDefault(place, 0L);
            long now = venue.level(side, priceTicks).accountLots();
            return Math.max(0, Math.min(then, now) - taken.getOrDefault(place, 0L));
        }

        /** What of it stands before what is external. */
        private long front(Side side, long priceTicks) {
            long front = venue.level(side, priceTicks).frontLots();
            return Math.max(0, front - taken.getOrDefault(new Place(side, priceTicks), 0L));
        }

        Map<Place, Long> resting() {
            Map<Place, Long> resting = new HashMap<>();
            for (Side side : SIDES) {
                venue.side(side)
                        .forEach((priceTicks, level) -> {
                            if (level.accountLots() > 0) {
                                resting.put(new Place(side, priceTicks), level.accountLots());
                            }
                        });
            }
            return resting;
        }

        void lessen(Side side) {
            venue.side(side)
                    .forEach((priceTicks, _) -> {
                        if (wanted(side, priceTicks) < left(side, priceTicks)) {
                            set(side, priceTicks, wanted(side, priceTicks));
                        }
                    });
        }

        void raise(Side side) {
            NavigableMap<Long, Long> shown = market.side(side);
            shown.keySet()
                    .forEach(priceTicks -> {
                        long wanted = wanted(side, priceTicks);
                        if (wanted > left(side, priceTicks)) {
                            set(side, priceTicks, wanted);
                        }
                    });
        }

        private long wanted(Side side, long priceTicks) {
            long shown = market.side(side).getOrDefault(priceTicks, 0L);
            long left = left(side, priceTicks);
            if (shown <= left) {
                return shown;
            }
            VenueLevel level = venue.level(side, priceTicks);
            // More would put all of it behind the orders that stand behind it now.
            boolean isAhead = left > 0 && level.accountLots() > level.frontLots();
            Long before = told.get(new Place(side, priceTicks));
            boolean isTaken = before != null && before == shown;
            return isAhead || isTaken ? left : shown;
        }

        /** Notes where the venue now has what the market shows, and forgets where that changed. */
        void remember(Side side) {
            market.side(side)
                    .forEach((priceTicks, shown) -> {
                        Place place = new Place(side, priceTicks);
                        if (left(side, priceTicks) == shown) {
                            told.put(place, shown);
                        } else if (!shown.equals(told.get(place))) {
                            told.remove(place);
                        }
                    });
        }
    }
}
