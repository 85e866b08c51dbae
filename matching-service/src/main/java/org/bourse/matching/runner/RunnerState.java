package org.bourse.matching.runner;

/** Where a runner is in its life. */
public sealed interface RunnerState {

    /** Applies what was in the log when it started. */
    record Replaying(long end) implements RunnerState {
        Opening caughtUp() {
            return new Opening();
        }
    }

    /** Has caught up; waits until the keys of all writers are active. */
    record Opening() implements RunnerState {
        Live open() {
            return new Live();
        }
    }

    record Live() implements RunnerState {}

    /**
     * Applies and sends nothing more.
     *
     * @param position of the command that could not be applied, or of the first that is in doubt
     */
    record Halted(long position, String reason) implements RunnerState {}
}
