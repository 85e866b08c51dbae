package org.bourse.matching.runner;

/**
 * Another process leads the venue from here on; this one must end and may follow in its next life.
 */
public final class SupersededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SupersededException(long position, long term) {
        super("command %d gives term %d to another leader".formatted(position, term));
    }
}
