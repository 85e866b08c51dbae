package org.bourse.core.accounts;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.AccountStatus;
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

    private AccountRecord[] records = new AccountRecord[INITIAL_ROWS];

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
        if (size == records.length) {
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
        records[size] = new AccountRecord(number);
        size++;
    }

    private void grow() {
        records = Arrays.copyOf(records, 2 * size);
        notionalMax = Arrays.copyOf(notionalMax, 2 * size);
    }

    private void set(int account, int flag, boolean value) {
        AccountRecord row = records[account];
        row.flags = value ? row.flags | flag : row.flags & ~flag;
    }

    private boolean has(int account, int flag) {
        return (records[account].flags & flag) != 0;
    }

    public int size() {
        return size;
    }

    public long number(int account) {
        return records[account].number;
    }

    public int openOrders(int account) {
        return records[account].openOrders;
    }

    public void openOrdersChanged(int account, int change) {
        records[account].openOrders += change;
    }

    public int openOrdersMax(int account) {
        return records[account].openOrdersMax;
    }

    public void openOrdersMax(int account, int max) {
        records[account].openOrdersMax = max;
    }

    /** Whether of its orders nothing but their number is limited: true of nearly all. */
    public boolean isUnlimited(int account) {
        return !has(account, AccountRecord.LIMITS);
    }

    /** The greatest notional of one order in symbols quoted in the asset. */
    public long notionalMinorMax(int account, int asset) {
        long[] row = has(account, AccountRecord.HAS_NOTIONALS) ? notionalMax[account] : null;
        return row == null ? Long.MAX_VALUE : row[asset - 1];
    }

    public void notionalMinorMax(int account, int asset, long maxMinor) {
        long[] row = notionalMax[account];
        if (row == null) {
            row = new long[assetsMax];
            Arrays.fill(row, Long.MAX_VALUE);
            notionalMax[account] = row;
            set(account, AccountRecord.HAS_NOTIONALS, true);
        }
        row[asset - 1] = maxMinor;
    }

    /** Whether its status is ACTIVE. */
    public boolean isActive(int account) {
        return records[account].status == AccountStatus.ACTIVE_VALUE;
    }

    /** Whether it is active and {@link #isUnlimited}, as nearly all are. */
    public boolean isPlain(int account) {
        AccountRecord row = records[account];
        return row.status == AccountStatus.ACTIVE_VALUE && (row.flags & AccountRecord.LIMITS) == 0;
    }

    /** ACTIVE, CLOSE_ONLY or SUSPENDED. */
    public AccountStatus status(int account) {
        return requireNonNull(AccountStatus.forNumber(records[account].status));
    }

    public void status(int account, AccountStatus status) {
        records[account].status = status.getNumber();
    }

    /** The fee tier; 0 for each symbol's own rates. */
    public int tier(int account) {
        return records[account].tier;
    }

    public void tier(int account, int tier) {
        records[account].tier = tier;
    }

    /** Accounts of the same group do not trade with each other; 0 for none. */
    public int selfTradeGroup(int account) {
        return records[account].selfTradeGroup;
    }

    /** Whether it may place orders that trade with its own. */
    public boolean selfTradeAllowed(int account) {
        return has(account, AccountRecord.SELF_TRADE_ALLOWED);
    }

    public void selfTrade(int account, int group, boolean allowed) {
        records[account].selfTradeGroup = group;
        set(account, AccountRecord.SELF_TRADE_ALLOWED, allowed);
    }

    /** Whether {@link SymbolLimitTable} has a pair of the account. */
    public boolean hasSymbolLimits(int account) {
        return has(account, AccountRecord.HAS_SYMBOL_LIMITS);
    }

    void setHasSymbolLimits(int account) {
        set(account, AccountRecord.HAS_SYMBOL_LIMITS, true);
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
