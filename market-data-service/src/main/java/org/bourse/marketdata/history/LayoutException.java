package org.bourse.marketdata.history;

/** A file whose columns are not what is needed; nothing of it can be read. */
public final class LayoutException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LayoutException(String message) {
        super(message);
    }
}
