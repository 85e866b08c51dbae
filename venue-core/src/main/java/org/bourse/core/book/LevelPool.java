package org.bourse.core.book;

import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;

/**
 * The price levels of all books: per level its price, its lots, and its orders as a list from the
 * oldest to the youngest. There are never more levels than orders and external levels.
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

    /**
     * A great array's elements begin 16 bytes after a multiple of 64: so cache lines do not cut
     * records.
     */
    private static final int PADDING = 6;

    private final OrderPool orders;
    private final FarLevels far;
    private final long[] records;

    /** Of icebergs, by slot: what is not shown of them. */
    private final long[] hiddenLots;

    private final int[] freeSlots;
    private int freeCount;

    public LevelPool(int max, OrderPool orders) {
        this.orders = orders;
        far = new FarLevels(max, this);
        records = new long[at(max)];
        hiddenLots = new long[max];
        freeSlots = new int[max];
        freeCount = max;
        for (int i = 0; i < max; i++) {
            freeSlots[i] = max - 1 - i;
        }
    }

    /** Where the sides keep their levels that are far from the touch. */
    FarLevels far() {
        return far;
    }

    int add(long priceTicks, int symbol, boolean buy) {
        int slot = freeSlots[freeCount - 1];
        freeCount--;
        int at = at(slot);
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
        int at = at(slot);
        int youngest = youngest(slot);
        if (youngest == NONE) {
            records[at + OLDEST_AND_YOUNGEST] = Pair.of(order, order);
        } else {
            orders.next(youngest, order);
            orders.previous(order, youngest);
            records[at + OLDEST_AND_YOUNGEST] = Pair.of(oldest(slot), order);
        }
        orders.level(order, slot);
        records[at + LOTS] += orders.shownLots(order);
        if (orders.has(order, OrderPool.ICEBERG)) {
            hiddenLots[slot] += orders.hiddenLots(order);
        }
        records[at + COUNT_AND_SIDE] += 1L << 32;
    }

    /** Takes an order out with what is shown of it. */
    void remove(int slot, int order) {
        int at = at(slot);
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
        records[at + LOTS] -= orders.shownLots(order);
        if (orders.has(order, OrderPool.ICEBERG)) {
            hiddenLots[slot] -= orders.hiddenLots(order);
        }
        records[at + COUNT_AND_SIDE] -= 1L << 32;
    }

    void lotsTaken(int slot, long lots) {
        records[at(slot) + LOTS] -= lots;
    }

    void hiddenLotsTaken(int slot, long lots) {
        hiddenLots[slot] -= lots;
    }

    public long priceTicks(int slot) {
        return records[at(slot) + PRICE_TICKS];
    }

    /** The price of a bid, the negated price of an ask: the greater the better. */
    long rank(int slot) {
        long priceTicks = priceTicks(slot);
        return isBuy(slot) ? priceTicks : -priceTicks;
    }

    /** What is shown. */
    public long lots(int slot) {
        return records[at(slot) + LOTS];
    }

    /** What is shown and what is hidden. */
    public long allLots(int slot) {
        return lots(slot) + hiddenLots[slot];
    }

    public int orders(int slot) {
        return Pair.above(records[at(slot) + COUNT_AND_SIDE]);
    }

    public int symbol(int slot) {
        return Pair.below(records[at(slot) + COUNT_AND_SIDE]) >> 1;
    }

    public boolean isBuy(int slot) {
        return (records[at(slot) + COUNT_AND_SIDE] & 1) != 0;
    }

    /** The first order in line. */
    public int oldest(int slot) {
        return Pair.above(records[at(slot) + OLDEST_AND_YOUNGEST]);
    }

    /** The last order in line. */
    public int youngest(int slot) {
        return Pair.below(records[at(slot) + OLDEST_AND_YOUNGEST]);
    }

    private static int at(int slot) {
        return (slot << RECORD_SHIFT) + PADDING;
    }

    /** Writes the orders of a level, the first in line first. */
    void write(StateWriter out, int slot) {
        out.writeInt(orders(slot));
        for (int order = oldest(slot); order != NONE; order = orders.next(order)) {
            orders.write(out, order);
        }
    }

    /** Reads them into a new level. */
    void read(StateReader in, int slot) {
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            append(slot, orders.read(in, symbol(slot)));
        }
    }
}
