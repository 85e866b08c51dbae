package org.bourse.core.book;

import org.bourse.core.index.LongIndex;

/**
 * Finds resting orders by id. An id tells the position of its command, so most orders stand in a
 * ring, at the place their position says: orders that come one after the other are neighbours
 * there, and entering one touches the cache line of the one before, where a hash would touch a line
 * that no cache holds. An order that is still resting when its place is needed again moves to a
 * hash index, as do all legs of a command but the first.
 */
final class OrderIndex {
    private static final int NONE = LongIndex.NONE;

    /** The bits of an id below its position, which tell the leg. */
    private static final int LEG_BITS = 10;

    private static final int LEG_MASK = (1 << LEG_BITS) - 1;

    /**
     * Places of the ring per order the pool has room for. A small pool shares the cache with its
     * ring; a large one is in no cache anyway, and an order that has to move to the hash index
     * costs waits for memory more than once.
     */
    private static final int PLACES_PER_ORDER = 1;

    private static final int PLACES_PER_ORDER_OF_LARGE = 4;
    private static final int LARGE = 1 << 19;

    private static final int PLACES_PER_LINE = 16;

    private static final int PLACES_MAX = 1 << 24;

    /** Slots + 1; 0 is free. */
    private final int[] ring;

    private final int ringMask;

    /** The place that was taken last. */
    private int latest;

    private final LongIndex old;

    /** No id in {@link #old} is greater: an id above it that is not in the ring is nowhere. */
    private long oldIdMax;

    OrderIndex(int max) {
        int perOrder = max < LARGE ? PLACES_PER_ORDER : PLACES_PER_ORDER_OF_LARGE;
        int places = (int) Math.min(PLACES_MAX, (long) perOrder * Integer.highestOneBit(max));
        ring = new int[places];
        ringMask = places - 1;
        old = new LongIndex(max);
    }

    /** The slot of an order, or {@link #NONE}. */
    int get(long id, OrderPool orders) {
        int slot = ring[place(id)] - 1;
        if (slot != NONE && orders.id(slot) == id) {
            return slot;
        }
        return id <= oldIdMax ? old.get(id) : NONE;
    }

    /** The slot of an order if it is in the ring, otherwise any. */
    int guess(long id) {
        return Math.max(ring[place(id)] - 1, 0);
    }

    /** Reads where look-ups of these ids begin; means nothing. */
    long peek(long[] ids, int count) {
        long read = 0;
        for (int i = 0; i < count; i++) {
            read += ring[place(ids[i])];
            if (ids[i] <= oldIdMax) {
                read += old.peek(ids[i]);
            }
        }
        return read;
    }

    /** Adds an order that is not there; its record already holds its id. */
    void put(long id, int slot, OrderPool orders) {
        if ((id & LEG_MASK) != 0) {
            putOld(id, slot);
            return;
        }
        int place = place(id);
        int occupant = ring[place] - 1;
        if (occupant != NONE) {
            putOld(orders.id(occupant), occupant);
        }
        ring[place] = slot + 1;
        latest = place;
    }

    /** Reads the places of the next commands, one of each line; means nothing. */
    long peekNext(int commands) {
        long read = 0;
        for (int ahead = 0; ahead < commands + PLACES_PER_LINE; ahead += PLACES_PER_LINE) {
            read += ring[latest + ahead & ringMask];
        }
        return read;
    }

    private void putOld(long id, int slot) {
        old.put(id, slot);
        oldIdMax = Math.max(oldIdMax, id);
    }

    /** Removes an order that is there. */
    void remove(long id, int slot) {
        int place = place(id);
        if (ring[place] == slot + 1) {
            ring[place] = 0;
        } else {
            old.remove(id);
        }
    }

    private int place(long id) {
        return (int) (id >>> LEG_BITS) & ringMask;
    }
}
