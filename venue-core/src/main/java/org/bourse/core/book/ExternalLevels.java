package org.bourse.core.book;

import java.util.Arrays;

/**
 * What external books have: at most one record of the {@link OrderPool} per price of a side of a
 * symbol, which stands in line among the orders. It is found by its level, which is found by its
 * price.
 */
public final class ExternalLevels {
    /** The most of a side of a symbol. */
    public static final int PER_SIDE_MAX = 1_000;

    private static final int NONE = OrderPool.NONE;

    private final OrderPool orders;
    private final LevelPool levels;
    private final Slots slots;

    /** By level the slot, or {@link #NONE}. */
    private final int[] byLevel;

    /** By symbol and side. */
    private final int[] counts;

    ExternalLevels(OrderPool orders, LevelPool levels, int symbolsMax) {
        this.orders = orders;
        this.levels = levels;
        slots = orders.externals();
        byLevel = new int[orders.slots()];
        Arrays.fill(byLevel, NONE);
        counts = new int[2 * (symbolsMax + 1)];
    }

    /** Whether there is no room for one more. */
    public boolean isFull(Book book, boolean buy) {
        return slots.used() == slots.max() || size(book, buy) == PER_SIDE_MAX;
    }

    /** How many a side of a book has. */
    public int size(Book book, boolean buy) {
        return counts[side(book, buy)];
    }

    /** The slot of the one at a price, or {@link OrderPool#NONE}. */
    public int find(Book book, boolean buy, long priceTicks) {
        int level = book.side(buy).find(priceTicks);
        return level == LevelPool.NONE ? NONE : byLevel[level];
    }

    /** What is left of the one at a level of a book; 0 where there is none. */
    public long lots(Book book, int level) {
        // Most venues and books have none: then the level is not looked up.
        if (slots.used() == 0 || size(book, levels.isBuy(level)) == 0) {
            return 0;
        }
        int slot = byLevel[level];
        return slot == NONE ? 0 : orders.remainingLots(slot);
    }

    /** The slot of the one at a level, or {@link OrderPool#NONE}. */
    public int at(int level) {
        return byLevel[level];
    }

    /**
     * Puts one at the end of the line at a price where there is none, and returns its level; there
     * must be room.
     */
    public int add(Book book, int account, boolean buy, long priceTicks, long lots) {
        int slot = orders.addExternal(account, lots, buy);
        int level = book.rest(slot, buy, priceTicks);
        added(book, slot);
        return level;
    }

    /** Puts one that is there at the end of its line with other lots, and returns its level. */
    public int renew(Book book, int slot, long lots) {
        int level = orders.level(slot);
        book.leave(slot);
        orders.remainingLots(slot, lots);
        levels.append(level, slot);
        return level;
    }

    /** Takes one out of its level, which may stay behind empty. */
    public void remove(Book book, int slot) {
        byLevel[orders.level(slot)] = NONE;
        counts[side(book, orders.isBuy(slot))]--;
        book.leave(slot);
        slots.give(slot);
    }

    /** Counts one that stands in its level, where it is found from now on. */
    public void added(Book book, int slot) {
        byLevel[orders.level(slot)] = slot;
        counts[side(book, orders.isBuy(slot))]++;
    }

    private static int side(Book book, boolean buy) {
        return book.symbol().number() << 1 | (buy ? 1 : 0);
    }
}
