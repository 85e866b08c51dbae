package org.bourse.marketdata.source.tick;

/**
 * A trade.
 *
 * @param tradeId the source's number of it, each one more than the last; 0 where it has none
 * @param buyerIsMaker the seller took
 */
public record SourceTrade(
        String symbol,
        long timeMicros,
        long tradeId,
        long priceTicks,
        long lots,
        boolean buyerIsMaker)
        implements Tick {}
