package org.bourse.core.book;

import java.util.Arrays;
import org.bourse.core.index.LongIndex;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;

/**
 * The open orders of all symbols: those that rest, those that wait for a trigger, and those that
 * are triggered and not yet activated. An order is a record of eight longs, one cache line, named
 * by its slot; freed slots are used again, the latest first. What matching seldom asks for stands
 * in {@link #terms}, what only conditional orders have in {@link #conditions}.
 */
public final class OrderPool {
    /** No order. */
    public static final int NONE = LongIndex.NONE;

    /** It buys. */
    public static final int BUY = 1;

    /** Only a part of it is shown while it rests. */
    public static final int ICEBERG = 1 << 1;

    /** It has an expiry. */
    public static final int EXPIRES = 1 << 2;

    /** It waits for its trigger. */
    public static final int WAITS = 1 << 3;

    /** It stands in line to be activated: triggered, or the first exit of a bracket. */
    public static final int TRIGGERED = 1 << 4;

    /** Its trigger follows the last price. */
    public static final int TRAILS = 1 << 5;

    /** It is triggered by a rise; without it by a fall. */
    public static final int RISES = 1 << 6;

    /** It is one of two open orders of which one cancels the other. */
    public static final int OCO = 1 << 7;

    /** Of the two the second: the first, whose id is the one before, holds for both. */
    public static final int SECOND = 1 << 8;

    /** It is the entry of a bracket whose two exits, with the ids that follow, are dormant. */
    public static final int ENTRY = 1 << 9;

    /** It is an exit of a bracket that is not active yet; the first may stand in line. */
    public static final int DORMANT = 1 << 10;

    /** It is dormant, and its place among the orders that wait is kept. */
    static final int RESERVED = 1 << 11;

    /** What happens to it concerns other orders of its list. */
    public static final int LISTED = OCO | ENTRY;

    /** Not an order, but what an external book has at a price: see {@link ExternalLevels}. */
    public static final int EXTERNAL = 1 << 13;

    private static final int ID = 0;
    private static final int REMAINING_LOTS = 1;
    private static final int FILLED_LOTS = 2;

    /** Traded while resting: what the maker's fee is computed from. */
    private static final int MADE_NOTIONAL_MINOR = 3;

    private static final int HELD_MINOR = 4;

    /** From the top: 25 bits of the maker's rate, 25 of the taker's, 14 of flags. */
    private static final int RATES_AND_FLAGS = 5;

    /** Index of the account above, slot of the level below. */
    private static final int ACCOUNT_AND_LEVEL = 6;

    /** Slot of the next order of the level or line above, of the previous one below. */
    private static final int NEXT_AND_PREVIOUS = 7;

    private static final int RECORD_SHIFT = 3;
    private static final int RATE_BITS = 25;
    private static final int FLAG_BITS = 14;
    private static final int FLAGS_MASK = (1 << FLAG_BITS) - 1;
    private static final long RATE_MASK = (1L << RATE_BITS) - 1;

    /** Great arrays begin 16 bytes after a multiple of 64: so cache lines do not cut records. */
    private static final int PADDING = 6;

    private final long[] records;
    private final int[] freeSlots;
    private int freeCount;

    /** The slots of external levels follow those of orders. */
    private final Slots externals;

    private final OrderIndex byId;
    private final OrderTerms terms;
    private final Conditions conditions;

    public OrderPool(int max, int externalMax) {
        records = new long[at(max + externalMax)];
        byId = new OrderIndex(max);
        terms = new OrderTerms(max);
        conditions = new Conditions(max);
        freeSlots = Slots.numbers(0, max);
        freeCount = max;
        externals = new Slots(max, externalMax);
    }

    /** The rest of what was asked for. */
    public OrderTerms terms() {
        return terms;
    }

    /** The triggers of conditional orders. */
    public Conditions conditions() {
        return conditions;
    }

    /** How many more orders there may be. */
    public int room() {
        return freeCount;
    }

    /** How many there may be. */
    int max() {
        return freeSlots.length;
    }

    public int size() {
        return freeSlots.length - freeCount;
    }

    /** Reads where look-ups of these ids begin; means nothing. */
    long peek(long[] orderIds, int count) {
        return byId.peek(orderIds, count);
    }

    /** The slot of the open order with this id, or {@link #NONE}. */
    public int find(long orderId) {
        return byId.get(orderId, this);
    }

