package org.bourse.core.book;

import java.util.Arrays;
import org.bourse.core.index.LongIndex;

/**
 * The open orders of all symbols: those that rest, those that wait for a trigger, and those that
 * are triggered and not yet activated. An order is an {@link OrderRecord}, named by its slot; freed
 * slots are used again, the latest first. What matching seldom asks for is told by {@link #terms},
 * what only conditional orders have by {@link #conditions}.
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

    private final OrderRecord[] records;
    private final OrderLinks links;
    private final int[] freeSlots;
    private int freeCount;

    /** The slots of external levels follow those of orders. */
    private final Slots externals;

    private final OrderIndex byId;
    private final OrderTerms terms;
    private final Conditions conditions;
    private final OrderSnapshots snapshots = new OrderSnapshots(this);

    /**
     * @param accountsMax how many accounts may have orders
     */
    public OrderPool(int max, int externalMax, int accountsMax) {
        records = OrderRecord.many(max + externalMax);
        links = new OrderLinks(max + externalMax, accountsMax);
        byId = new OrderIndex(max);
        terms = new OrderTerms(records, links, max);
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

    /** What links them. */
    OrderLinks links() {
        return links;
    }

    /** How many orders and external levels there may be, and so how many levels. */
    int slots() {
        return records.length;
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

    /** Reads where the ids of the next commands will stand; means nothing. */
    long peekNext(int commands) {
        return byId.peekNext(commands);
    }

    /** The slot in which an open order with this id most likely is; any if there is none. */
    int guess(long orderId) {
        return byId.guess(orderId);
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
        OrderRecord order = records[slot];
        order.set(id, account, remainingLots, filledLots, heldMinor, flags);
        order.makerRateE8 = (int) makerRateE8;
        order.takerRateE8 = (int) takerRateE8;
        byId.put(id, slot, this);
        return slot;
    }

    /** Takes a free slot, there must be one, for an external level; its level links it. */
    int addExternal(int account, long lots, boolean buy) {
        int slot = externals.take();
        records[slot].set(0, account, lots, 0, 0, EXTERNAL | (buy ? BUY : 0));
        return slot;
    }

    /** The slots of external levels. */
    Slots externals() {
        return externals;
    }

    /** Frees the slot of an order that is in no level any more. */
    public void free(int slot, OrderRecord order) {
        byId.remove(order.id, slot);
        freeSlots[freeCount] = slot;
        freeCount++;
    }

    /** Books a trade of this resting order. */
    void fill(OrderRecord order, long lots, long notionalMinor, long heldMinorAfter) {
        order.remainingLots -= lots;
        order.filledLots += lots;
        order.madeNotionalMinor += notionalMinor;
        order.heldMinor = heldMinorAfter;
    }

    /** Notes how far an order has come that was matched as a taker. */
    public void taken(int slot, long remainingLots, long filledLots, long heldMinorAfter) {
        OrderRecord order = records[slot];
        order.remainingLots = remainingLots;
        order.filledLots = filledLots;
        order.heldMinor = heldMinorAfter;
    }

    public long id(int slot) {
        return records[slot].id;
    }

    /** What is left of it, hidden quantity included. */
    public long remainingLots(int slot) {
        return records[slot].remainingLots;
    }

    /** What is shown of a resting order. */
    public long shownLots(int slot) {
        return shownLots(slot, records[slot]);
    }

    /** The same of an order whose record is at hand. */
    public long shownLots(int slot, OrderRecord order) {
        return order.has(ICEBERG) ? terms.shownLots(slot) : order.remainingLots;
    }

    /** What is hidden of a resting iceberg. */
    long hiddenLots(int slot) {
        return remainingLots(slot) - terms.shownLots(slot);
    }

    public long filledLots(int slot) {
        return records[slot].filledLots;
    }

    public long madeNotionalMinor(int slot) {
        return records[slot].madeNotionalMinor;
    }

    public long heldMinor(int slot) {
        return records[slot].heldMinor;
    }

    public void heldMinor(int slot, long minor) {
        records[slot].heldMinor = minor;
    }

    public long makerRateE8(int slot) {
        return records[slot].makerRateE8;
    }

    /** Never negative. */
    public long takerRateE8(int slot) {
        return records[slot].takerRateE8;
    }

    /** What it traded for as a taker. */
    public long takenNotionalMinor(int slot) {
        return records[slot].takenNotionalMinor;
    }

    public void takenNotionalMinor(int slot, long minor) {
        records[slot].takenNotionalMinor = minor;
    }

    /** What it was asked to be, as whoever made it packed it. */
    public int details(int slot) {
        return records[slot].details;
    }

    /** The price it has, 0 for none. */
    public long priceTicks(int slot) {
        return records[slot].priceTicks;
    }

    public void priceTicks(int slot, long ticks) {
        records[slot].priceTicks = ticks;
    }

    public boolean isBuy(int slot) {
        return has(slot, BUY);
    }

    /** Whether one of these flags is set. */
    public boolean has(int slot, int flags) {
        return (records[slot].flags & flags) != 0;
    }

    /** All its flags. */
    public int flags(int slot) {
        return records[slot].flags;
    }

    public void clear(int slot, int flags) {
        records[slot].flags &= ~flags;
    }

    void set(int slot, int flags) {
        records[slot].flags |= flags;
    }

    /** The number of its symbol. */
    public int symbol(int slot) {
        return records[slot].symbol;
    }

    /** The index of its account. */
    public int account(int slot) {
        return records[slot].account;
    }

    /** The level in which it rests or waits. */
    public int level(int slot) {
        return records[slot].level;
    }

    /** The next younger order of the same level or line, or {@link #NONE}. */
    public int next(int slot) {
        return links.next(slot);
    }

    /** The next older order of the same level or line, or {@link #NONE}. */
    public int previous(int slot) {
        return links.previous(slot);
    }

    void next(int slot, int next) {
        links.next(slot, next);
    }

    void previous(int slot, int previous) {
        links.previous(slot, previous);
    }

    void remainingLots(int slot, long lots) {
        records[slot].remainingLots = lots;
    }

    /** How they are written and read. */
    OrderSnapshots snapshots() {
        return snapshots;
    }

    /** What is known of an order, as long as it has its slot. */
    public OrderRecord record(int slot) {
        return records[slot];
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
