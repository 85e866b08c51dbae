package org.bourse.bench.measure;

import java.util.Locale;

/** The last line of a bench, for programs: {@code RESULT key=value key=value}. */
public final class Result {
    private final StringBuilder line = new StringBuilder("RESULT");

    public Result with(String key, String value) {
        if (value.isEmpty() || value.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException(key + "='" + value + "'");
        }
        line.append(' ').append(key).append('=').append(value);
        return this;
    }

    public Result with(String key, long value) {
        return with(key, Long.toString(value));
    }

    /** With one decimal. */
    public Result with(String key, double value) {
        return with(key, String.format(Locale.ROOT, "%.1f", value));
    }

    /** With two decimals. */
    public Result withMillis(String key, double millis) {
        return with(key, String.format(Locale.ROOT, "%.2f", millis));
    }

    @Override
    public String toString() {
        return line.toString();
    }
}
