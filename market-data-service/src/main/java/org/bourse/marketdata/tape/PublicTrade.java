package org.bourse.marketdata.tape;

import org.bourse.contracts.v1.Side;

/**
 * A trade without its parties.
 *
 * @param notionalMinor in minor units of the quote asset
 * @param takerSide the side of the order that took
 */
public record PublicTrade(
        long tradeId,
        long priceTicks,
        long lots,
        long notionalMinor,
        long venueTimeMicros,
        Side takerSide) {

    /** True when the seller took, so the buyer's order had been resting. */
    public boolean buyerIsMaker() {
        return takerSide == Side.SELL;
    }
}
