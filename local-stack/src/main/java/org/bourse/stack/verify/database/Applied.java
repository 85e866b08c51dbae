package org.bourse.stack.verify.database;

/**
 * How far a projection is.
 *
 * @param sequence of the last record it has applied; 0 before the first
 * @param position of that record's command
 */
public record Applied(long sequence, long position) {
    /** Of one that has applied no record. */
    public static final Applied NOTHING = new Applied(0, -1);
}
