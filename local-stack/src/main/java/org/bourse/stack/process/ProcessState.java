package org.bourse.stack.process;

/** What a process of the stack is doing. */
public enum ProcessState {
    /** Not started yet, or stopped on purpose. */
    STOPPED,
    /** Started, not ready yet. */
    STARTING,
    /** Serving. */
    READY,
    /** Exited by itself; it is started again shortly. */
    RESTARTING,
    /** Given up. */
    FAILED
}
