package org.bourse.core.accounts;

import java.util.Arrays;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.core.VenueConfig;
import org.bourse.core.index.LongIndex;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Accounts by number. The rest of the core names an account by its index, which counts accounts in
 * the order of opening; the venue's own three come first. Grows as accounts are opened.
 */
public final class AccountTable {
    /** No account. */
    public static final int NONE = LongIndex.NONE;

    public static final int FEES = 0;
    public static final int EXTERNAL = 1;
    public static final int CUSTODY = 2;
    public static final int VENUE_ACCOUNTS = 3;

    private static final int INITIAL_ROWS = 64;
    private static final int LOW_NUMBERS_PER_ACCOUNT = 2;

    private final int usersMax;
    private final int assetsMax;

    /**
     * By number the index + 1, or 0: numbers are given out one after the other, so nearly all are
     * below {@link #lowNumbers}. Grows with the greatest of them.
     */
    private int[] byLowNumber = new int[INITIAL_ROWS];

    private final int lowNumbers;
    private final LongIndex byHighNumber;
    private int size;
    private long[] numbers = new long[INITIAL_ROWS];
    private int[] openOrders = new int[INITIAL_ROWS];
    private int[] openOrdersMax = new int[INITIAL_ROWS];

    /** In the order of acceptance; the orders are linked. */
    private int[] firstOrders = new int[INITIAL_ROWS];

    private int[] lastOrders = new int[INITIAL_ROWS];
    private AccountStatus[] statuses = new AccountStatus[INITIAL_ROWS];
    private byte[] tiers = new byte[INITIAL_ROWS];
    private int[] selfTradeGroups = new int[INITIAL_ROWS];
    private boolean[] selfTradeAllowed = new boolean[INITIAL_ROWS];
    private boolean[] hasSymbolLimits = new boolean[INITIAL_ROWS];

    /** Per account the greatest notional of an order per asset; absent as long as none is set. */
    private long[] @Nullable [] notionalMax = new long[INITIAL_ROWS][];

    public AccountTable(int usersMax, int assetsMax) {
        this.usersMax = usersMax;
        this.assetsMax = assetsMax;
        lowNumbers = (int) Accounts.FIRST + LOW_NUMBERS_PER_ACCOUNT * usersMax;
        byHighNumber = new LongIndex(usersMax);
        add(Accounts.FEES);
        add(Accounts.EXTERNAL);
        add(Accounts.CUSTODY);
    }

    /** The index of a user's account, or {@link #NONE}; the venue's own are not found. */
    public int findUser(long number) {
        return number < Accounts.FIRST ? NONE : find(number);
    }

    /** The index of any account, or {@link #NONE}. */
    public int find(long number) {
        if (number >= 0 && number < byLowNumber.length) {
            return byLowNumber[(int) number] - 1;
        }
        return byHighNumber.get(number);
    }

    public boolean isFull() {
        return size == usersMax + VENUE_ACCOUNTS;
    }

    /** Adds an account with a number that is not taken. */
    public void add(long number) {
        if (size == numbers.length) {
            grow();
        }
        if (number < lowNumbers) {
            if (number >= byLowNumber.length) {
                int length = (int) Math.min(lowNumbers, 2 * number);
                byLowNumber = Arrays.copyOf(byLowNumber, length);
            }
            byLowNumber[(int) number] = size + 1;
        } else {
            byHighNumber.put(number, size);
        }
        numbers[size] = number;
        openOrdersMax[size] = VenueConfig.OPEN_ORDERS_MAX_DEFAULT;
        firstOrders[size] = NONE;
        lastOrders[size] = NONE;
        statuses[size] = AccountStatus.ACTIVE;
        size++;
    }

