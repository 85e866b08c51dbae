package org.bourse.marketdata.source.quality;

/** A market that is closed once. */
public record ClosedBetween(long fromMicros, long toMicros) implements OpenTime {
    @Override
    public boolean isOpen(long micros) {
        return micros < fromMicros || micros >= toMicros;
    }

    @Override
    public long micros(long from, long to) {
        return to - from - Math.max(0, Math.min(to, toMicros) - Math.max(from, fromMicros));
    }
}
