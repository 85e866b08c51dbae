package org.bourse.matching.runner;

/** The store of snapshots cannot be reached, or refused. */
public final class SnapshotStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SnapshotStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
