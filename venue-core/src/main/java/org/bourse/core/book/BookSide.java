package org.bourse.core.book;

import java.util.Arrays;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;

/**
 * The levels of one side of a book. Prices are counted as ranks: the price of a bid, the negated
 * price of an ask, so that the greater is the better.
 *
 * <p>Sixty-four neighbouring ranks are a block. A block that has levels owns a row, the one its
 * number says, which has a bit and a place per rank: so a level is found without a search, and the
 * next worse one, too. Blocks that own rows are kept sorted; the best is the last, so a block that
 * comes or goes at the touch moves nothing. The places of a row lie in a table that has as many
 * rows as were ever owned at once, so that what is used stays close together.
 *
 * <p>Blocks that would own the same row are {@value #RANKS_APART} ranks apart. The levels of all
 * but one of them stand in a tree ({@link FarLevels}) until accesses to the one have been refused
 * more often than the owner has levels: then the owner's levels go to the tree. So however prices
 * are chosen, a command moves two levels at most on average, 128 at once.
 */
public final class BookSide {
    private static final int RANKS = Long.SIZE;
    private static final int RANK_SHIFT = 6;
    private static final int ROWS = 1_024;
    private static final int RANKS_APART = ROWS * RANKS;
    private static final int INITIAL_ROWS = 16;

    private static final int NONE = LevelPool.NONE;

    private final LevelPool levels;
    private final FarLevels far;
    private final int symbol;
    private final boolean buy;

    /** A price times this is its rank: 1 for bids, -1 for asks. */
    private final int sign;

    private final LevelRow[] rows = LevelRow.many(ROWS);

    /** The blocks that own rows, the best last. */
    private final long[] sorted = new long[ROWS];

    private int owned;

    /** Levels by place; as many rows as were owned at once. */
    private int[] table = new int[INITIAL_ROWS * RANKS];

    /** Where rows begin that nobody owns: from {@link #owned} on. */
    private int[] freeStarts = starts(0, INITIAL_ROWS);

    private int farTree = FarLevels.EMPTY;
    private int best = NONE;

    /** Below all prices if there is no level. */
    private long bestRank = Long.MIN_VALUE;

    private int size;

    BookSide(LevelPool levels, int symbol, boolean buy) {
        this.levels = levels;
        far = levels.far();
        this.symbol = symbol;
        this.buy = buy;
        sign = buy ? 1 : -1;
    }

    public int size() {
        return size;
    }

    /** The best level, or {@link LevelPool#NONE}. */
    public int best() {
        return best;
    }

    /** The price of the best level; there must be one. */
    public long bestTicks() {
        return sign * bestRank;
    }

    /** Whether an order of the other side, with this worst price, meets a level of this one. */
    public boolean isReachedBy(long priceTicks) {
        return bestRank >= rank(priceTicks);
    }

    private long rank(long priceTicks) {
        return sign * priceTicks;
    }

    /** The level next to this one on the side away from the touch, or {@link LevelPool#NONE}. */
    public int worse(int level) {
        long rank = levels.rank(level);
        int inTable = worseInTable(rank);
        return farTree == FarLevels.EMPTY ? inTable : better(inTable, far.worse(farTree, rank));
    }

    /** The level of a price, or {@link LevelPool#NONE}. */
    int find(long priceTicks) {
        long rank = rank(priceTicks);
        LevelRow row = row(rank);
        if (row.owner == block(rank)) {
            return row.has(rank) ? table[place(row, rank)] : NONE;
        }
        return far.find(farTree, rank);
    }

    /** The level of a price if it is in the table, otherwise {@link LevelPool#NONE}. */
    public int findInTable(long priceTicks) {
        long rank = rank(priceTicks);
        LevelRow row = row(rank);
        boolean there = row.owner == block(rank) && row.has(rank);
        return there ? table[place(row, rank)] : NONE;
    }

    /** The level of a price, which is made if it is not there. */
    int levelFor(long priceTicks) {
        long rank = rank(priceTicks);
        LevelRow row = row(rank);
        boolean inTable = row.owner == block(rank) || claim(row, block(rank));
        if (inTable) {
            if (row.has(rank)) {
                return table[place(row, rank)];
            }
        } else {
            int level = far.find(farTree, rank);
            if (level != NONE) {
                return level;
            }
        }
        int level = levels.add(priceTicks, symbol, buy);
        size++;
        if (inTable) {
            take(row, rank, level);
        } else {
            farTree = far.add(farTree, level);
        }
        if (rank > bestRank) {
            best = level;
            bestRank = rank;
        }
        return level;
    }

