package org.bourse.marketdata.book;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.Side;

/**
 * Gathers the changes of a book into increments. A level that changed several times is in the
 * increment once, as it was last. One thread at a time.
 */
public final class DepthChanges {
    private final Map<Long, Long> bids = new LinkedHashMap<>();
    private final Map<Long, Long> asks = new LinkedHashMap<>();
    private long firstSequence;
    private long lastSequence;
    private long venueTimeMicros;

    /** Adds the change after the one added last. */
    public void add(LevelChanged change, long atMicros) {
        if (isEmpty()) {
            firstSequence = change.getBookSequence();
        }
        lastSequence = change.getBookSequence();
        venueTimeMicros = atMicros;
        Map<Long, Long> side = change.getSide() == Side.BUY ? bids : asks;
        side.put(change.getPriceTicks(), change.getLots());
    }

    /** Adds an increment that comes just before all that was added. */
    public void addEarlier(DepthUpdate increment) {
        if (isEmpty()) {
            lastSequence = increment.lastSequence();
            venueTimeMicros = increment.venueTimeMicros();
        }
        firstSequence = increment.firstSequence();
        increment.bids().forEach(level -> bids.putIfAbsent(level.priceTicks(), level.lots()));
        increment.asks().forEach(level -> asks.putIfAbsent(level.priceTicks(), level.lots()));
    }

    /** Adds an increment that comes just after all that was added. */
    public void add(DepthUpdate increment) {
        if (isEmpty()) {
            firstSequence = increment.firstSequence();
        }
        lastSequence = increment.lastSequence();
        venueTimeMicros = increment.venueTimeMicros();
        increment.bids().forEach(level -> bids.put(level.priceTicks(), level.lots()));
        increment.asks().forEach(level -> asks.put(level.priceTicks(), level.lots()));
    }

    public boolean isEmpty() {
        return bids.isEmpty() && asks.isEmpty();
    }

    /** The increment of all that was added since the last call; empty when nothing was. */
    public Optional<DepthUpdate> take() {
        if (isEmpty()) {
            return Optional.empty();
        }
        DepthUpdate update =
                new DepthUpdate(
                        firstSequence, lastSequence, venueTimeMicros, levels(bids), levels(asks));
        bids.clear();
        asks.clear();
        return Optional.of(update);
    }

    private static List<BookLevel> levels(Map<Long, Long> side) {
        List<BookLevel> levels = new ArrayList<>(side.size());
        side.forEach((priceTicks, lots) -> levels.add(new BookLevel(priceTicks, lots)));
        return levels;
    }
}
