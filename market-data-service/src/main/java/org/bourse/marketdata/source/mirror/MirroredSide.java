package org.bourse.marketdata.source.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bourse.marketdata.book.BookLevel;
import org.bourse.marketdata.source.tick.Levels;

/**
 * One side. A snapshot tells the best levels only, and what lies beyond its worst is not known
 * until it changes: the horizon is the worst price up to which every level is known, and nothing
 * beyond it is kept.
 */
final class MirroredSide {
    /** 1 where a lower price is better, -1 where a higher one is. */
    private final int worseIs;

    private final int levelsMax;

    /** Lots by price times {@link #worseIs}, best first. */
    private final NavigableMap<Long, Long> levels = new TreeMap<>();

    private long horizon;

    MirroredSide(boolean isBids, int levelsMax) {
        worseIs = isBids ? -1 : 1;
        this.levelsMax = levelsMax;
    }

    /** Begins with a snapshot; a side that is not full is known to its end. */
    void begin(Levels snapshot, boolean isFull) {
        levels.clear();
        horizon = Long.MAX_VALUE;
        apply(snapshot);
        if (isFull && !levels.isEmpty()) {
            horizon = Math.min(horizon, levels.lastKey());
        }
    }

    void apply(Levels changes) {
        for (int i = 0; i < changes.size(); i++) {
            long key = worseIs * changes.priceTicks(i);
            long lots = changes.lots(i);
            if (lots == 0) {
                // What is not there may well be beyond the horizon; to remove it is normal.
                levels.remove(key);
            } else if (key <= horizon) {
                levels.put(key, lots);
            }
        }
        while (levels.size() > levelsMax) {
            levels.pollLastEntry();
            horizon = levels.lastKey();
        }
    }

    /** True when fewer levels are known than wanted, though there may be more. */
    boolean isThin(int levelsMin) {
        return horizon != Long.MAX_VALUE && levels.size() < levelsMin;
    }

    boolean isEmpty() {
        return levels.isEmpty();
    }

    long bestTicks() {
        return worseIs * levels.firstKey();
    }

    long bestLots() {
        return levels.firstEntry().getValue();
    }

    List<BookLevel> best(int count) {
        List<BookLevel> best = new ArrayList<>(Math.min(count, levels.size()));
        for (Map.Entry<Long, Long> level : levels.entrySet()) {
            if (best.size() == count) {
                break;
            }
            best.add(new BookLevel(worseIs * level.getKey(), level.getValue()));
        }
        return best;
    }

    void clear() {
        levels.clear();
    }
}
