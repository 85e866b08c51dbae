package org.bourse.matching.administration;

import org.jspecify.annotations.Nullable;

/**
 * When a symbol stops trading by itself, for a pause and then a call auction. All of it is
 * required, or nothing but a rate of 0: no breaker.
 *
 * @param rate how far a trade may be from the lowest or highest price of the window, as a part of
 *     that price
 * @param windowSeconds 1 to 300
 * @param pauseSeconds 1 to 3,600
 * @param auctionSeconds 1 to 3,600
 */
public record BreakerRequest(
        @Nullable String rate,
        @Nullable Integer windowSeconds,
        @Nullable Integer pauseSeconds,
        @Nullable Integer auctionSeconds) {}
