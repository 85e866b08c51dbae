package org.bourse.marketdata.source.wire;

/** A provider could not be asked, or wants to be asked later. It never carries an address. */
final class AskLaterException extends Exception {
    private static final long serialVersionUID = 1L;

    private final long afterMillis;

    /**
     * @param afterMillis when the provider said so; 0 when it did not
     */
    AskLaterException(String message, long afterMillis) {
        super(message);
        this.afterMillis = afterMillis;
    }

    long afterMillis() {
        return afterMillis;
    }
}
