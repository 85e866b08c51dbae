package org.bourse.marketdata.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.bourse.marketdata.statistics.StatisticsBounds;
import org.bourse.platform.config.Within;

/** How much of candles and statistics is kept in memory. */
@ConfigMapping(prefix = "bourse.statistics")
public interface StatisticsConfig {
    /** Newest candles of each interval per symbol, 1 to 10,000; some 100 bytes each. */
    @WithDefault("500")
    @Within(min = "1", max = "10000")
    int candlesMax();

    /** Newest aggregated trades per symbol, 1 to 100,000. */
    @WithDefault("1000")
    @Within(min = "1", max = "100000")
    int aggregatedMax();

    /** Prices told apart in a day's volume profile, 2 to 100,000. */
    @WithDefault("2000")
    @Within(min = "2", max = "100000")
    int pricesMax();

    /**
     * Newest minutes of which it is known what a book was like, 1 to 10,000; some 100 bytes each.
     */
    @WithDefault("2880")
    @Within(min = "1", max = "10000")
    int depthSamplesMax();

    /** As the statistics take them. */
    default StatisticsBounds bounds() {
        return new StatisticsBounds(candlesMax(), aggregatedMax(), pricesMax());
    }
}
