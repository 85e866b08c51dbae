package org.bourse.marketdata.source.tick;

/**
 * The best bid and the best ask.
 *
 * @param updateId the source's number of the book this is the top of; 0 where it has none
 */
public record SourceQuote(
        String symbol,
        long timeMicros,
        long updateId,
        long bidTicks,
        long bidLots,
        long askTicks,
        long askLots)
        implements Tick {}
