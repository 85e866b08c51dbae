package org.bourse.marketdata.source.tick;

/**
 * The last price, as those tell who show no single trades.
 *
 * @param precisionMicros the price is of a moment from {@code timeMicros} to as much later: a day
 *     where only the date is told
 * @param dayLots traded on the day so far
 */
public record SourceLast(
        String symbol, long timeMicros, long precisionMicros, long priceTicks, long dayLots)
        implements Tick {
    @Override
    public long knownToMicros() {
        return timeMicros + precisionMicros;
    }
}
