package org.bourse.marketdata.source.quality;

/**
 * What is believed of a source.
 *
 * @param bandPpm how far a price may be from the one accepted last, in millionths of it
 * @param lotsMax the most lots that are believed of one trade, quote or level; day volumes aside
 * @param futureMicros how far ahead the source's clock may be
 * @param oldMicros how old a tick may be when it comes, candles aside
 * @param windowPrices prices looked back on for outliers, 8 to 1,024
 * @param outlierDeviations how many standard deviations, estimated as 1.4826 times the MAD, a price
 *     may be from the median
 * @param outlierFloorPpm a distance from the median that is never an outlier, in millionths of it
 * @param believedAfter so many prices in a row that are refused but agree with each other are a new
 *     level of the market
 */
public record CheckLimits(
        long bandPpm,
        long lotsMax,
        long futureMicros,
        long oldMicros,
        int windowPrices,
        double outlierDeviations,
        long outlierFloorPpm,
        int believedAfter) {
    public CheckLimits {
        if (bandPpm < 1
                || lotsMax < 1
                || futureMicros < 0
                || oldMicros < 1
                || windowPrices < 8
                || windowPrices > 1_024
                || !(outlierDeviations > 0)
                || outlierFloorPpm < 0
                || believedAfter < 2) {
            throw new IllegalArgumentException("a limit of checks is out of its bounds");
        }
    }

    /** 10 % band, 5 s ahead, 10 s old, 8 deviations of 128 prices and at least 0.5 %, 20 agree. */
    public static CheckLimits standard() {
        return new CheckLimits(100_000, Long.MAX_VALUE, 5_000_000, 10_000_000, 128, 8, 5_000, 20);
    }
}
