package org.bourse.core.book;

import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;

/**
 * What an open order was asked to do, as far as matching seldom needs it: per slot of the {@link
 * OrderPool} a second record of eight longs.
 */
public final class OrderTerms {
    /** Slot of the account's next order above, of its previous one below. */
    private static final int ACCOUNT_LINKS = 0;

    private static final int EXPIRES_MICROS = 1;

    private static final int SYMBOL = 2;

    /** Traded as a taker: what the taker's fee is computed from. */
    private static final int TAKEN_NOTIONAL_MINOR = 3;

    private static final int DETAILS = 4;
    private static final int PRICE_TICKS = 5;
    private static final int VISIBLE_LOTS = 6;
    private static final int SHOWN_LOTS = 7;

    private static final int RECORD_SHIFT = 3;

    /** As in the {@link OrderPool}: so cache lines do not cut records. */
    private static final int PADDING = 6;

    private final long[] records;

    OrderTerms(int max) {
        records = new long[at(max)];
    }

    /**
     * Fills in all that is not linked.
     *
     * @param details as the caller packs them
     * @param priceTicks the price that was asked for, 0 for none
     */
    public void set(
            int slot,
            int symbol,
            long expiresMicros,
            long takenNotionalMinor,
            long details,
            long priceTicks,
            long visibleLots) {
        int at = at(slot);
        records[at + ACCOUNT_LINKS] = Pair.of(OrderPool.NONE, OrderPool.NONE);
        records[at + EXPIRES_MICROS] = expiresMicros;
        records[at + SYMBOL] = symbol;
        records[at + TAKEN_NOTIONAL_MINOR] = takenNotionalMinor;
        records[at + DETAILS] = details;
        records[at + PRICE_TICKS] = priceTicks;
        records[at + VISIBLE_LOTS] = visibleLots;
        records[at + SHOWN_LOTS] = 0;
    }

    /** The slot of the account's next younger order, or {@link OrderPool#NONE}. */
    public int nextOfAccount(int slot) {
        return Pair.above(records[at(slot) + ACCOUNT_LINKS]);
    }

    public int previousOfAccount(int slot) {
        return Pair.below(records[at(slot) + ACCOUNT_LINKS]);
    }

    public void nextOfAccount(int slot, int next) {
        records[at(slot) + ACCOUNT_LINKS] = Pair.of(next, previousOfAccount(slot));
    }

    public void previousOfAccount(int slot, int previous) {
        records[at(slot) + ACCOUNT_LINKS] = Pair.of(nextOfAccount(slot), previous);
    }

    /** When it expires; only of orders that do. */
    public long expiresMicros(int slot) {
        return records[at(slot) + EXPIRES_MICROS];
    }

    int symbol(int slot) {
        return (int) records[at(slot) + SYMBOL];
    }

    public long takenNotionalMinor(int slot) {
        return records[at(slot) + TAKEN_NOTIONAL_MINOR];
    }

    public void takenNotionalMinor(int slot, long minor) {
        records[at(slot) + TAKEN_NOTIONAL_MINOR] = minor;
    }

    public long details(int slot) {
        return records[at(slot) + DETAILS];
    }

    /** The price it has, 0 for none. */
    public long priceTicks(int slot) {
        return records[at(slot) + PRICE_TICKS];
    }

    public void priceTicks(int slot, long ticks) {
        records[at(slot) + PRICE_TICKS] = ticks;
    }

    /** Of an iceberg: the most of it that is shown; otherwise 0. */
    public long visibleLots(int slot) {
        return records[at(slot) + VISIBLE_LOTS];
    }

    /** Of a resting iceberg: what is shown now. */
    long shownLots(int slot) {
        return records[at(slot) + SHOWN_LOTS];
    }

    void shownLots(int slot, long lots) {
        records[at(slot) + SHOWN_LOTS] = lots;
    }

    private static int at(int slot) {
        return (slot << RECORD_SHIFT) + PADDING;
    }

    /** Writes all but links and symbol. */
    void write(StateWriter out, int slot) {
        int at = at(slot);
        out.writeLong(records[at + EXPIRES_MICROS]);
        for (int field = TAKEN_NOTIONAL_MINOR; field <= SHOWN_LOTS; field++) {
            out.writeLong(records[at + field]);
        }
    }

    void read(StateReader in, int slot, int symbol) {
        int at = at(slot);
        records[at + EXPIRES_MICROS] = in.readLong();
        records[at + SYMBOL] = symbol;
        for (int field = TAKEN_NOTIONAL_MINOR; field <= SHOWN_LOTS; field++) {
            records[at + field] = in.readLong();
        }
    }
}
