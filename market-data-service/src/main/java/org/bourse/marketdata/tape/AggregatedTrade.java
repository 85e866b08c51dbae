package org.bourse.marketdata.tape;

import org.bourse.contracts.v1.Side;

/**
 * What one order took at one price in one step of the venue: the trades from the first to the last
 * id. Each trade of a call auction is one by itself.
 *
 * @param notionalMinor in minor units of the quote asset
 * @param takerSide the side of the order that took; unspecified in a call auction
 * @param auction made by a call auction: nobody took
 */
public record AggregatedTrade(
        long firstTradeId,
        long lastTradeId,
        long priceTicks,
        long lots,
        long notionalMinor,
        long venueTimeMicros,
        Side takerSide,
        boolean auction) {

    /** One trade by itself. */
    public static AggregatedTrade of(PublicTrade trade) {
        return new AggregatedTrade(
                trade.tradeId(),
                trade.tradeId(),
                trade.priceTicks(),
                trade.lots(),
                trade.notionalMinor(),
                trade.venueTimeMicros(),
                trade.takerSide(),
                trade.auction());
    }

    /** With the next trade of the same order at the same price. */
    public AggregatedTrade and(PublicTrade trade) {
        return new AggregatedTrade(
                firstTradeId,
                trade.tradeId(),
                priceTicks,
                Math.addExact(lots, trade.lots()),
                Math.addExact(notionalMinor, trade.notionalMinor()),
                venueTimeMicros,
                takerSide,
                auction);
    }

    /** True when the seller took, so the buyer's order had been resting. Not said of auctions. */
    public boolean buyerIsMaker() {
        return takerSide == Side.SELL;
    }
}
