package org.bourse.portfolio.position;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The open lots of a position, of which only those that are taken are read: some from the oldest
 * end, some from the newest, and what lies between stays where it is stored.
 */
public final class OpenLots {
    private static final int CHUNK = 64;

    private final Source source;
    private final Deque<TaxLot> oldest = new ArrayDeque<>();
    private final Deque<TaxLot> newest = new ArrayDeque<>();
    private final Set<Long> stored = new HashSet<>();
    private final Map<Long, TaxLot> changed = new LinkedHashMap<>();
    private final Set<Long> gone = new HashSet<>();
    private long afterId;
    private long beforeId = Long.MAX_VALUE;
    private boolean isAllRead;

    /** Where lots are stored. */
    public interface Source {
        /** Nothing is stored. */
        Source NONE = (afterId, beforeId, newestFirst, limit) -> List.of();

        /** The next ones between two trade ids, both excluded, from one end or the other. */
        List<TaxLot> read(long afterId, long beforeId, boolean newestFirst, int limit);
    }

    public OpenLots(Source source) {
        this.source = source;
    }

    /** Younger than all others. */
    void add(TaxLot lot) {
        newest.addLast(lot);
        changed.put(lot.tradeId(), lot);
    }

    /**
     * @throws NoSuchElementException when there is none
     */
    TaxLot removeOldest() {
        if (oldest.isEmpty() && !isAllRead) {
            readOldest();
        }
        return removed(oldest.isEmpty() ? newest.removeFirst() : oldest.removeFirst());
    }

    /**
     * @throws NoSuchElementException when there is none
     */
    TaxLot removeNewest() {
        if (newest.isEmpty() && !isAllRead) {
            readNewest();
        }
        return removed(newest.isEmpty() ? oldest.removeLast() : newest.removeLast());
    }

    /** What is left of the lot removed last, or what others were put together with it. */
    void putBackOldest(TaxLot lot) {
        oldest.addFirst(lot);
        putBack(lot);
    }

    /** What is left of the lot removed last. */
    void putBackNewest(TaxLot lot) {
        newest.addLast(lot);
        putBack(lot);
    }

    /** Makes one lot of all, with the id and the age of the oldest. */
    void merge() {
        if (all().size() < 2) {
            return;
        }
        TaxLot one = removeOldest();
        while (!oldest.isEmpty() || !newest.isEmpty()) {
            one = one.plus(removeOldest());
        }
        putBackOldest(one);
    }

    /** Oldest first; reads what was not read. */
    public List<TaxLot> all() {
        while (!isAllRead) {
            readOldest();
        }
        List<TaxLot> all = new ArrayList<>(oldest);
        all.addAll(newest);
        return all;
    }

    /** New lots, and stored ones that are not what they were, by trade id. */
    public Map<Long, TaxLot> changed() {
        return changed;
    }

    /** Trade ids of stored lots that are no more. */
    public Set<Long> gone() {
        return gone;
    }

    private void readOldest() {
        for (TaxLot lot : read(false)) {
            oldest.addLast(lot);
            afterId = lot.tradeId();
        }
    }

    private void readNewest() {
        for (TaxLot lot : read(true)) {
            newest.addFirst(lot);
            beforeId = lot.tradeId();
        }
    }

    private List<TaxLot> read(boolean newestFirst) {
        List<TaxLot> read = source.read(afterId, beforeId, newestFirst, CHUNK);
        isAllRead = read.size() < CHUNK;
        read.forEach(lot -> stored.add(lot.tradeId()));
        return read;
    }

    private TaxLot removed(TaxLot lot) {
        changed.remove(lot.tradeId());
        if (stored.contains(lot.tradeId())) {
            gone.add(lot.tradeId());
        }
        return lot;
    }

    private void putBack(TaxLot lot) {
        changed.put(lot.tradeId(), lot);
        gone.remove(lot.tradeId());
    }
}
