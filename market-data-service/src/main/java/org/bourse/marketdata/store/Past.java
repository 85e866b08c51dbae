package org.bourse.marketdata.store;

import java.util.List;
import org.bourse.marketdata.candle.Candle;
import org.bourse.marketdata.candle.Interval;

/** Trades and candles from as long ago as they are kept; the newest second may be missing. */
public interface Past {
    /** The first of these trades. */
    List<StoredTrade> trades(TradeQuery query, int countMax);

    /**
     * Whether all of the venue's trades up to this one are here, as far as they are kept. What is
     * asked for after this is asked has them.
     */
    boolean reaches(long tradeId);

    /**
     * Candles that begin within a time, oldest first; the newest of them, or the oldest, if there
     * are more than {@code countMax}.
     */
    List<Candle> candles(
            int symbol,
            Interval interval,
            long fromMicros,
            long toMicros,
            int countMax,
            boolean newestFirst);
}
