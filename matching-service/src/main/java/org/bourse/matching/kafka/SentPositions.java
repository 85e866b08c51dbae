package org.bourse.matching.kafka;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The commands of the records of one topic that are on their way. They are acknowledged in the
 * order in which they were sent; one thread sends, another acknowledges.
 */
final class SentPositions {
    private final long[] ring;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong stored = new AtomicLong();

    /**
     * @param most never so many are on their way
     */
    SentPositions(int most) {
        ring = new long[most + 1];
    }

    /** Called by the thread that sends. */
    void sent(long position) {
        ring[(int) (sent.get() % ring.length)] = position;
        sent.incrementAndGet();
    }

    /** The oldest that is on its way is stored. */
    void stored() {
        stored.incrementAndGet();
    }

    /** Called by the thread that sends; {@link Long#MAX_VALUE} when none is on its way. */
    long oldest() {
        long first = stored.get();
        return first == sent.get() ? Long.MAX_VALUE : ring[(int) (first % ring.length)];
    }
}
