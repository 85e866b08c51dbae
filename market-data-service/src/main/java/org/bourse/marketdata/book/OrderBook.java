package org.bourse.marketdata.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bourse.contracts.v1.BookImage;
import org.bourse.contracts.v1.Level;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.Side;

/**
 * The levels of one symbol. It starts with the first whole image it meets; changes before that are
 * passed over. Afterwards each change must carry the next book sequence, and each further image
 * must equal what was built. One thread at a time.
 */
public final class OrderBook {
    private final String name;
    private final NavigableMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Long, Long> asks = new TreeMap<>();
    private final ImageParts parts = new ImageParts();

    private boolean started;
    private long sequence;

    /**
     * @param name the symbol's, for messages
     */
    public OrderBook(String name) {
        this.name = name;
    }

    /** True from the first whole image on; before that the book says nothing. */
    public boolean started() {
        return started;
    }

    /** Of the last change contained; 0 when there was none. */
    public long sequence() {
        return sequence;
    }

    /**
     * Takes a change of a level.
     *
     * @return false when the book has not started and passed over it
     * @throws BookDefectException when it is not the next change, or removes what is not there
     */
    public boolean apply(LevelChanged change) {
        if (!started) {
            return false;
        }
        if (change.getBookSequence() != sequence + 1) {
            throw defect("change " + change.getBookSequence() + " follows " + sequence);
        }
        NavigableMap<Long, Long> side = side(change.getSide());
        long priceTicks = change.getPriceTicks();
        long lots = change.getLots();
        if (lots < 0) {
            throw defect("change " + change.getBookSequence() + " leaves lots=" + lots);
        }
        if (lots > 0) {
            side.put(priceTicks, lots);
        } else if (side.remove(priceTicks) == null) {
            throw defect("change " + change.getBookSequence() + " removes an absent level");
        }
        sequence = change.getBookSequence();
        return true;
    }

    /**
     * Takes an image, or one part of one. Parts come in their order.
     *
     * @return true when with this part the book started
     * @throws BookDefectException when a part is missing, or the image differs from the book
     */
    public boolean apply(BookImage part) {
        if (!parts.add(part)) {
            return false;
        }
        if (!started) {
            parts.bids().forEach(level -> put(bids, level));
            parts.asks().forEach(level -> put(asks, level));
            sequence = part.getBookSequence();
            started = true;
            return true;
        }
        if (part.getBookSequence() != sequence
                || !equal(bids, parts.bids())
                || !equal(asks, parts.asks())) {
            throw defect(
                    "image at " + part.getBookSequence() + " differs from the book at " + sequence);
        }
        return false;
    }

    /** The best {@code levelsMax} bids, best first. */
    public List<BookLevel> bids(int levelsMax) {
        return best(bids, levelsMax);
    }

    /** The best {@code levelsMax} asks, best first. */
    public List<BookLevel> asks(int levelsMax) {
        return best(asks, levelsMax);
    }

    private NavigableMap<Long, Long> side(Side side) {
        return switch (side) {
            case BUY -> bids;
            case SELL -> asks;
            case SIDE_UNSPECIFIED, UNRECOGNIZED -> throw defect("a change without a side");
        };
    }

    private static void put(NavigableMap<Long, Long> side, Level level) {
        side.put(level.getPriceTicks(), level.getLots());
    }

    private static List<BookLevel> best(NavigableMap<Long, Long> side, int levelsMax) {
        List<BookLevel> levels = new ArrayList<>(Math.min(levelsMax, side.size()));
        for (Map.Entry<Long, Long> level : side.entrySet()) {
            if (levels.size() == levelsMax) {
                break;
            }
            levels.add(new BookLevel(level.getKey(), level.getValue()));
        }
        return levels;
    }

    private static boolean equal(NavigableMap<Long, Long> side, List<Level> image) {
        if (side.size() != image.size()) {
            return false;
        }
        int i = 0;
        for (Map.Entry<Long, Long> level : side.entrySet()) {
            Level expected = image.get(i++);
            if (level.getKey() != expected.getPriceTicks()
                    || level.getValue() != expected.getLots()) {
                return false;
            }
        }
        return true;
    }

    private BookDefectException defect(String what) {
        return new BookDefectException("book of " + name + ": " + what);
    }
}
