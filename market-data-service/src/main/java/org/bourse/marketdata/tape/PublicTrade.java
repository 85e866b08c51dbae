package org.bourse.marketdata.tape;

import org.bourse.contracts.v1.Side;

/**
 * A trade without its parties.
 *
 * @param notionalMinor in minor units of the quote asset
 * @param takerSide the side of the order that took; unspecified in a call auction
 * @param auction made by a call auction: nobody took
 */
public record PublicTrade(
        long tradeId,
        long priceTicks,
        long lots,
        long notionalMinor,
        long venueTimeMicros,
        Side takerSide,
        boolean auction) {

    /** True when the seller took, so the buyer's order had been resting. Not said of auctions. */
    public boolean buyerIsMaker() {
        return takerSide == Side.SELL;
    }
}
