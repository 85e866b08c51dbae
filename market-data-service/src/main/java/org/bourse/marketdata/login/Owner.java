package org.bourse.marketdata.login;

/**
 * Who is logged in.
 *
 * @param subject of the token
 * @param supervises may see what concerns all accounts
 * @param account whose streams are meant, and which may turn out to be another's; 0: the subject's
 *     main one
 * @param expiresMillis when the token expires, since the epoch
 * @param keyId of the API key that a ticket was asked for with; empty: it was a token
 */
public record Owner(
        String subject, boolean supervises, long account, long expiresMillis, String keyId) {
    private static final int PARTS = 3;
    private static final String KEY = "key=";

    /** The same person, with the streams of an account. */
    public Owner of(long otherAccount) {
        return new Owner(subject, supervises, otherAccount, expiresMillis, keyId);
    }

    /**
     * As a ticket's value in Redis; a ticket is of a person, its use names the account. A key never
     * supervises.
     */
    String print() {
        return expiresMillis + " " + (keyId.isEmpty() ? supervises : KEY + keyId) + " " + subject;
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
        String keyId = parts[1].startsWith(KEY) ? parts[1].substring(KEY.length()) : "";
        return new Owner(
                parts[2], Boolean.parseBoolean(parts[1]), 0, Long.parseLong(parts[0]), keyId);
    }

    /** Whether another token gives the same person the same rights, of the same account. */
    public boolean isSameAs(Owner other) {
        return subject.equals(other.subject)
                && supervises == other.supervises
                && account == other.account;
    }
}
