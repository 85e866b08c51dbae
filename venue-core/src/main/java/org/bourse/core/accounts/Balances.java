package org.bourse.core.accounts;

import java.util.Arrays;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;

/**
 * What every account has of every asset, available and held beside each other. Grows as accounts
 * are opened.
 */
public final class Balances {
    private static final int INITIAL_ROWS = 64;

    private final int rowsMax;
    private final int cellsPerRow;
    private long[] cells;

    public Balances(int rowsMax, int assetsMax) {
        this.rowsMax = rowsMax;
        cellsPerRow = 2 * assetsMax;
        cells = new long[Math.min(rowsMax, INITIAL_ROWS) * cellsPerRow];
    }

    /** Makes room for the accounts with an index below this. */
    public void ensureRows(int rows) {
        if (rows * cellsPerRow > cells.length) {
            cells = Arrays.copyOf(cells, Math.min(rowsMax, 2 * rows) * cellsPerRow);
        }
    }

    public long availableMinor(int account, int asset) {
        return cells[cell(account, asset)];
    }

    public long heldMinor(int account, int asset) {
        return cells[cell(account, asset) + 1];
    }

    /** Where the available amount stands; the held one is next to it. */
    public int cell(int account, int asset) {
        return account * cellsPerRow + 2 * (asset - 1);
    }

    public long get(int cell) {
        return cells[cell];
    }

    public void set(int cell, long minor) {
        cells[cell] = minor;
    }

    /** Adds to what stands there, and returns what stands there then. */
    public long add(int cell, long deltaMinor) {
        long after = cells[cell] + deltaMinor;
        cells[cell] = after;
        return after;
    }

    /** Writes what the first accounts have. */
    public void write(StateWriter out, int accounts) {
        out.section("balances", accounts);
        for (int account = 0; account < accounts; account++) {
            int begin = account * cellsPerRow;
            int end = begin + cellsPerRow;
            int count = 0;
            for (int cell = begin; cell < end; cell += 2) {
                count += (cells[cell] | cells[cell + 1]) == 0 ? 0 : 1;
            }
            out.writeInt(count);
            for (int cell = begin; count > 0; cell += 2) {
                if ((cells[cell] | cells[cell + 1]) != 0) {
                    out.writeInt((cell - begin) / 2 + 1);
                    out.writeLong(cells[cell]);
                    out.writeLong(cells[cell + 1]);
                    count--;
                }
            }
        }
    }

    public void read(StateReader in) {
        int accounts = in.section("balances", rowsMax);
        ensureRows(accounts);
        for (int account = 0; account < accounts; account++) {
            int count = in.readCount("balances of an account", cellsPerRow / 2);
            for (int i = 0; i < count; i++) {
                int cell = cell(account, in.readNumber("asset", cellsPerRow / 2));
                cells[cell] = in.readLong();
                cells[cell + 1] = in.readLong();
            }
        }
    }
}
