package org.bourse.risk.threshold;

/**
 * Which payments are added up: those of an account in one direction that one threshold measures.
 *
 * @param measure the asset with a threshold of its own; {@link #VALUED} for all others
 */
public record WindowKey(long account, Direction direction, int measure) {
    /** Payments that are measured by their value in the reference asset. */
    public static final int VALUED = 0;
}
