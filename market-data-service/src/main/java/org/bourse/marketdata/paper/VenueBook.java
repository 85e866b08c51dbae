package org.bourse.marketdata.paper;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bourse.contracts.v1.BookImage;
import org.bourse.contracts.v1.Level;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.Side;

/**
 * A symbol's book at the venue, with what of it is external. It starts with the first whole image;
 * changes before that are passed over. Whether the events are right is checked by others who read
 * them. One thread at a time.
 */
public final class VenueBook {
    private final NavigableMap<Long, VenueLevel> bids = new TreeMap<>(Collections.reverseOrder());
    private final NavigableMap<Long, VenueLevel> asks = new TreeMap<>();
    private boolean started;

    /** Whether it shows what the venue's book holds. */
    public boolean started() {
        return started;
    }

    /** Takes a change of a level. */
    public void apply(LevelChanged change) {
        NavigableMap<Long, VenueLevel> side = side(change.getSide());
        if (started && change.getLots() > 0) {
            VenueLevel before = side.getOrDefault(change.getPriceTicks(), VenueLevel.NONE);
            side.put(
                    change.getPriceTicks(),
                    before.changed(change.getLots(), change.getExternalLots()));
        } else {
            side.remove(change.getPriceTicks());
        }
    }

    /** Takes a part of an image; what comes after the first whole one says nothing new. */
    public void apply(BookImage part) {
        if (started) {
            return;
        }
        if (part.getPart() == 0) {
            bids.clear();
            asks.clear();
        }
        put(bids, part.getBidsList());
        put(asks, part.getAsksList());
        started = part.getPart() + 1 >= part.getParts();
    }

    private static void put(NavigableMap<Long, VenueLevel> side, List<Level> levels) {
        for (Level level : levels) {
            // Who came first is not told.
            long front = level.getExternalLots() == 0 ? level.getLots() : 0;
            side.put(
                    level.getPriceTicks(),
                    new VenueLevel(level.getLots(), level.getExternalLots(), front));
        }
    }

    /** The levels of a side by their prices, the best first; to be read only. */
    NavigableMap<Long, VenueLevel> side(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    /** Whether anything of an external book is left. */
    boolean hasExternal() {
        return Stream.of(bids, asks)
                .flatMap(side -> side.values().stream())
                .anyMatch(level -> level.externalLots() > 0);
    }

    /** What rests at a price. */
    VenueLevel level(Side side, long priceTicks) {
        return side(side).getOrDefault(priceTicks, VenueLevel.NONE);
    }
}
