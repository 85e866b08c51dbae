package org.bourse.core.index;

import java.util.Arrays;

/**
 * Finds the slot that holds a number (an id of an order, a number of an account). Open addressing
 * with linear probing, at most half full, key and slot beside each other; a removal closes the gap,
 * so it never degrades. Nothing depends on the order of its entries.
 */
public final class LongIndex {
    /** No slot. */
    public static final int NONE = -1;

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    /** Pairs of key and slot + 1; 0 in the second means free. */
    private final long[] entries;

    private final int mask;
    private final int shift;
    private final int max;
    private int size;

    /**
     * @param max entries it can hold, 1 to 2^25
     */
    public LongIndex(int max) {
        if (max < 1 || max > 1 << 25) {
            throw new IllegalArgumentException("max=" + max);
        }
        this.max = max;
        int bits = Math.max(2, 33 - Integer.numberOfLeadingZeros(max - 1));
        mask = (1 << bits) - 1;
        shift = 64 - bits;
        entries = new long[2 << bits];
    }

    /** The slot of a key, or {@link #NONE}. */
    public int get(long key) {
        int at = home(key);
        while (true) {
            long slot = entries[2 * at + 1];
            if (slot == 0) {
                return NONE;
            }
            if (entries[2 * at] == key) {
                return (int) slot - 1;
            }
            at = at + 1 & mask;
        }
    }

    /** Reads where the look-up of a key begins; means nothing. */
    public long peek(long key) {
        return entries[2 * home(key)];
    }

    /**
     * Adds a key that is not there yet.
     *
     * @throws IllegalStateException when it is, or when the index is full
     */
    public void put(long key, int slot) {
        if (size == max) {
            throw new IllegalStateException("full at " + max);
        }
        int at = home(key);
        while (entries[2 * at + 1] != 0) {
            if (entries[2 * at] == key) {
                throw new IllegalStateException("key is there already");
            }
            at = at + 1 & mask;
        }
        entries[2 * at] = key;
        entries[2 * at + 1] = slot + 1L;
        size++;
    }

    /**
     * Removes a key that is there.
     *
     * @throws IllegalStateException when it is not
     */
    public void remove(long key) {
        int at = home(key);
        while (entries[2 * at] != key || entries[2 * at + 1] == 0) {
            if (entries[2 * at + 1] == 0) {
                throw new IllegalStateException("no such key");
            }
            at = at + 1 & mask;
        }
        closeGap(at);
        size--;
    }

    /** Moves later entries of the run forward where that does not put them before their home. */
    private void closeGap(int gap) {
        int at = gap + 1 & mask;
        while (entries[2 * at + 1] != 0) {
            int distanceFromHome = at - home(entries[2 * at]) & mask;
            if (distanceFromHome >= (at - gap & mask)) {
                entries[2 * gap] = entries[2 * at];
                entries[2 * gap + 1] = entries[2 * at + 1];
                gap = at;
            }
            at = at + 1 & mask;
        }
        entries[2 * gap + 1] = 0;
    }

    public int size() {
        return size;
    }

    /** All keys, the smallest first. */
    public long[] sortedKeys() {
        long[] keys = new long[size];
        int found = 0;
        for (int at = 0; at <= mask; at++) {
            if (entries[2 * at + 1] != 0) {
                keys[found] = entries[2 * at];
                found++;
            }
        }
        Arrays.sort(keys);
        return keys;
    }

    private int home(long key) {
        return (int) (key * GOLDEN_RATIO >>> shift);
    }
}
