package org.bourse.core.book;

/**
 * The price levels of all books: per level its price, its lots, and its orders as a list from the
 * oldest to the youngest. There are never more levels than orders.
 */
public final class LevelPool {
    /** No level. */
    public static final int NONE = OrderPool.NONE;

    private static final int PRICE_TICKS = 0;
    private static final int LOTS = 1;

    /** Slot of the oldest order above, of the youngest below. */
    private static final int OLDEST_AND_YOUNGEST = 2;

    /** Number of orders above; symbol and side below. */
    private static final int COUNT_AND_SIDE = 3;

    private static final int RECORD_SHIFT = 2;

    private final OrderPool orders;
    private final long[] records;
    private final int[] freeSlots;
    private int freeCount;

    public LevelPool(int max, OrderPool orders) {
        this.orders = orders;
        records = new long[max << RECORD_SHIFT];
        freeSlots = new int[max];
        freeCount = max;
        for (int i = 0; i < max; i++) {
            freeSlots[i] = max - 1 - i;
        }
    }

    int add(long priceTicks, int symbol, boolean buy) {
        int slot = freeSlots[freeCount - 1];
        freeCount--;
        int at = slot << RECORD_SHIFT;
        records[at + PRICE_TICKS] = priceTicks;
        records[at + LOTS] = 0;
        records[at + OLDEST_AND_YOUNGEST] = Pair.of(NONE, NONE);
        records[at + COUNT_AND_SIDE] = Pair.of(0, symbol << 1 | (buy ? 1 : 0));
        return slot;
    }

    void free(int slot) {
        freeSlots[freeCount] = slot;
        freeCount++;
    }

    /** Adds an order as the youngest. */
    void append(int slot, int order) {
        int at = slot << RECORD_SHIFT;
        int youngest = youngest(slot);
        if (youngest == NONE) {
            records[at + OLDEST_AND_YOUNGEST] = Pair.of(order, order);
        } else {
            orders.next(youngest, order);
            orders.previous(order, youngest);
            records[at + OLDEST_AND_YOUNGEST] = Pair.of(oldest(slot), order);
        }
        orders.level(order, slot);
        records[at + LOTS] += orders.remainingLots(order);
        records[at + COUNT_AND_SIDE] += 1L << 32;
    }

    /** Takes an order out with what remains of it. */
    void remove(int slot, int order) {
        int at = slot << RECORD_SHIFT;
        int next = orders.next(order);
        int previous = orders.previous(order);
        if (next != NONE) {
            orders.previous(next, previous);
        }
        if (previous != NONE) {
            orders.next(previous, next);
        }
        int oldest = previous == NONE ? next : oldest(slot);
        int youngest = next == NONE ? previous : youngest(slot);
        records[at + OLDEST_AND_YOUNGEST] = Pair.of(oldest, youngest);
        records[at + LOTS] -= orders.remainingLots(order);
        records[at + COUNT_AND_SIDE] -= 1L << 32;
    }

    void lotsTraded(int slot, long lots) {
        records[(slot << RECORD_SHIFT) + LOTS] -= lots;
    }

    public long priceTicks(int slot) {
        return records[(slot << RECORD_SHIFT) + PRICE_TICKS];
    }

    public long lots(int slot) {
        return records[(slot << RECORD_SHIFT) + LOTS];
    }

    public int orders(int slot) {
        return Pair.above(records[(slot << RECORD_SHIFT) + COUNT_AND_SIDE]);
    }

    public int symbol(int slot) {
        return Pair.below(records[(slot << RECORD_SHIFT) + COUNT_AND_SIDE]) >> 1;
    }

    public boolean isBuy(int slot) {
        return (records[(slot << RECORD_SHIFT) + COUNT_AND_SIDE] & 1) != 0;
    }

    /** The first order in line. */
    public int oldest(int slot) {
        return Pair.above(records[(slot << RECORD_SHIFT) + OLDEST_AND_YOUNGEST]);
    }

    private int youngest(int slot) {
        return Pair.below(records[(slot << RECORD_SHIFT) + OLDEST_AND_YOUNGEST]);
    }
}
