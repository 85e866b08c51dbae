package org.bourse.order.ratelimit;

import java.util.Optional;
import java.util.function.Consumer;

/** The buckets that all replicas take from, one per account. */
@FunctionalInterface
interface SharedBuckets {
    /**
     * Takes as many tokens as there are, at most so many as are wanted, and none when they are
     * fewer than needed.
     *
     * @param answer is told once, on any thread; empty: the buckets are away
     */
    void take(
            long account, int perSecond, int needed, int wanted, Consumer<Optional<Grant>> answer);

    /**
     * What was taken.
     *
     * @param fullInMicros how long the bucket takes to be full again
     */
    record Grant(int tokens, long fullInMicros) {}
}
