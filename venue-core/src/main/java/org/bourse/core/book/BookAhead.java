package org.bourse.core.book;

/**
 * Reads what the next messages to books will need, all lines that can be named in one loop, then
 * those that they name: the processor fetches what stands in one loop side by side. Nothing follows
 * from what is read.
 */
public final class BookAhead {
    /** The pools of fewer orders than this stand in the cache anyway. */
    private static final int ORDERS_MIN = 1 << 13;

    private final OrderPool orders;
    private final LevelPool levels;
    private final int max;

    /** Orders that are named; then their slots. */
    private final long[] orderIds;

    private final int[] slots;
    private int named;

    /** Levels at whose end an order will stand. */
    private final int[] levelSlots;

    private int entered;

    /** Depends on all that was read: so none of the reads is left out as useless. */
    private long seen;

    /**
     * @param max messages that are expected at a time; what is more is not looked at
     */
    public BookAhead(OrderPool orders, LevelPool levels, int max) {
        this.orders = orders;
        this.levels = levels;
        this.max = max;
        orderIds = new long[max];
        slots = new int[max];
        levelSlots = new int[max];
    }

    /** A message will name this order. */
    public void expectOrder(long orderId) {
        if (named < max) {
            orderIds[named] = orderId;
            named++;
        }
    }

    /** An order will enter this side of a book, where many rest, at a price. */
    public void expectEntry(BookSide side, long priceTicks) {
        if (entered < max) {
            levelSlots[entered] = side.findInTable(priceTicks);
            entered++;
        }
    }

    /** Whether so many orders rest that they are in no cache. */
    public boolean isLarge() {
        return orders.size() >= ORDERS_MIN;
    }

    /** Reads for all that is expected, and expects nothing any more. */
    public void fetch() {
        seen += isLarge() ? fetchLarge() : fetchSmall();
        seen += orders.peekNext(max);
        named = 0;
        entered = 0;
    }

    /**
     * What is not in the first cache is in the second: one loop sees far enough for that, and who
     * is not where it most likely is need not be searched for.
     */
    private long fetchSmall() {
        long read = 0;
        for (int i = 0; i < named; i++) {
            int slot = orders.guess(orderIds[i]);
            read += orders.id(slot);
            read += levels.lots(Math.max(orders.level(slot), 0));
        }
        return read;
    }

    private long fetchLarge() {
        long read = orders.peek(orderIds, named);
        for (int i = 0; i < entered; i++) {
            // What is not there stands for any other: a branch that cannot be foretold costs more.
            levelSlots[i] = Math.max(levelSlots[i], 0);
            read += levels.lots(levelSlots[i]);
        }
        for (int i = 0; i < named; i++) {
            slots[i] = Math.max(orders.find(orderIds[i]), 0);
        }
        for (int i = 0; i < named; i++) {
            read += orders.symbol(slots[i]);
            read += levels.lots(Math.max(orders.level(slots[i]), 0));
        }
        return read + fetchNeighbours();
    }

    private long fetchNeighbours() {
        OrderLinks links = orders.links();
        long read = 0;
        for (int i = 0; i < named; i++) {
            read += links.peekNeighbours(slots[i]);
        }
        for (int i = 0; i < entered; i++) {
            read += links.peekLevel(levelSlots[i]);
        }
        return read;
    }
}
