package org.bourse.contracts.archive;

/** The archive is damaged, or is not the one of the topic; the message is meant for operators. */
public final class ArchiveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ArchiveException(String message) {
        super(message);
    }

    public ArchiveException(String message, Throwable cause) {
        super(message, cause);
    }
}
