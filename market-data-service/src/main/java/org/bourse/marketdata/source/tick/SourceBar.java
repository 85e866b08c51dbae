package org.bourse.marketdata.source.tick;

/**
 * A candle. It may be told again while it grows.
 *
 * @param timeMicros its beginning
 * @param lots traded in it
 */
public record SourceBar(
        String symbol,
        long timeMicros,
        long durationMicros,
        long openTicks,
        long highTicks,
        long lowTicks,
        long closeTicks,
        long lots)
        implements Tick {
    @Override
    public long knownToMicros() {
        return timeMicros + durationMicros;
    }
}
