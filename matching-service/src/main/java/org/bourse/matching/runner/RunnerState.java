package org.bourse.matching.runner;

/** Where a runner is in its life. */
public sealed interface RunnerState {

    /** Applies what was in the log when it started, and sends nothing. */
    record Replaying(long end) implements RunnerState {}

    /** Hot standby: applies the log, keeps what is not yet seen on the topics. */
    record Following() implements RunnerState {}

    /** Has asked to lead and goes on following until it reads that it does. */
    record Claiming(long term) implements RunnerState {}

    /** Leads; waits until it reads its first tick, and until the keys of all writers are active. */
    record Opening(long term) implements RunnerState {}

    /** Leads. */
    record Live(long term) implements RunnerState {}

    /**
     * Applies and sends nothing more; waits for an operator's Skip or Resume.
     *
     * @param position of the command that could not be applied, or of the first that is in doubt
     * @param skippable whether it is one that could not be applied
     */
    record Halted(long position, String reason, boolean skippable) implements RunnerState {}
}
