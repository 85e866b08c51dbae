package org.bourse.core.symbols;

/** The form of assets' codes. */
final class Codes {
    private static final int LENGTH_MAX = 12;

    private Codes() {}

    /** Whether the text is {@code [A-Z0-9]{1,12}}. */
    static boolean isAssetCode(String text) {
        if (text.isEmpty() || text.length() > LENGTH_MAX) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 'A' || c > 'Z') && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }
}
