package org.bourse.core.accounts;

import java.util.Arrays;
import org.bourse.core.index.LongIndex;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;

/**
 * The pairs of account and symbol that have limits: the limits, and what they are measured by.
 * Grows as pairs are added. An account without any costs one look.
 */
public final class SymbolLimitTable {
    /** No pair. */
    public static final int NONE = LongIndex.NONE;

    /** No limit. */
    public static final long ABSENT = -1;

    private static final int INITIAL_ROWS = 64;

    private final AccountTable accounts;
    private final int pairsMax;
    private LongIndex byKey;
    private int size;
    private long[] keys;
    private boolean[] restricted;
    private boolean[] reduceOnly;
    private long[] lotsMax;
    private long[] positionLotsMax;
    private long[] exposureMinorMax;
    private long[] dailyMinorMax;
    private long[] openOrdersMax;
    private long[] openBuyLots;
    private int[] openOrders;
    private long[] dayMinor;
    private long[] days;

    public SymbolLimitTable(AccountTable accounts, int pairsMax) {
        this.accounts = accounts;
        this.pairsMax = pairsMax;
        int rows = Math.min(pairsMax, INITIAL_ROWS);
        byKey = new LongIndex(rows);
        keys = new long[rows];
        restricted = new boolean[rows];
        reduceOnly = new boolean[rows];
        lotsMax = new long[rows];
        positionLotsMax = new long[rows];
        exposureMinorMax = new long[rows];
        dailyMinorMax = new long[rows];
        openOrdersMax = new long[rows];
        openBuyLots = new long[rows];
        openOrders = new int[rows];
        dayMinor = new long[rows];
        days = new long[rows];
    }

    /** How many more pairs there may be. */
    public int room() {
        return pairsMax - size;
    }

    /** How many there are; they are numbered in the order in which they came. */
    public int size() {
        return size;
    }

    /** The pair of an account and a symbol, or {@link #NONE}. */
    public int find(int account, int symbol) {
        return accounts.hasSymbolLimits(account) ? byKey.get(key(account, symbol)) : NONE;
    }

    /** Adds a pair that is not there, without limits; there must be room. */
    public int add(int account, int symbol) {
        if (size == keys.length) {
            grow();
        }
        int pair = size++;
        keys[pair] = key(account, symbol);
        byKey.put(keys[pair], pair);
        lotsMax[pair] = ABSENT;
        positionLotsMax[pair] = ABSENT;
        exposureMinorMax[pair] = ABSENT;
        dailyMinorMax[pair] = ABSENT;
        openOrdersMax[pair] = ABSENT;
        accounts.setHasSymbolLimits(account);
        return pair;
    }

    private void grow() {
        int rows = Math.min(pairsMax, 2 * size);
        keys = Arrays.copyOf(keys, rows);
        restricted = Arrays.copyOf(restricted, rows);
        reduceOnly = Arrays.copyOf(reduceOnly, rows);
        lotsMax = Arrays.copyOf(lotsMax, rows);
        positionLotsMax = Arrays.copyOf(positionLotsMax, rows);
        exposureMinorMax = Arrays.copyOf(exposureMinorMax, rows);
        dailyMinorMax = Arrays.copyOf(dailyMinorMax, rows);
        openOrdersMax = Arrays.copyOf(openOrdersMax, rows);
        openBuyLots = Arrays.copyOf(openBuyLots, rows);
        openOrders = Arrays.copyOf(openOrders, rows);
        dayMinor = Arrays.copyOf(dayMinor, rows);
        days = Arrays.copyOf(days, rows);
        byKey = new LongIndex(rows);
        for (int pair = 0; pair < size; pair++) {
            byKey.put(keys[pair], pair);
        }
    }

    private static long key(int account, int symbol) {
        return (long) account << 32 | symbol;
    }

    public boolean restricted(int pair) {
        return restricted[pair];
    }

    public void restricted(int pair, boolean value) {
        restricted[pair] = value;
    }

    public boolean reduceOnly(int pair) {
        return reduceOnly[pair];
    }

    public void reduceOnly(int pair, boolean value) {
        reduceOnly[pair] = value;
    }

    public long lotsMax(int pair) {
        return lotsMax[pair];
    }

    public void lotsMax(int pair, long max) {
        lotsMax[pair] = max;
    }

    public long positionLotsMax(int pair) {
        return positionLotsMax[pair];
    }

    public void positionLotsMax(int pair, long max) {
        positionLotsMax[pair] = max;
    }

    public long exposureMinorMax(int pair) {
        return exposureMinorMax[pair];
    }

    public void exposureMinorMax(int pair, long max) {
        exposureMinorMax[pair] = max;
    }

    public long dailyMinorMax(int pair) {
        return dailyMinorMax[pair];
    }

    public void dailyMinorMax(int pair, long max) {
        dailyMinorMax[pair] = max;
    }

    public long openOrdersMax(int pair) {
        return openOrdersMax[pair];
    }

    public void openOrdersMax(int pair, long max) {
        openOrdersMax[pair] = max;
    }

    /** The remaining lots of the account's open buys of the symbol. */
    public long openBuyLots(int pair) {
        return openBuyLots[pair];
    }

    public void openBuyLotsChanged(int pair, long change) {
        openBuyLots[pair] += change;
    }

    public int openOrders(int pair) {
        return openOrders[pair];
    }

    public void openOrdersChanged(int pair, int change) {
        openOrders[pair] += change;
    }

    /** What was traded in a day, as far as it is the last day with a trade. */
    public long tradedMinor(int pair, long day) {
        return days[pair] == day ? dayMinor[pair] : 0;
    }

    public void tradedMinor(int pair, long day, long minor) {
        days[pair] = day;
        dayMinor[pair] = minor;
    }

    /**
     * Writes the pairs by account and symbol. What is open is counted anew from the orders.
     *
     * @param day the present one: what was traded on others does not count any more
     */
    public void write(StateWriter out, long day) {
        long[] sorted = byKey.sortedKeys();
        out.section("limits", sorted.length);
        for (long key : sorted) {
            int pair = byKey.get(key);
            out.writeLong(key);
            out.writeBoolean(restricted[pair]);
            out.writeBoolean(reduceOnly[pair]);
            out.writeLong(lotsMax[pair]);
            out.writeLong(positionLotsMax[pair]);
            out.writeLong(exposureMinorMax[pair]);
            out.writeLong(dailyMinorMax[pair]);
            out.writeLong(openOrdersMax[pair]);
            out.writeLong(tradedMinor(pair, day));
        }
    }

    /** Reads them; the accounts are there already, but none of their orders. */
    public void read(StateReader in, long day) {
        int count = in.section("limits", pairsMax);
        for (int i = 0; i < count; i++) {
            long key = in.readLong();
            int pair = add((int) (key >> 32), (int) key);
            restricted[pair] = in.readBoolean();
            reduceOnly[pair] = in.readBoolean();
            lotsMax[pair] = in.readLong();
            positionLotsMax[pair] = in.readLong();
            exposureMinorMax[pair] = in.readLong();
            dailyMinorMax[pair] = in.readLong();
            openOrdersMax[pair] = in.readLong();
            tradedMinor(pair, day, in.readLong());
        }
    }
}
