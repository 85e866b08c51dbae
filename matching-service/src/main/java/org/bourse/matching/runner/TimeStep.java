package org.bourse.matching.runner;

/**
 * The next step of venue time.
 *
 * @param timeMicros not before any earlier step
 * @param stepMicros how far that is from the last time
 * @param confirmed true when it is more than the second that goes unquestioned
 */
public record TimeStep(long timeMicros, long stepMicros, boolean confirmed, Cause cause) {

    /** Why a step is as long as it is. */
    public enum Cause {
        /** At most a second since the last. */
        REGULAR,
        /** The venue stood still since its last life. */
        RESTART,
        /** This process was suspended, or its last tick did not reach the log. */
        PAUSE,
        /** The wall clock jumped ahead while this process ran; the step follows the other clock. */
        CLOCK_JUMP
    }
}
