package org.bourse.core.accounts;

import java.util.Arrays;
import org.bourse.contracts.Accounts;
import org.bourse.core.VenueConfig;
import org.bourse.core.index.LongIndex;
import org.jspecify.annotations.Nullable;

/**
 * Accounts by number. The rest of the core names an account by its index, which counts accounts in
 * the order of opening; the venue's own three come first. Grows as accounts are opened.
 */
public final class AccountTable {
    /** No account. */
    public static final int NONE = LongIndex.NONE;

    public static final int FEES = 0;
    public static final int CUSTODY = 2;
    public static final int VENUE_ACCOUNTS = 3;

    private static final int INITIAL_ROWS = 64;

    private final int usersMax;
    private final int assetsMax;
    private final LongIndex byNumber;
    private int size;
    private long[] numbers = new long[INITIAL_ROWS];
    private int[] openOrders = new int[INITIAL_ROWS];
    private int[] openOrdersMax = new int[INITIAL_ROWS];

    /** Per account the greatest notional of an order per asset; absent as long as none is set. */
    private long[] @Nullable [] notionalMax = new long[INITIAL_ROWS][];

    public AccountTable(int usersMax, int assetsMax) {
        this.usersMax = usersMax;
        this.assetsMax = assetsMax;
        byNumber = new LongIndex(usersMax + VENUE_ACCOUNTS);
        add(Accounts.FEES);
        add(Accounts.EXTERNAL);
        add(Accounts.CUSTODY);
    }

    /** The index of a user's account, or {@link #NONE}; the venue's own are not found. */
    public int findUser(long number) {
        return number < Accounts.FIRST ? NONE : byNumber.get(number);
    }

    /** The index of any account, or {@link #NONE}. */
    public int find(long number) {
        return byNumber.get(number);
    }

    public boolean isFull() {
        return size == usersMax + VENUE_ACCOUNTS;
    }

    /** Adds an account with a number that is not taken. */
    public void add(long number) {
        if (size == numbers.length) {
            grow();
        }
        byNumber.put(number, size);
        numbers[size] = number;
        openOrdersMax[size] = VenueConfig.OPEN_ORDERS_MAX_DEFAULT;
        size++;
    }

    private void grow() {
        int rows = 2 * size;
        numbers = Arrays.copyOf(numbers, rows);
        openOrders = Arrays.copyOf(openOrders, rows);
        openOrdersMax = Arrays.copyOf(openOrdersMax, rows);
        notionalMax = Arrays.copyOf(notionalMax, rows);
    }

    public int size() {
        return size;
    }

    public long number(int account) {
        return numbers[account];
    }

    public int openOrders(int account) {
        return openOrders[account];
    }

    public void openOrdersChanged(int account, int change) {
        openOrders[account] += change;
    }

    public int openOrdersMax(int account) {
        return openOrdersMax[account];
    }

    public void openOrdersMax(int account, int max) {
        openOrdersMax[account] = max;
    }

    /** The greatest notional of one order in symbols quoted in the asset. */
    public long notionalMinorMax(int account, int asset) {
        long[] row = notionalMax[account];
        return row == null ? Long.MAX_VALUE : row[asset - 1];
    }

    public void notionalMinorMax(int account, int asset, long maxMinor) {
        long[] row = notionalMax[account];
        if (row == null) {
            row = new long[assetsMax];
            Arrays.fill(row, Long.MAX_VALUE);
            notionalMax[account] = row;
        }
        row[asset - 1] = maxMinor;
    }
}
