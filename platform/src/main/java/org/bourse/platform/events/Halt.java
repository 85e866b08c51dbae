package org.bourse.platform.events;

/** What is done about a fault after which going on would be wrong. */
@FunctionalInterface
public interface Halt {
    /** Ends the process; returns in tests only. */
    void now(Fault fault);

    /**
     * Why a reader of events must not go on.
     *
     * @param sequence of the last record that was applied
     * @param reason for the last line of the log; names position and sequence
     */
    record Fault(String topic, long sequence, String reason) {}
}