    /** Removes a level that has become empty. */
    void remove(int level) {
        long rank = levels.rank(level);
        LevelRow row = row(rank);
        if (row.owner == block(rank)) {
            row.taken &= ~(1L << rank);
            if (row.taken == 0) {
                disown(row);
            }
        } else {
            farTree = far.remove(farTree, level);
        }
        levels.free(level);
        size--;
        if (level == best) {
            findBest();
        }
    }

    private void findBest() {
        int level = owned == 0 ? NONE : lastOf(row(sorted[owned - 1]), -1L);
        if (farTree != FarLevels.EMPTY) {
            level = better(level, far.best(farTree));
        }
        best = level;
        bestRank = level == NONE ? Long.MIN_VALUE : levels.rank(level);
    }

    private int better(int left, int right) {
        if (left == NONE || right == NONE) {
            return left == NONE ? right : left;
        }
        return levels.rank(left) > levels.rank(right) ? left : right;
    }

    /** The best level of the table that is worse than a rank. */
    private int worseInTable(long rank) {
        LevelRow row = row(rank);
        if (row.owner == block(rank)) {
            long worse = row.taken & (1L << rank) - 1;
            if (worse != 0) {
                return lastOf(row, worse);
            }
        }
        int at = firstNotBelow(block(rank)) - 1;
        return at < 0 ? NONE : lastOf(row(sorted[at]), -1L);
    }

    /** The best level of a row, of those whose bits are set. */
    private int lastOf(LevelRow row, long places) {
        return table[row.start + RANKS - 1 - Long.numberOfLeadingZeros(row.taken & places)];
    }

    /** The index of the worst block that owns a row and is as good as this one or better. */
    private int firstNotBelow(long block) {
        if (owned > 0 && sorted[owned - 1] <= block) {
            return sorted[owned - 1] == block ? owned - 1 : owned;
        }
        int low = 0;
        int high = owned;
        while (low < high) {
            int middle = low + high >>> 1;
            if (sorted[middle] >= block) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Whether a block that does not own its row does so now. */
    private boolean claim(LevelRow row, long block) {
        if (row.owner != LevelRow.NOBODY) {
            row.refusals++;
            if (row.refusals <= Long.bitCount(row.taken)) {
                return false;
            }
            evict(row);
        }
        own(row, block);
        int level = farTree == FarLevels.EMPTY ? NONE : far.worse(farTree, block + RANKS);
        while (level != NONE && levels.rank(level) >= block) {
            farTree = far.remove(farTree, level);
            take(row, levels.rank(level), level);
            level = far.worse(farTree, block + RANKS);
        }
        return true;
    }

    private void own(LevelRow row, long block) {
        if (owned == freeStarts.length) {
            freeStarts = starts(owned, 2 * owned);
            table = Arrays.copyOf(table, 2 * table.length);
        }
        row.owner = block;
        row.start = freeStarts[owned];
        row.refusals = 0;
        int at = firstNotBelow(block);
        System.arraycopy(sorted, at, sorted, at + 1, owned - at);
        sorted[at] = block;
        owned++;
    }

    private void disown(LevelRow row) {
        int at = firstNotBelow(row.owner);
        row.owner = LevelRow.NOBODY;
        owned--;
        System.arraycopy(sorted, at + 1, sorted, at, owned - at);
        freeStarts[owned] = row.start;
    }

    /** Where rows begin, from one to before another; earlier ones are all owned. */
    private static int[] starts(int from, int to) {
        int[] starts = new int[to];
        for (int i = from; i < to; i++) {
            starts[i] = i * RANKS;
        }
        return starts;
    }

    /** The levels of the owner go to the tree. */
    private void evict(LevelRow row) {
        for (long left = row.taken; left != 0; left &= left - 1) {
            int place = row.start + Long.numberOfTrailingZeros(left);
            farTree = far.add(farTree, table[place]);
        }
        row.taken = 0;
        disown(row);
    }

    private void take(LevelRow row, long rank, int level) {
        table[place(row, rank)] = level;
        row.taken |= 1L << rank;
    }

    /** The first rank of the block of a rank. */
    private static long block(long rank) {
        return rank & -RANKS;
    }

    private LevelRow row(long rank) {
        return rows[(int) (rank >> RANK_SHIFT) & ROWS - 1];
    }

    private static int place(LevelRow row, long rank) {
        return row.start + ((int) rank & RANKS - 1);
    }

    /** Writes the levels with their orders, the best first. */
    void write(StateWriter out) {
        out.writeInt(size);
        for (int level = best; level != NONE; level = worse(level)) {
            out.writeLong(levels.priceTicks(level));
            levels.write(out, level);
        }
    }

    void read(StateReader in) {
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            levels.read(in, levelFor(in.readLong()));
        }
    }
}
