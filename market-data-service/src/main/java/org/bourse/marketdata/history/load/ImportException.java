package org.bourse.marketdata.history.load;

/** The import cannot begin, or cannot go on; the message is for the operator. */
final class ImportException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ImportException(String message) {
        super(message);
    }

    ImportException(String message, Throwable cause) {
        super(message, cause);
    }
}
