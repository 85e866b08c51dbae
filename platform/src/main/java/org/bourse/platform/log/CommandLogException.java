package org.bourse.platform.log;

/** A command could not be written, or it is not known whether it was. */
public final class CommandLogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean outcomeUnknown;

    CommandLogException(String message, boolean outcomeUnknown) {
        super(message, null, false, false);
        this.outcomeUnknown = outcomeUnknown;
    }

    /** False when the command certainly is not in the log. */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
