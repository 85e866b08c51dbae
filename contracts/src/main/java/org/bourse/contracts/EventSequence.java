package org.bourse.contracts;

/** The rule by which a receiver takes records: exactly the one after the last. */
public final class EventSequence {

    /** What a received record is to a receiver. */
    public enum Arrival {
        /** To be applied. */
        NEXT,
        /** Applied before; to be dropped. */
        DUPLICATE,
        /** Something before it is missing; the receiver must stop and say so. */
        GAP
    }

    private EventSequence() {}

    public static Arrival arrival(long last, long received) {
        if (received <= last) {
            return Arrival.DUPLICATE;
        }
        return received == last + 1 ? Arrival.NEXT : Arrival.GAP;
    }
}
