package org.bourse.marketdata.history.load;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.SortedMap;
import org.bourse.marketdata.history.GapMeter;
import org.jspecify.annotations.Nullable;

/**
 * What came of one file, or of one of an archive.
 *
 * @param kind RECORDING, BARS or TRADES; absent when the file was not understood
 * @param interval of the candles that were stored as told
 * @param tick what prices are counted in
 * @param rows lines that were read as rows
 * @param passedOver lines that tell of something else
 * @param refused rows that were refused, by code
 * @param noted what was noted about accepted rows, by code
 * @param lostTrades trades whose numbers are left out
 * @param first the time of the first accepted row
 * @param refusedFirst the first refused rows, with their lines
 * @param score from 0 to 100
 * @param error why it was not read to its end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PartReport(
        String file,
        @Nullable String kind,
        @Nullable String interval,
        String tick,
        String lot,
        long rows,
        long passedOver,
        long accepted,
        SortedMap<String, Long> refused,
        SortedMap<String, Long> noted,
        long lostTrades,
        @Nullable String first,
        @Nullable String last,
        long candles,
        StoredCounts stored,
        List<Gaps> gaps,
        List<String> refusedFirst,
        int score,
        @Nullable String error) {

    /**
     * Candles of one length that are missing though the calendar's market traded.
     *
     * @param first the first of the gaps
     */
    record Gaps(String interval, long missing, long gaps, List<GapView> first) {
        static Gaps of(GapMeter meter) {
            return new Gaps(
                    meter.interval().code(),
                    meter.missing(),
                    meter.count(),
                    meter.gaps().stream()
                            .map(it ->
                                    new GapView(
                                            it.from().toString(),
                                            it.until().toString(),
                                            it.candles()))
                            .toList());
        }
    }

    /** A gap from the beginning of its first candle to that of the next one that is there. */
    record GapView(String from, String until, long candles) {}

    /** Whether it was read to its end, and all of it was taken. */
    boolean isClean() {
        return error == null && refused.isEmpty() && stored.conflicting() == 0;
    }
}
