package org.bourse.stack.process;

/** Something that keeps the stack from working, with a message meant for the person at the keys. */
public final class StackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A message of one or more whole lines. */
    public StackException(String message) {
        super(message);
    }

    /** A message with the failure behind it. */
    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
