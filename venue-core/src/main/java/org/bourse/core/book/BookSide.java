package org.bourse.core.book;

import java.util.Arrays;

/**
 * The levels of one side of a book in two arrays, sorted so that the best level is the last: work
 * at the best prices, which is most of it, moves little or nothing. A level is searched from the
 * best in steps that double, so a level near the best is found in two or three comparisons.
 */
public final class BookSide {
    private static final int INITIAL_LEVELS = 256;

    private final LevelPool levels;
    private final int symbol;
    private final boolean buy;

    /** Prices of bids, negated prices of asks: the greater the better. */
    private long[] ranks = new long[INITIAL_LEVELS];

    private int[] slots = new int[INITIAL_LEVELS];
    private int size;

    BookSide(LevelPool levels, int symbol, boolean buy) {
        this.levels = levels;
        this.symbol = symbol;
        this.buy = buy;
    }

    public int size() {
        return size;
    }

    /** The level that is {@code depth} levels behind the best; depth is less than the size. */
    public int level(int depth) {
        return slots[size - 1 - depth];
    }

    /** The best level, or {@link LevelPool#NONE}. */
    public int best() {
        return size == 0 ? LevelPool.NONE : slots[size - 1];
    }

    /** The price of the best level; there must be one. */
    public long bestTicks() {
        return ticks(ranks[size - 1]);
    }

    /** The level of a price, which is made if it is not there. */
    int levelFor(long priceTicks) {
        long rank = ticks(priceTicks);
        int at = firstNotBelow(rank);
        if (at < size && ranks[at] == rank) {
            return slots[at];
        }
        int slot = levels.add(priceTicks, symbol, buy);
        insert(at, rank, slot);
        return slot;
    }

    /** Removes a level that has become empty. */
    void remove(int level) {
        int at = firstNotBelow(ticks(levels.priceTicks(level)));
        int better = size - 1 - at;
        System.arraycopy(ranks, at + 1, ranks, at, better);
        System.arraycopy(slots, at + 1, slots, at, better);
        size--;
        levels.free(level);
    }

    private void insert(int at, long rank, int slot) {
        if (size == ranks.length) {
            ranks = Arrays.copyOf(ranks, 2 * size);
            slots = Arrays.copyOf(slots, 2 * size);
        }
        System.arraycopy(ranks, at, ranks, at + 1, size - at);
        System.arraycopy(slots, at, slots, at + 1, size - at);
        ranks[at] = rank;
        slots[at] = slot;
        size++;
    }

    /** The index of the worst level that is as good as {@code rank} or better; size if none is. */
    private int firstNotBelow(long rank) {
        int high = size;
        int step = 1;
        int low = high - step;
        while (low >= 0 && ranks[low] >= rank) {
            high = low;
            step <<= 1;
            low = high - step;
        }
        low = Math.max(low + 1, 0);
        while (low < high) {
            int middle = low + high >>> 1;
            if (ranks[middle] >= rank) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** From price to rank and back. */
    private long ticks(long priceOrRank) {
        return buy ? priceOrRank : -priceOrRank;
    }
}
