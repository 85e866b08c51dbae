package org.bourse.marketdata.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.bourse.marketdata.statistics.StatisticsBounds;

/** How much of candles and statistics is kept in memory. */
@ConfigMapping(prefix = "bourse.statistics")
public interface StatisticsConfig {
    /** Newest candles of each interval per symbol, 1 to 10,000; some 100 bytes each. */
    @WithDefault("500")
    int candlesMax();

    /** Newest aggregated trades per symbol, 1 to 100,000. */
    @WithDefault("1000")
    int aggregatedMax();

    /** Prices told apart in a day's volume profile, 2 to 100,000. */
    @WithDefault("2000")
    int pricesMax();

    /**
     * Newest minutes of which it is known what a book was like, 1 to 10,000; some 100 bytes each.
     */
    @WithDefault("2880")
    int depthSamplesMax();

    /**
     * The same, checked.
     *
     * @throws IllegalArgumentException when it is out of its bounds
     */
    default int checkedDepthSamplesMax() {
        return within("depth-samples-max", depthSamplesMax(), 1, 10_000);
    }

    /**
     * The bounds, checked.
     *
     * @throws IllegalArgumentException when a value is out of its bounds
     */
    default StatisticsBounds bounds() {
        return new StatisticsBounds(
                within("candles-max", candlesMax(), 1, 10_000),
                within("aggregated-max", aggregatedMax(), 1, 100_000),
                within("prices-max", pricesMax(), 2, 100_000));
    }

    private static int within(String key, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "bourse.statistics."
                            + key
                            + "="
                            + value
                            + " is not within "
                            + min
                            + " to "
                            + max);
        }
        return value;
    }
}
