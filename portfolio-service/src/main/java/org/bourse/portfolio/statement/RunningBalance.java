package org.bourse.portfolio.statement;

import org.bourse.contracts.v1.Bucket;

/**
 * What is available and held, in minor units, as movements come.
 *
 * @param available may be negative on the venue's own accounts only
 */
record RunningBalance(long available, long held) {

    long total() {
        return Math.addExact(available, held);
    }

    /**
     * After a movement.
     *
     * @param toldMinor what the bucket is after it, as the venue said
     * @throws IllegalStateException when it is something else: what is booked contradicts itself
     */
    RunningBalance after(int bucket, long deltaMinor, long toldMinor) {
        boolean isAvailable = bucket == Bucket.AVAILABLE_VALUE;
        long moved = Math.addExact(isAvailable ? available : held, deltaMinor);
        if (moved != toldMinor) {
            throw new IllegalStateException(
                    "bucket " + bucket + " is " + moved + ", not " + toldMinor);
        }
        return isAvailable ? new RunningBalance(moved, held) : new RunningBalance(available, moved);
    }
}
