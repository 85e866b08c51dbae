package org.bourse.portfolio.policy;

import java.util.regex.Pattern;

/**
 * A payment in the world outside: what an operator saw come in or go out.
 *
 * @param source who made it, a bank or a chain: 1 to 32 of letters, digits and {@code ._:-}
 * @param reference what it is called there: 1 to 64 printable ASCII characters, no space at its
 *     ends
 */
public record Payment(String source, String reference) {
    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9._:-]{1,32}");
    private static final Pattern REFERENCE = Pattern.compile("[!-~](?:[ -~]{0,62}[!-~])?");

    public Payment {
        if (!isSource(source) || !isReference(reference)) {
            throw new IllegalArgumentException("source=" + source + " reference=" + reference);
        }
    }

    public static boolean isSource(String text) {
        return SOURCE.matcher(text).matches();
    }

    public static boolean isReference(String text) {
        return REFERENCE.matcher(text).matches();
    }
}
