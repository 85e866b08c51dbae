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

    private final OrderPool orders;
    private final OrderLinks links;
    private final FarLevels far;
    private final LevelRecord[] records;
    private final int[] freeSlots;
    private int freeCount;

    public LevelPool(OrderPool orders) {
        this.orders = orders;
        links = orders.links();
        int max = orders.slots();
        far = new FarLevels(max, this);
        records = LevelRecord.many(max);
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
        LevelRecord level = records[slot];
        level.priceTicks = priceTicks;
        level.lots = 0;
        level.orders = 0;
        level.symbolAndSide = symbol << 1 | (buy ? 1 : 0);
        return slot;
    }

    void free(int slot) {
        freeSlots[freeCount] = slot;
        freeCount++;
    }

    /** Adds an order as the youngest. */
    void append(int slot, int order) {
        append(slot, order, orders.record(order));
    }

    /** The same of an order whose record is at hand: after a branch it would be looked up anew. */
    void append(int slot, int order, OrderRecord record) {
        LevelRecord level = records[slot];
        links.append(slot, order);
        level.orders++;
        record.level = slot;
        if ((record.flags & OrderPool.ICEBERG) == 0) {
            level.lots += record.remainingLots;
        } else {
            level.lots += orders.shownLots(order);
            level.hiddenLots += orders.hiddenLots(order);
        }
    }

    /** Takes an order out with what is shown of it; it keeps its links until it has others. */
    void remove(int slot, int order, OrderRecord record) {
        LevelRecord level = records[slot];
        links.remove(order);
        level.orders--;
        if ((record.flags & OrderPool.ICEBERG) == 0) {
            level.lots -= record.remainingLots;
        } else {
            level.lots -= orders.shownLots(order);
            level.hiddenLots -= orders.hiddenLots(order);
        }
    }

    void lotsTaken(int slot, long lots) {
        records[slot].lots -= lots;
    }

    void hiddenLotsTaken(int slot, long lots) {
        records[slot].hiddenLots -= lots;
    }

    public long priceTicks(int slot) {
        return records[slot].priceTicks;
    }

    /** The price of a bid, the negated price of an ask: the greater the better. */
    long rank(int slot) {
        long priceTicks = priceTicks(slot);
        return isBuy(slot) ? priceTicks : -priceTicks;
    }

    /** What is shown. */
    public long lots(int slot) {
        return records[slot].lots;
    }

    /** What is shown and what is hidden. */
    public long allLots(int slot) {
        return lots(slot) + records[slot].hiddenLots;
    }

    public int orders(int slot) {
        return records[slot].orders;
    }

    public int symbol(int slot) {
        return records[slot].symbolAndSide >> 1;
    }

    public boolean isBuy(int slot) {
        return (records[slot].symbolAndSide & 1) != 0;
    }

    /** The first order in line; of an empty level none. */
    public int oldest(int slot) {
        return links.oldest(slot);
    }

    /** Writes the orders of a level, the first in line first. */
    void write(StateWriter out, int slot) {
        out.writeInt(orders(slot));
        for (int order = oldest(slot); order != NONE; order = orders.next(order)) {
            orders.snapshots().write(out, order);
        }
    }

    /** Reads them into a new level. */
    void read(StateReader in, int slot) {
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            append(slot, orders.snapshots().read(in, symbol(slot)));
        }
    }
}
