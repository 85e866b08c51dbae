package org.bourse.marketdata.book;

/** The events of a book contradict each other: a change is missing, or an image differs. */
public final class BookDefectException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BookDefectException(String message) {
        super(message);
    }
}