    private void grow() {
        int rows = 2 * size;
        numbers = Arrays.copyOf(numbers, rows);
        openOrders = Arrays.copyOf(openOrders, rows);
        openOrdersMax = Arrays.copyOf(openOrdersMax, rows);
        notionalMax = Arrays.copyOf(notionalMax, rows);
        firstOrders = Arrays.copyOf(firstOrders, rows);
        lastOrders = Arrays.copyOf(lastOrders, rows);
        statuses = Arrays.copyOf(statuses, rows);
        tiers = Arrays.copyOf(tiers, rows);
        selfTradeGroups = Arrays.copyOf(selfTradeGroups, rows);
        selfTradeAllowed = Arrays.copyOf(selfTradeAllowed, rows);
        hasSymbolLimits = Arrays.copyOf(hasSymbolLimits, rows);
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

    /** The slot of its open order that was accepted first, or {@link #NONE}. */
    public int firstOrder(int account) {
        return firstOrders[account];
    }

    public void firstOrder(int account, int order) {
        firstOrders[account] = order;
    }

    /** The slot of its open order that was accepted last, or {@link #NONE}. */
    public int lastOrder(int account) {
        return lastOrders[account];
    }

    public void lastOrder(int account, int order) {
        lastOrders[account] = order;
    }

    /** ACTIVE, CLOSE_ONLY or SUSPENDED. */
    public AccountStatus status(int account) {
        return statuses[account];
    }

    public void status(int account, AccountStatus status) {
        statuses[account] = status;
    }

    /** The fee tier; 0 for each symbol's own rates. */
    public int tier(int account) {
        return tiers[account];
    }

    public void tier(int account, int tier) {
        tiers[account] = (byte) tier;
    }

    /** Accounts of the same group do not trade with each other; 0 for none. */
    public int selfTradeGroup(int account) {
        return selfTradeGroups[account];
    }

    /** Whether it may place orders that trade with its own. */
    public boolean selfTradeAllowed(int account) {
        return selfTradeAllowed[account];
    }

    public void selfTrade(int account, int group, boolean allowed) {
        selfTradeGroups[account] = group;
        selfTradeAllowed[account] = allowed;
    }

    /** Whether {@link SymbolLimitTable} has a pair of the account. */
    public boolean hasSymbolLimits(int account) {
        return hasSymbolLimits[account];
    }

    void setHasSymbolLimits(int account) {
        hasSymbolLimits[account] = true;
    }

    /** Writes the users' accounts but for their open orders, which are told anew. */
    public void write(StateWriter out) {
        out.section("accounts", size - VENUE_ACCOUNTS);
        for (int account = VENUE_ACCOUNTS; account < size; account++) {
            out.writeLong(numbers[account]);
            out.writeInt(openOrdersMax[account]);
            out.writeInt(statuses[account].getNumber());
            out.writeInt(tiers[account]);
            out.writeInt(selfTradeGroups[account]);
            out.writeBoolean(selfTradeAllowed[account]);
            writeNotionals(out, account);
        }
    }

    /** A limit that limits nothing is as none. */
    private void writeNotionals(StateWriter out, int account) {
        int count = 0;
        for (int asset = 1; asset <= assetsMax; asset++) {
            count += notionalMinorMax(account, asset) == Long.MAX_VALUE ? 0 : 1;
        }
        out.writeInt(count);
        for (int asset = 1; count > 0; asset++) {
            long max = notionalMinorMax(account, asset);
            if (max != Long.MAX_VALUE) {
                out.writeInt(asset);
                out.writeLong(max);
                count--;
            }
        }
    }

    public void read(StateReader in) {
        int count = in.section("accounts", usersMax);
        for (int i = 0; i < count; i++) {
            int account = size;
            add(in.readLong());
            openOrdersMax(account, in.readInt());
            status(account, in.known(AccountStatus.forNumber(in.readInt())));
            tier(account, in.readInt());
            selfTrade(account, in.readInt(), in.readBoolean());
            int notionals = in.readCount("notionals", assetsMax);
            for (int n = 0; n < notionals; n++) {
                notionalMinorMax(account, in.readInt(), in.readLong());
            }
        }
    }
}
