package org.bourse.core.book;

import java.util.Arrays;

/**
 * An open order, or an external level, in its slot of the {@link OrderPool}. It is an object and
 * not a row of an array because each field is then one load, without an index to compute and a
 * bound to check: of the instructions of a command that was a fifth. All are made with the pool and
 * stay where they are; none refers to another object, so that nothing ever stores a reference (see
 * {@code NewOrder}). What links orders is not here but in {@link OrderLinks}. Who asks much of one
 * order looks its record up once: for each look-up by slot the compiler checks a bound and loads
 * twice, unless it sees that it is the same pool. Only this package sees the fields.
 */
public final class OrderRecord {
    /** In a snapshot, from the top: 25 bits of the maker's rate, 25 of the taker's, 14 of flags. */
    private static final int RATE_BITS = 25;

    private static final int FLAG_BITS = 14;
    private static final int FLAGS_MASK = (1 << FLAG_BITS) - 1;
    private static final int RATE_MASK = (1 << RATE_BITS) - 1;

    long id;
    long remainingLots;
    long filledLots;

    /** Traded while resting: what the maker's fee is computed from. */
    long madeNotionalMinor;

    long heldMinor;

    /** The price it has, 0 for none. */
    long priceTicks;

    /** Traded as a taker: what the taker's fee is computed from. */
    long takenNotionalMinor;

    int details;
    int makerRateE8;
    int takerRateE8;
    int flags;
    int symbol;
    int account;
    int level;

    private OrderRecord() {}

    static OrderRecord[] many(int count) {
        OrderRecord[] records = new OrderRecord[count];
        Arrays.setAll(records, _ -> new OrderRecord());
        return records;
    }

    /** Starts over, in no level or line, as an order that has traded only as a taker. */
    void set(long id, int account, long remainingLots, long filledLots, long heldMinor, int flags) {
        this.id = id;
        this.account = account;
        this.remainingLots = remainingLots;
        this.filledLots = filledLots;
        this.heldMinor = heldMinor;
        this.flags = flags;
        madeNotionalMinor = 0;
        level = LevelPool.NONE;
    }

    public long id() {
        return id;
    }

    /** The index of its account. */
    public int account() {
        return account;
    }

    /** The number of its symbol. */
    public int symbol() {
        return symbol;
    }

    public boolean isBuy() {
        return has(OrderPool.BUY);
    }

    /** Whether one of these flags of the {@link OrderPool} is set. */
    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** What is left of it, hidden quantity included. */
    public long remainingLots() {
        return remainingLots;
    }

    public long filledLots() {
        return filledLots;
    }

    public long heldMinor() {
        return heldMinor;
    }

    public long makerRateE8() {
        return makerRateE8;
    }

    /** What it traded for while it rested. */
    public long madeNotionalMinor() {
        return madeNotionalMinor;
    }

    /** The price it has, 0 for none. */
    public long priceTicks() {
        return priceTicks;
    }

    /** What it was asked to be, as whoever made it packed it. */
    public int details() {
        return details;
    }

    /** Whether it has no flag but its side: it simply rests. */
    public boolean isPlain() {
        return !has(~OrderPool.BUY);
    }

    /** Rates and flags as a snapshot has them. */
    long ratesAndFlags() {
        long rates = (long) makerRateE8 << RATE_BITS | takerRateE8;
        return rates << FLAG_BITS | flags;
    }

    void ratesAndFlags(long packed) {
        flags = (int) packed & FLAGS_MASK;
        takerRateE8 = (int) (packed >> FLAG_BITS) & RATE_MASK;
        makerRateE8 = (int) (packed >> RATE_BITS + FLAG_BITS);
    }
}
