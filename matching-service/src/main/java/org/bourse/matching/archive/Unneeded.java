package org.bourse.matching.archive;

import java.util.function.LongUnaryOperator;

/** Finds where the records of a topic that a start needs begin. */
final class Unneeded {
    private Unneeded() {}

    /**
     * The offset of the first record of a command that is not before a position, by few questions.
     *
     * @param positionOf the position of the command that the record at an offset belongs to; it
     *     never falls from one to the next
     * @param beginning the offset of the first record
     * @param end the offset after the last that is looked at
     * @return {@code end} when all are before it
     */
    static long before(LongUnaryOperator positionOf, long beginning, long end, long neededFrom) {
        long low = beginning;
        long high = end;
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (positionOf.applyAsLong(middle) < neededFrom) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
