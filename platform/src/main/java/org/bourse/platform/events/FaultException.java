package org.bourse.platform.events;

/** A record that must not be applied, and nothing after it: a gap, or something unknown. */
public final class FaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public FaultException(String reason) {
        super(reason);
        this.reason = reason;
    }

    public FaultException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    /** For the last line of the log. */
    public String reason() {
        return reason;
    }
}