    /**
     * Takes a free slot, there must be one, for an order that is in no level yet and has traded
     * only as a taker.
     *
     * @param flags of {@link #BUY} and those that follow
     */
    public int add(
            long id,
            int account,
            long remainingLots,
            long filledLots,
            long heldMinor,
            long makerRateE8,
            long takerRateE8,
            int flags) {
        int slot = freeSlots[freeCount - 1];
        freeCount--;
        long rates = makerRateE8 << RATE_BITS | takerRateE8 & RATE_MASK;
        set(slot, id, account, remainingLots, filledLots, heldMinor, rates << FLAG_BITS | flags);
        byId.put(id, slot, this);
        return slot;
    }

    /** Takes a free slot, there must be one, for an external level that is in no level yet. */
    int addExternal(int account, long lots, boolean buy) {
        int slot = externals.take();
        set(slot, 0, account, lots, 0, 0, EXTERNAL | (buy ? BUY : 0));
        return slot;
    }

    /** The slots of external levels. */
    Slots externals() {
        return externals;
    }

    private void set(
            int slot,
            long id,
            int account,
            long remainingLots,
            long filledLots,
            long heldMinor,
            long ratesAndFlags) {
        int at = at(slot);
        records[at + ID] = id;
        records[at + REMAINING_LOTS] = remainingLots;
        records[at + FILLED_LOTS] = filledLots;
        records[at + MADE_NOTIONAL_MINOR] = 0;
        records[at + HELD_MINOR] = heldMinor;
        records[at + RATES_AND_FLAGS] = ratesAndFlags;
        records[at + ACCOUNT_AND_LEVEL] = Pair.of(account, NONE);
        records[at + NEXT_AND_PREVIOUS] = Pair.of(NONE, NONE);
    }

    /** Frees the slot of an order that is in no level any more. */
    public void free(int slot) {
        byId.remove(id(slot), slot);
        freeSlots[freeCount] = slot;
        freeCount++;
    }

    /** Books a trade of this resting order. */
    public void fill(int slot, long lots, long notionalMinor, long heldMinorAfter) {
        int at = at(slot);
        records[at + REMAINING_LOTS] -= lots;
        records[at + FILLED_LOTS] += lots;
        records[at + MADE_NOTIONAL_MINOR] += notionalMinor;
        records[at + HELD_MINOR] = heldMinorAfter;
    }

    /** Notes how far an order has come that was matched as a taker. */
    public void taken(int slot, long remainingLots, long filledLots, long heldMinorAfter) {
        int at = at(slot);
        records[at + REMAINING_LOTS] = remainingLots;
        records[at + FILLED_LOTS] = filledLots;
        records[at + HELD_MINOR] = heldMinorAfter;
    }

    public long id(int slot) {
        return records[at(slot) + ID];
    }

    /** What is left of it, hidden quantity included. */
    public long remainingLots(int slot) {
        return records[at(slot) + REMAINING_LOTS];
    }

    /** What is shown of a resting order. */
    public long shownLots(int slot) {
        return has(slot, ICEBERG) ? terms.shownLots(slot) : remainingLots(slot);
    }

    /** What is hidden of a resting iceberg. */
    long hiddenLots(int slot) {
        return remainingLots(slot) - terms.shownLots(slot);
    }

    public long filledLots(int slot) {
        return records[at(slot) + FILLED_LOTS];
    }

    public long madeNotionalMinor(int slot) {
        return records[at(slot) + MADE_NOTIONAL_MINOR];
    }

    public long heldMinor(int slot) {
        return records[at(slot) + HELD_MINOR];
    }

    public void heldMinor(int slot, long minor) {
        records[at(slot) + HELD_MINOR] = minor;
    }

    public long makerRateE8(int slot) {
        return records[at(slot) + RATES_AND_FLAGS] >> RATE_BITS + FLAG_BITS;
    }

    /** Never negative. */
    public long takerRateE8(int slot) {
        return records[at(slot) + RATES_AND_FLAGS] >> FLAG_BITS & RATE_MASK;
    }

    public boolean isBuy(int slot) {
        return has(slot, BUY);
    }

    /** Whether one of these flags is set. */
    public boolean has(int slot, int flags) {
        return (records[at(slot) + RATES_AND_FLAGS] & flags) != 0;
    }

