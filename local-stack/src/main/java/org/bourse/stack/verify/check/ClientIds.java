package org.bourse.stack.verify.check;

import org.jspecify.annotations.Nullable;

/**
 * Client order ids with the orders they name, for at least 24 hours of venue time and at most 48:
 * an older and a younger generation. A key is 128 bits of hash; an entry takes 64 bytes at most.
 */
final class ClientIds {
    private static final long DAY_MICROS = 86_400_000_000L;

    /** What is remembered of an id: the order, and what was asked for as a hash. */
    record Entry(long orderId, long payload) {}

    private static final int COLUMNS = 4;

    /** An open-addressing table; a row of zeros is free. */
    private static final class Generation {
        private long[] rows = new long[COLUMNS << 10];
        private int size;

        @Nullable Entry find(long high, long low) {
            int at = slot(rows, high, low);
            return rows[at] == 0 && rows[at + 1] == 0
                    ? null
                    : new Entry(rows[at + 2], rows[at + 3]);
        }

        void put(long high, long low, Entry entry) {
            if (2 * (size + 1) > rows.length / COLUMNS) {
                grow();
            }
            int at = slot(rows, high, low);
            size += rows[at] == 0 && rows[at + 1] == 0 ? 1 : 0;
            rows[at] = high;
            rows[at + 1] = low;
            rows[at + 2] = entry.orderId();
            rows[at + 3] = entry.payload();
        }

        private void grow() {
            long[] old = rows;
            rows = new long[Math.multiplyExact(old.length, 2)];
            for (int at = 0; at < old.length; at += COLUMNS) {
                if (old[at] != 0 || old[at + 1] != 0) {
                    System.arraycopy(old, at, rows, slot(rows, old[at], old[at + 1]), COLUMNS);
                }
            }
        }

        private static int slot(long[] rows, long high, long low) {
            int mask = rows.length / COLUMNS - 1;
            int row = (int) (high ^ high >>> 32) & mask;
            while (true) {
                int at = row * COLUMNS;
                boolean isFree = rows[at] == 0 && rows[at + 1] == 0;
                if (isFree || (rows[at] == high && rows[at + 1] == low)) {
                    return at;
                }
                row = (row + 1) & mask;
            }
        }
    }

    private Generation older = new Generation();
    private Generation younger = new Generation();
    private long since;
    private boolean isBeforeFirstTick = true;

    /** What is known of an account's id. */
    @Nullable Entry find(long account, String clientOrderId) {
        long high = high(account, clientOrderId);
        long low = low(account, clientOrderId);
        Entry entry = younger.find(high, low);
        return entry == null ? older.find(high, low) : entry;
    }

    void put(long account, String clientOrderId, Entry entry) {
        younger.put(high(account, clientOrderId), low(account, clientOrderId), entry);
    }

    /**
     * After a tick (3.2): what was written before the younger generation is forgotten. The first
     * one is counted from the first tick.
     */
    void tick(long timeMicros) {
        if (isBeforeFirstTick) {
            since = timeMicros;
        } else if (timeMicros - since >= DAY_MICROS) {
            older = younger;
            younger = new Generation();
            since = timeMicros;
        }
        isBeforeFirstTick = timeMicros == 0;
    }

    private static long high(long account, String clientOrderId) {
        return hash(account, clientOrderId, 0xCBF2_9CE4_8422_2325L) | 1;
    }

    private static long low(long account, String clientOrderId) {
        return hash(account, clientOrderId, 0x9E37_79B9_7F4A_7C15L);
    }

    private static long hash(long account, String clientOrderId, long seed) {
        long hash = mix(seed ^ mix(account));
        for (int i = 0; i < clientOrderId.length(); i++) {
            hash = mix(hash ^ clientOrderId.charAt(i));
        }
        return hash;
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 32) * 0xD6E8_FEB8_6659_FD93L;
        return mixed ^ mixed >>> 29;
    }
}
