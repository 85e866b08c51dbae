package org.bourse.core.snapshot;

import java.util.HexFormat;

/**
 * The hash of a venue's state: the first 128 bits of the SHA-256 of its snapshot without the hash
 * at its end. SHA-256 because processors compute it (1.8 GB/s measured, a quarter of a second for
 * ten million client order ids), every JVM has it, nobody can aim at a collision, and anybody can
 * check a snapshot with a tool of the shell.
 */
public record StateHash(long high, long low) {
    static final int BYTES = 16;

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException when it did not
     */
    public static StateHash parse(String text) {
        if (text.length() != 2 * BYTES) {
            throw new IllegalArgumentException("stateHash=" + text);
        }
        return new StateHash(
                HexFormat.fromHexDigitsToLong(text, 0, BYTES),
                HexFormat.fromHexDigitsToLong(text, BYTES, 2 * BYTES));
    }

    /** As 32 hexadecimal digits. */
    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }
}
