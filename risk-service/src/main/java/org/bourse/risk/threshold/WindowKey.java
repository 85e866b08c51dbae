package org.bourse.risk.threshold;

/**
 * Which payments are added up: those of a holder in one direction that one threshold measures.
 *
 * @param holder the number of the main account
 * @param measure the asset with a threshold of its own; {@link #VALUED} for all others
 */
public record WindowKey(long holder, Direction direction, int measure) {
    /** Payments that are measured by their value in the reference asset. */
    public static final int VALUED = 0;
}
