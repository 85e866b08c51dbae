package org.bourse.core;

/**
 * When trading of a symbol stops for a moment by itself; see {@code Breaker} in {@code
 * vocabulary.proto} for the meaning and unit of each component.
 */
public record Breaker(long rateE8, int windowSeconds, int pauseSeconds, int auctionSeconds) {
    /** It never stops by itself. */
    public static final Breaker NONE = new Breaker(0, 0, 0, 0);
}
