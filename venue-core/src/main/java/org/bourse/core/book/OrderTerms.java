package org.bourse.core.book;

/**
 * What an open order was asked to do, as far as matching seldom needs it: more of the records of
 * the {@link OrderPool}.
 */
public final class OrderTerms {
    private static final int EXPIRES_MICROS = 0;
    private static final int VISIBLE_LOTS = 1;
    private static final int SHOWN_LOTS = 2;
    private static final int ROW_SHIFT = 2;

    private final OrderRecord[] records;
    private final OrderLinks links;

    /** What only orders with an expiry and icebergs have; of others it means nothing. */
    private final long[] rare;

    OrderTerms(OrderRecord[] records, OrderLinks links, int max) {
        this.records = records;
        this.links = links;
        rare = new long[max << ROW_SHIFT];
    }

    /**
     * Fills in all that is not linked.
     *
     * @param details as the caller packs them
     * @param priceTicks the price that was asked for, 0 for none
     */
    public void set(
            int slot,
            OrderRecord order,
            int symbol,
            long expiresMicros,
            long takenNotionalMinor,
            int details,
            long priceTicks,
            long visibleLots) {
        order.symbol = symbol;
        order.takenNotionalMinor = takenNotionalMinor;
        order.details = details;
        order.priceTicks = priceTicks;
        if ((expiresMicros | visibleLots) != 0) {
            setRare(slot, expiresMicros, visibleLots, 0);
        }
    }

    /** Fills in what only few orders have. */
    void setRare(int slot, long expiresMicros, long visibleLots, long shownLots) {
        int at = slot << ROW_SHIFT;
        rare[at + EXPIRES_MICROS] = expiresMicros;
        rare[at + VISIBLE_LOTS] = visibleLots;
        rare[at + SHOWN_LOTS] = shownLots;
    }

    private long ifHas(int slot, int flag, int field) {
        return (records[slot].flags & flag) == 0 ? 0 : rare[(slot << ROW_SHIFT) + field];
    }

    /** An account's open order that was accepted first, or {@link OrderPool#NONE}. */
    public int firstOfAccount(int account) {
        return links.firstOfAccount(account);
    }

    /** The account's next younger order, or {@link OrderPool#NONE}. */
    public int nextOfAccount(int slot) {
        return links.nextOfAccount(slot);
    }

    /** The order is the youngest of this account. */
    public void appendToAccount(int account, int slot) {
        links.appendToAccount(account, slot);
    }

    /** The order ends. */
    public void removeFromAccount(int slot) {
        links.removeFromAccount(slot);
    }

    /** Reads what appending an order to this account needs; means nothing. */
    public long peekAccount(int account) {
        return links.peekAccount(account);
    }

    /** When it expires; 0 for never. */
    public long expiresMicros(int slot) {
        return ifHas(slot, OrderPool.EXPIRES, EXPIRES_MICROS);
    }

    /** Of an iceberg: the most of it that is shown; otherwise 0. */
    public long visibleLots(int slot) {
        return ifHas(slot, OrderPool.ICEBERG, VISIBLE_LOTS);
    }

    /** Of a resting iceberg: what is shown now. */
    long shownLots(int slot) {
        return ifHas(slot, OrderPool.ICEBERG, SHOWN_LOTS);
    }

    void shownLots(int slot, long lots) {
        rare[(slot << ROW_SHIFT) + SHOWN_LOTS] = lots;
    }
}
