package org.bourse.core.accounts;

import static java.util.Objects.requireNonNull;

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

    private static final int NUMBER_BELOW = 0;
    private static final int NUMBER_ABOVE = 1;
    private static final int OPEN_ORDERS = 2;
    private static final int OPEN_ORDERS_MAX = 3;

    /** In the order of acceptance; the orders are linked. */
    private static final int FIRST_ORDER = 4;

    private static final int LAST_ORDER = 5;
    private static final int STATUS = 6;
    private static final int TIER = 7;
    private static final int SELF_TRADE_GROUP = 8;
    private static final int FLAGS = 9;
    private static final int RECORD_SHIFT = 4;

    private static final int SELF_TRADE_ALLOWED = 1;
    private static final int HAS_SYMBOL_LIMITS = 1 << 1;
    private static final int HAS_NOTIONALS = 1 << 2;

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

    /** A record for each account, as long as a cache line: an order asks for nearly all of it. */
    private int[] records = new int[INITIAL_ROWS << RECORD_SHIFT];

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
        if (size << RECORD_SHIFT == records.length) {
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
        int at = size << RECORD_SHIFT;
        records[at + NUMBER_BELOW] = (int) number;
        records[at + NUMBER_ABOVE] = (int) (number >>> Integer.SIZE);
        records[at + OPEN_ORDERS_MAX] = VenueConfig.OPEN_ORDERS_MAX_DEFAULT;
        records[at + FIRST_ORDER] = NONE;
        records[at + LAST_ORDER] = NONE;
        records[at + STATUS] = AccountStatus.ACTIVE_VALUE;
        size++;
    }

    private void grow() {
        records = Arrays.copyOf(records, 2 * records.length);
        notionalMax = Arrays.copyOf(notionalMax, 2 * size);
    }

    private int get(int account, int field) {
        return records[(account << RECORD_SHIFT) + field];
    }

    private void set(int account, int field, int value) {
        records[(account << RECORD_SHIFT) + field] = value;
    }

    private void set(int account, int flag, boolean value) {
        int others = get(account, FLAGS) & ~flag;
        set(account, FLAGS, value ? others | flag : others);
    }

    private boolean has(int account, int flag) {
        return (get(account, FLAGS) & flag) != 0;
    }

    public int size() {
        return size;
    }

    public long number(int account) {
        return (long) get(account, NUMBER_ABOVE) << Integer.SIZE
                | Integer.toUnsignedLong(get(account, NUMBER_BELOW));
    }

    public int openOrders(int account) {
        return get(account, OPEN_ORDERS);
    }

    public void openOrdersChanged(int account, int change) {
        set(account, OPEN_ORDERS, get(account, OPEN_ORDERS) + change);
    }

    public int openOrdersMax(int account) {
        return get(account, OPEN_ORDERS_MAX);
    }

    public void openOrdersMax(int account, int max) {
        set(account, OPEN_ORDERS_MAX, max);
    }

    /** The greatest notional of one order in symbols quoted in the asset. */
    public long notionalMinorMax(int account, int asset) {
        long[] row = has(account, HAS_NOTIONALS) ? notionalMax[account] : null;
        return row == null ? Long.MAX_VALUE : row[asset - 1];
    }

    public void notionalMinorMax(int account, int asset, long maxMinor) {
        long[] row = notionalMax[account];
        if (row == null) {
            row = new long[assetsMax];
            Arrays.fill(row, Long.MAX_VALUE);
            notionalMax[account] = row;
            set(account, HAS_NOTIONALS, true);
        }
        row[asset - 1] = maxMinor;
    }

    /** The slot of its open order that was accepted first, or {@link #NONE}. */
    public int firstOrder(int account) {
        return get(account, FIRST_ORDER);
    }

    public void firstOrder(int account, int order) {
        set(account, FIRST_ORDER, order);
    }

    /** The slot of its open order that was accepted last, or {@link #NONE}. */
    public int lastOrder(int account) {
        return get(account, LAST_ORDER);
    }

    public void lastOrder(int account, int order) {
        set(account, LAST_ORDER, order);
    }

    /** Whether its status is ACTIVE. */
    public boolean isActive(int account) {
        return get(account, STATUS) == AccountStatus.ACTIVE_VALUE;
    }

    /** ACTIVE, CLOSE_ONLY or SUSPENDED. */
    public AccountStatus status(int account) {
        return requireNonNull(AccountStatus.forNumber(get(account, STATUS)));
    }

    public void status(int account, AccountStatus status) {
        set(account, STATUS, status.getNumber());
    }

    /** The fee tier; 0 for each symbol's own rates. */
    public int tier(int account) {
        return get(account, TIER);
    }

    public void tier(int account, int tier) {
        set(account, TIER, tier);
    }

    /** Accounts of the same group do not trade with each other; 0 for none. */
    public int selfTradeGroup(int account) {
        return get(account, SELF_TRADE_GROUP);
    }

    /** Whether it may place orders that trade with its own. */
    public boolean selfTradeAllowed(int account) {
        return has(account, SELF_TRADE_ALLOWED);
    }

    public void selfTrade(int account, int group, boolean allowed) {
        set(account, SELF_TRADE_GROUP, group);
        set(account, SELF_TRADE_ALLOWED, allowed);
    }

    /** Whether {@link SymbolLimitTable} has a pair of the account. */
    public boolean hasSymbolLimits(int account) {
        return has(account, HAS_SYMBOL_LIMITS);
    }

    void setHasSymbolLimits(int account) {
        set(account, HAS_SYMBOL_LIMITS, true);
    }

    /** Writes the users' accounts but for their open orders, which are told anew. */
    public void write(StateWriter out) {
        out.section("accounts", size - VENUE_ACCOUNTS);
        for (int account = VENUE_ACCOUNTS; account < size; account++) {
            out.writeLong(number(account));
            out.writeInt(openOrdersMax(account));
            out.writeInt(status(account).getNumber());
            out.writeInt(tier(account));
            out.writeInt(selfTradeGroup(account));
            out.writeBoolean(selfTradeAllowed(account));
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