    /** All its flags. */
    public int flags(int slot) {
        return (int) records[at(slot) + RATES_AND_FLAGS] & FLAGS_MASK;
    }

    public void clear(int slot, int flags) {
        records[at(slot) + RATES_AND_FLAGS] &= ~(long) flags;
    }

    void set(int slot, int flags) {
        records[at(slot) + RATES_AND_FLAGS] |= flags;
    }

    /** The number of its symbol. */
    public int symbol(int slot) {
        return terms.symbol(slot);
    }

    /** The index of its account. */
    public int account(int slot) {
        return Pair.above(records[at(slot) + ACCOUNT_AND_LEVEL]);
    }

    /** The level in which it rests or waits. */
    public int level(int slot) {
        return Pair.below(records[at(slot) + ACCOUNT_AND_LEVEL]);
    }

    void level(int slot, int level) {
        records[at(slot) + ACCOUNT_AND_LEVEL] = Pair.of(account(slot), level);
    }

    /** The next younger order of the same level or line, or {@link #NONE}. */
    public int next(int slot) {
        return Pair.above(records[at(slot) + NEXT_AND_PREVIOUS]);
    }

    /** The next older order of the same level or line, or {@link #NONE}. */
    public int previous(int slot) {
        return Pair.below(records[at(slot) + NEXT_AND_PREVIOUS]);
    }

    void next(int slot, int next) {
        records[at(slot) + NEXT_AND_PREVIOUS] = Pair.of(next, previous(slot));
    }

    void previous(int slot, int previous) {
        records[at(slot) + NEXT_AND_PREVIOUS] = Pair.of(next(slot), previous);
    }

    private static int at(int slot) {
        return (slot << RECORD_SHIFT) + PADDING;
    }

    /** In no level or line, with its lots as they are. */
    void unlink(int slot) {
        records[at(slot) + NEXT_AND_PREVIOUS] = Pair.of(NONE, NONE);
    }

    void remainingLots(int slot, long lots) {
        records[at(slot) + REMAINING_LOTS] = lots;
    }

    /**
     * Writes an order, but not where it stands, or an external level, which has the id 0; and after
     * an order dormant ones that depend on it.
     */
    void write(StateWriter out, int slot) {
        out.writeLong(id(slot));
        out.writeInt(account(slot));
        out.writeLong(remainingLots(slot));
        if (has(slot, EXTERNAL)) {
            out.writeBoolean(isBuy(slot));
            return;
        }
        out.writeLong(filledLots(slot));
        out.writeLong(madeNotionalMinor(slot));
        out.writeLong(heldMinor(slot));
        out.writeLong(records[at(slot) + RATES_AND_FLAGS]);
        terms.write(out, slot);
        if (hasCondition(slot)) {
            conditions.write(out, slot);
        }
        if (isBeforeDormant(slot)) {
            write(out, find(id(slot) + 1));
        }
    }

    private boolean hasCondition(int slot) {
        return has(slot, DORMANT) ? has(slot, RESERVED) : has(slot, WAITS | TRIGGERED);
    }

    /** Whether the order with the id that follows is dormant because of it, or as it is. */
    private boolean isBeforeDormant(int slot) {
        return has(slot, ENTRY) || (has(slot, DORMANT) && !has(slot, SECOND));
    }

    /** Reads an order of a symbol, and returns its slot; it stands nowhere yet. */
    int read(StateReader in, int symbol) {
        long id = in.readLong();
        if (id == 0) {
            return addExternal(in.readInt(), in.readLong(), in.readBoolean());
        }
        int slot = add(id, in.readInt(), in.readLong(), in.readLong(), 0, 0, 0, 0);
        int at = at(slot);
        records[at + MADE_NOTIONAL_MINOR] = in.readLong();
        records[at + HELD_MINOR] = in.readLong();
        records[at + RATES_AND_FLAGS] = in.readLong();
        terms.read(in, slot, symbol);
        if (hasCondition(slot)) {
            conditions.read(in, slot);
        }
        if (isBeforeDormant(slot)) {
            read(in, symbol);
        }
        return slot;
    }

    /** The ids of all orders, the oldest first, as long as none was freed. */
    public long[] readIds() {
        long[] ids = new long[size()];
        for (int slot = 0; slot < ids.length; slot++) {
            ids[slot] = id(slot);
        }
        Arrays.sort(ids);
        return ids;
    }
}
