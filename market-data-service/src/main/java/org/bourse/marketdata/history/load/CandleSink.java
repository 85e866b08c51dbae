package org.bourse.marketdata.history.load;

import java.sql.SQLException;
import java.util.List;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.history.HistoryCandle;

/** Takes the candles of a file, a batch at a time; each batch is stored whole or not at all. */
interface CandleSink {
    /**
     * Stores candles of one length, oldest first, each once.
     *
     * @return what became of them
     */
    StoredCounts put(Interval interval, List<HistoryCandle> candles) throws SQLException;

    /** Takes them and does nothing, where there is no database to compare with. */
    static CandleSink none() {
        return (_, _) -> StoredCounts.NONE;
    }
}
