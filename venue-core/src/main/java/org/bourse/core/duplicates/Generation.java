package org.bourse.core.duplicates;

import java.util.Arrays;

/**
 * Ids remembered between two rotations. Records of four longs are written one after the other; an
 * open-addressing table of ints, at most two thirds full, finds them. An int holds a record's
 * number and, in the bits left, a tag of its key, so that an unknown key, the usual case, is told
 * by the table alone: it is small enough for the cache where the records are not.
 */
final class Generation {
    static final int NONE = -1;

    private static final int KEY_HIGH = 0;
    private static final int KEY_LOW = 1;
    private static final int PAYLOAD = 2;
    private static final int ORDER_ID = 3;
    private static final int RECORD_SHIFT = 2;

    private final long[] records;

    /** Tag above record number + 1; 0 is free. */
    private final int[] table;

    private final int tableMask;
    private final int tagMask;
    private final int max;
    private int size;

    Generation(int max) {
        this.max = max;
        records = new long[max << RECORD_SHIFT];
        table = new int[Integer.highestOneBit(Math.max(3, max + max / 2)) << 1];
        tableMask = table.length - 1;
        tagMask = -Integer.highestOneBit(max) << 1;
    }

    /** Forgets all. */
    void clear() {
        Arrays.fill(table, 0);
        size = 0;
    }

    boolean isFull() {
        return size == max;
    }

    /** The record of a key, or {@link #NONE}. */
    int find(long keyHigh, long keyLow) {
        int tag = tag(keyHigh);
        int at = (int) keyHigh & tableMask;
        while (table[at] != 0) {
            int entry = table[at];
            if ((entry & tagMask) == tag) {
                int record = (entry & ~tagMask) - 1 << RECORD_SHIFT;
                if (records[record + KEY_HIGH] == keyHigh && records[record + KEY_LOW] == keyLow) {
                    return record;
                }
            }
            at = at + 1 & tableMask;
        }
        return NONE;
    }

    /** Adds a key that is not there; there must be room. */
    void add(long keyHigh, long keyLow, long payload, long orderId) {
        int record = size << RECORD_SHIFT;
        records[record + KEY_HIGH] = keyHigh;
        records[record + KEY_LOW] = keyLow;
        records[record + PAYLOAD] = payload;
        records[record + ORDER_ID] = orderId;
        size++;
        int at = (int) keyHigh & tableMask;
        while (table[at] != 0) {
            at = at + 1 & tableMask;
        }
        table[at] = tag(keyHigh) | size;
    }

    private int tag(long keyHigh) {
        return (int) (keyHigh >>> Integer.SIZE) & tagMask;
    }

    long payload(int record) {
        return records[record + PAYLOAD];
    }

    long orderId(int record) {
        return records[record + ORDER_ID];
    }
}
