package org.bourse.contracts;

import java.math.BigDecimal;

/**
 * Decimal text to and from whole numbers of a smallest unit. The only places that see {@link
 * BigDecimal} are the edges where people's numbers come in and go out.
 */
public final class Decimals {
    /** What {@link #parse} returns for text that is no such decimal. */
    public static final long INVALID = Long.MIN_VALUE;

    private static final int LENGTH_MAX = 40;

    private Decimals() {}

    /**
     * Reads {@code -?digits[.digits]} as a whole number of units of {@code 10^-scale}, exactly.
     *
     * @return the number, or {@link #INVALID} when the text is not of this form, needs more
     *     decimals than {@code scale}, or does not fit 63 bits
     */
    public static long parse(String text, int scale) {
        int length = text.length();
        int start = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        if (length == start || length > LENGTH_MAX) {
            return INVALID;
        }
        long value = 0;
        int decimals = -1;
        for (int i = start; i < length; i++) {
            char c = text.charAt(i);
            if (c == '.' && decimals < 0 && i > start && i < length - 1) {
                decimals = 0;
                continue;
            }
            int digit = c - '0';
            if (digit < 0 || digit > 9) {
                return INVALID;
            }
            if (decimals >= scale && digit != 0) {
                return INVALID;
            }
            if (decimals < scale) {
                if (value > (Long.MAX_VALUE - digit) / 10) {
                    return INVALID;
                }
                value = value * 10 + digit;
                decimals += decimals < 0 ? 0 : 1;
            }
        }
        for (int i = Math.max(decimals, 0); i < scale; i++) {
            if (value > Long.MAX_VALUE / 10) {
                return INVALID;
            }
            value *= 10;
        }
        return start == 1 ? -value : value;
    }

    /** Prints {@code value * 10^-scale} without an exponent and without trailing zeros. */
    public static String print(long value, int scale) {
        return print(BigDecimal.valueOf(value, scale));
    }

    /** Prints without an exponent and without trailing zeros. */
    public static String print(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
