package org.bourse.core.snapshot;

/** A snapshot cannot be restored. There is no venue then, not even a half of one. */
public final class SnapshotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Reason {
        /** It ends too early. */
        TRUNCATED,
        /** Its bytes are not those that were written. */
        DAMAGED,
        /** A newer version of the code wrote it. */
        NEWER_VERSION,
        /** What is in it does not fit into the bounds of the venue that should take it. */
        TOO_BIG
    }

    private final Reason reason;

    SnapshotException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    SnapshotException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
