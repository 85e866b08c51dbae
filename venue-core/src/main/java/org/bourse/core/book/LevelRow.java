package org.bourse.core.book;

import java.util.Arrays;

/**
 * A row of a {@link BookSide}: an object for the reason told in {@link OrderRecord}, of which one
 * cache line holds all that a look-up asks for.
 */
final class LevelRow {
    /** Owns rows without levels; no block begins there. */
    static final long NOBODY = 1;

    /** The first rank of the block that owns it, or {@link #NOBODY}. */
    long owner = NOBODY;

    /** A bit for each place that has a level. */
    long taken;

    /** Where its places begin in the table, if it is owned. */
    int start;

    /** How often another block was refused. */
    int refusals;

    static LevelRow[] many(int count) {
        LevelRow[] rows = new LevelRow[count];
        Arrays.setAll(rows, _ -> new LevelRow());
        return rows;
    }

    /** Whether the place of a rank has a level. */
    boolean has(long rank) {
        return (taken & 1L << rank) != 0;
    }
}
