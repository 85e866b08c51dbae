package org.bourse.marketdata.store;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bourse.marketdata.candle.Interval;

/** History that was imported from files, by the names of symbols. */
public interface Imports {
    /** The source that is shown before the venue's own candles begin, as of some seconds ago. */
    Optional<String> backFill(String symbol);

    /** Whether something of the symbol was imported from the source. */
    boolean has(String symbol, String source);

    /**
     * The time of the first trade of the venue's own that is stored; its minute's beginning, if
     * candles are kept longer than trades.
     */
    OptionalLong firstOwnMicros(int symbol);

    /**
     * Candles that begin within a time, oldest first; the newest of them, or the oldest, if there
     * are more than {@code countMax}.
     */
    List<ImportedCandle> candles(
            String symbol,
            String source,
            Interval interval,
            long fromMicros,
            long toMicros,
            int countMax,
            boolean newestFirst);
}
