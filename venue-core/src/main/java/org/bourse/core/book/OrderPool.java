package org.bourse.core.book;

import org.bourse.core.index.LongIndex;

/**
 * The resting orders of all symbols. An order is a record of eight longs, one cache line, named by
 * its slot; freed slots are used again, the latest first.
 */
public final class OrderPool {
    /** No order. */
    public static final int NONE = LongIndex.NONE;

    private static final int ID = 0;
    private static final int REMAINING_LOTS = 1;
    private static final int FILLED_LOTS = 2;

    /** Traded while resting: what the maker's fee is computed from. */
    private static final int MADE_NOTIONAL_MINOR = 3;

    private static final int HELD_MINOR = 4;
    private static final int MAKER_RATE_E8 = 5;

    /** Index of the account above, slot of the level below. */
    private static final int ACCOUNT_AND_LEVEL = 6;

    /** Slot of the next order of the level above, of the previous one below. */
    private static final int NEXT_AND_PREVIOUS = 7;

    private static final int RECORD_SHIFT = 3;

    private final long[] records;
    private final int[] freeSlots;
    private int freeCount;
    private final LongIndex byId;

    public OrderPool(int max) {
        records = new long[max << RECORD_SHIFT];
        byId = new LongIndex(max);
        freeSlots = new int[max];
        freeCount = max;
        for (int i = 0; i < max; i++) {
            freeSlots[i] = max - 1 - i;
        }
    }

    public boolean isFull() {
        return freeCount == 0;
    }

    public int size() {
        return freeSlots.length - freeCount;
    }

    /** The slot of the resting order with this id, or {@link #NONE}. */
    public int find(long orderId) {
        return byId.get(orderId);
    }

    /** Takes a free slot, there must be one, for an order that is in no level yet. */
    public int add(
            long id,
            int account,
            long remainingLots,
            long filledLots,
            long heldMinor,
            long makerRateE8) {
        int slot = freeSlots[freeCount - 1];
        freeCount--;
        byId.put(id, slot);
        int at = slot << RECORD_SHIFT;
        records[at + ID] = id;
        records[at + REMAINING_LOTS] = remainingLots;
        records[at + FILLED_LOTS] = filledLots;
        records[at + MADE_NOTIONAL_MINOR] = 0;
        records[at + HELD_MINOR] = heldMinor;
        records[at + MAKER_RATE_E8] = makerRateE8;
        records[at + ACCOUNT_AND_LEVEL] = Pair.of(account, NONE);
        records[at + NEXT_AND_PREVIOUS] = Pair.of(NONE, NONE);
        return slot;
    }

    /** Frees the slot of an order that is in no level any more. */
    public void free(int slot) {
        byId.remove(id(slot));
        freeSlots[freeCount] = slot;
        freeCount++;
    }

    /** Books a trade of this resting order. */
    public void fill(int slot, long lots, long notionalMinor, long heldMinorAfter) {
        int at = slot << RECORD_SHIFT;
        records[at + REMAINING_LOTS] -= lots;
        records[at + FILLED_LOTS] += lots;
        records[at + MADE_NOTIONAL_MINOR] += notionalMinor;
        records[at + HELD_MINOR] = heldMinorAfter;
    }

    public long id(int slot) {
        return records[(slot << RECORD_SHIFT) + ID];
    }

    public long remainingLots(int slot) {
        return records[(slot << RECORD_SHIFT) + REMAINING_LOTS];
    }

    public long filledLots(int slot) {
        return records[(slot << RECORD_SHIFT) + FILLED_LOTS];
    }

    public long madeNotionalMinor(int slot) {
        return records[(slot << RECORD_SHIFT) + MADE_NOTIONAL_MINOR];
    }

    public long heldMinor(int slot) {
        return records[(slot << RECORD_SHIFT) + HELD_MINOR];
    }

    public long makerRateE8(int slot) {
        return records[(slot << RECORD_SHIFT) + MAKER_RATE_E8];
    }

    /** The index of its account. */
    public int account(int slot) {
        return Pair.above(records[(slot << RECORD_SHIFT) + ACCOUNT_AND_LEVEL]);
    }

    public int level(int slot) {
        return Pair.below(records[(slot << RECORD_SHIFT) + ACCOUNT_AND_LEVEL]);
    }

    void level(int slot, int level) {
        records[(slot << RECORD_SHIFT) + ACCOUNT_AND_LEVEL] = Pair.of(account(slot), level);
    }

    /** The next younger order of the same level, or {@link #NONE}. */
    public int next(int slot) {
        return Pair.above(records[(slot << RECORD_SHIFT) + NEXT_AND_PREVIOUS]);
    }

    int previous(int slot) {
        return Pair.below(records[(slot << RECORD_SHIFT) + NEXT_AND_PREVIOUS]);
    }

    void next(int slot, int next) {
        records[(slot << RECORD_SHIFT) + NEXT_AND_PREVIOUS] = Pair.of(next, previous(slot));
    }

    void previous(int slot, int previous) {
        records[(slot << RECORD_SHIFT) + NEXT_AND_PREVIOUS] = Pair.of(next(slot), previous);
    }
}
