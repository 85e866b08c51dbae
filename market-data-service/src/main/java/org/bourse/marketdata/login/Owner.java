package org.bourse.marketdata.login;

/**
 * Who is logged in.
 *
 * @param subject of the token
 * @param expiresMillis when the token expires, since the epoch
 */
public record Owner(String subject, long expiresMillis) {
    /** As a ticket's value in Redis. */
    String print() {
        return expiresMillis + " " + subject;
    }

    /**
     * Reads what {@link #print} wrote.
     *
     * @throws NumberFormatException when it is something else
     */
    static Owner parse(String text) {
        int blank = text.indexOf(' ');
        return new Owner(
                text.substring(blank + 1), Long.parseLong(text.substring(0, Math.max(0, blank))));
    }
}
