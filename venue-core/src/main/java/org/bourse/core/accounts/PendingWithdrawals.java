package org.bourse.core.accounts;

import org.bourse.core.index.LongIndex;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;

/** Withdrawals that hold an amount until they are completed or cancelled, by id. */
public final class PendingWithdrawals {
    /** No withdrawal. */
    public static final int NONE = LongIndex.NONE;

    private final LongIndex byId;
    private final int[] freeSlots;
    private int freeCount;
    private final int[] accounts;
    private final int[] assets;
    private final long[] amounts;

    public PendingWithdrawals(int max) {
        byId = new LongIndex(max);
        accounts = new int[max];
        assets = new int[max];
        amounts = new long[max];
        freeSlots = new int[max];
        freeCount = max;
        for (int i = 0; i < max; i++) {
            freeSlots[i] = max - 1 - i;
        }
    }

    public boolean isFull() {
        return freeCount == 0;
    }

    /** The slot of a pending withdrawal, or {@link #NONE}. */
    public int find(long id) {
        return byId.get(id);
    }

    /** Adds one; there must be room. */
    public void add(long id, int account, int asset, long amountMinor) {
        freeCount--;
        int slot = freeSlots[freeCount];
        byId.put(id, slot);
        accounts[slot] = account;
        assets[slot] = asset;
        amounts[slot] = amountMinor;
    }

    public void remove(long id) {
        freeSlots[freeCount] = byId.get(id);
        freeCount++;
        byId.remove(id);
    }

    public int account(int slot) {
        return accounts[slot];
    }

    public int asset(int slot) {
        return assets[slot];
    }

    public long amountMinor(int slot) {
        return amounts[slot];
    }

    /** Writes them in the order of their ids. */
    public void write(StateWriter out) {
        long[] ids = byId.sortedKeys();
        out.section("payouts", ids.length);
        for (long id : ids) {
            int slot = byId.get(id);
            out.writeLong(id);
            out.writeInt(accounts[slot]);
            out.writeInt(assets[slot]);
            out.writeLong(amounts[slot]);
        }
    }

    public void read(StateReader in) {
        int count = in.section("payouts", amounts.length);
        for (int i = 0; i < count; i++) {
            add(in.readLong(), in.readInt(), in.readInt(), in.readLong());
        }
    }
}
