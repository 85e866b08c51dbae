package org.bourse.marketdata.login;

/**
 * Who is logged in.
 *
 * @param subject of the token
 * @param supervises may see what concerns all accounts
 * @param expiresMillis when the token expires, since the epoch
 */
public record Owner(String subject, boolean supervises, long expiresMillis) {
    private static final int PARTS = 3;

    /** As a ticket's value in Redis. */
    String print() {
        return expiresMillis + " " + supervises + " " + subject;
    }

    /**
     * Reads what {@link #print} wrote.
     *
     * @throws NumberFormatException when it is something else
     */
    static Owner parse(String text) {
        String[] parts = text.split(" ", PARTS);
        if (parts.length < PARTS) {
            throw new NumberFormatException("parts=" + parts.length);
        }
        return new Owner(parts[2], Boolean.parseBoolean(parts[1]), Long.parseLong(parts[0]));
    }

    /** Whether another token gives the same person the same rights. */
    public boolean isSameAs(Owner other) {
        return subject.equals(other.subject) && supervises == other.supervises;
    }
}
