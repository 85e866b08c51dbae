package org.bourse.marketdata.stream;

import org.bourse.marketdata.candle.Candle;
import org.bourse.marketdata.candle.Interval;

/**
 * A candle as a stream tells it.
 *
 * @param closed its interval is over: it stays as it is
 * @param venueTimeMicros when it was so
 */
public record Kline(
        StreamKind kind, Interval interval, Candle candle, boolean closed, long venueTimeMicros) {}
