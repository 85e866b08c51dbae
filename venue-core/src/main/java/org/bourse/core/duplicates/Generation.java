package org.bourse.core.duplicates;

import org.bourse.core.snapshot.StateWriter;

/** Ids remembered between two rotations, one after the other as they came. */
final class Generation {
    private static final int KEY_HIGH = 0;
    private static final int KEY_LOW = 1;
    private static final int PAYLOAD = 2;
    private static final int ORDER_ID = 3;
    private static final int RECORD_SHIFT = 2;
    private static final int LONGS_PER_LINE = 8;
    private static final int NONE = -1;

    private final long[] records;
    private final int max;
    private int size;

    Generation(int max) {
        this.max = max;
        records = new long[max << RECORD_SHIFT];
    }

    /** Forgets all. */
    void clear() {
        size = 0;
    }

    /** How many more records it can take. */
    int room() {
        return max - size;
    }

    int max() {
        return max;
    }

    /** Adds a record, there must be room, and returns its number. */
    int add(long keyHigh, long keyLow, long payload, long orderId) {
        int at = size << RECORD_SHIFT;
        records[at + KEY_HIGH] = keyHigh;
        records[at + KEY_LOW] = keyLow;
        records[at + PAYLOAD] = payload;
        records[at + ORDER_ID] = orderId;
        return size++;
    }

    /** The number of the record with this key, of those from one to before another, or -1. */
    int find(int from, int to, long keyHigh, long keyLow) {
        int end = Math.min(to, size);
        for (int number = from; number < end; number++) {
            int at = number << RECORD_SHIFT;
            if (records[at + KEY_HIGH] == keyHigh && records[at + KEY_LOW] == keyLow) {
                return number;
            }
        }
        return NONE;
    }

    /**
     * Reads where the next records will stand; means nothing. Of those lines no cache has any, and
     * to store what is not there holds up all later stores.
     */
    long peekNext(int count) {
        long read = 0;
        int last = Math.min(size + count << RECORD_SHIFT, records.length - 1);
        for (int at = size << RECORD_SHIFT; at < last; at += LONGS_PER_LINE) {
            read += records[at];
        }
        return read + records[last];
    }

    long payload(int number) {
        return records[(number << RECORD_SHIFT) + PAYLOAD];
    }

    long orderId(int number) {
        return records[(number << RECORD_SHIFT) + ORDER_ID];
    }

    void write(StateWriter out) {
        out.writeInt(size);
        for (int i = 0; i < size << RECORD_SHIFT; i++) {
            out.writeLong(records[i]);
        }
    }
}
