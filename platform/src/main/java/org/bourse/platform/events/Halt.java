package org.bourse.platform.events;

/** What is done about a fault after which going on would be wrong. */
@FunctionalInterface
public interface Halt {
    /** Ends the process; returns in tests only. */
    void now(String reason);
}
