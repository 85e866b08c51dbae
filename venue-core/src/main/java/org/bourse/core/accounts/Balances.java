package org.bourse.core.accounts;

import java.util.Arrays;

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
}
