package org.bourse.marketdata.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.SourceBar;
import org.bourse.marketdata.source.tick.SourceTrade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowCheckTest {
    private static final long TIME = 1_723_075_200_000_000L;
    private static final long NOW = TIME + 5_000_000_000_000_000L;

    private static HistoryBar bar(Interval interval, int number, long... prices) {
        return new HistoryBar(
                new SourceBar(
                        "A-B",
                        TIME + number * interval.micros(),
                        interval.micros(),
                        prices[0],
                        prices[1],
                        prices[2],
                        prices[3],
                        1),
                null,
                null,
                null,
                null);
    }

    private static HistoryTrade trade(long id, long micros, long ticks) {
        return new HistoryTrade(
                new SourceTrade("A-B", TIME + micros, id, ticks, 1, false), id, id, true);
    }

    @ParameterizedTest
    @EnumSource
    void aWalkIsFineAtEachLength(Interval interval) {
        Random dice = new Random(interval.ordinal());
        RowCheck check = new RowCheck(interval, NOW);
        long close = 1_000_000;
        for (int i = 0; i < 3_000; i++) {
            long open = close;
            // A thousandth up or down.
            close += close * (dice.nextInt(201) - 100) / 100_000;
            long high = Math.max(open, close) + dice.nextInt(100);
            long low = Math.min(open, close) - dice.nextInt(100);
            assertEquals(
                    Finding.FINE, check.check(bar(interval, i, open, high, low, close)), "" + i);
        }
    }

    @Test
    void eachFaultOfABarHasItsCode() {
        RowCheck check = new RowCheck(Interval.MINUTE, TIME + Interval.MINUTE.micros() * 50);
        for (int i = 0; i < 20; i++) {
            long close = 1_000 + i % 3;
            assertEquals(
                    Finding.FINE, check.check(bar(Interval.MINUTE, i, close, 1_003, 999, close)));
        }
        List<Finding> found = new ArrayList<>();
        found.add(check.check(bar(Interval.MINUTE, 19, 1_000, 1_003, 999, 1_000)));
        found.add(check.check(bar(Interval.MINUTE, 18, 1_000, 1_003, 999, 1_000)));
        found.add(check.check(bar(Interval.MINUTE, 20, 1_000, 1_003, 999, -1)));
        found.add(check.check(bar(Interval.MINUTE, 20, 1_000, 1_003, 0, 1_000)));
        found.add(check.check(bar(Interval.MINUTE, 20, 1_000, 1_001, 999, 1_002)));
        found.add(check.check(bar(Interval.MINUTE, 20, 1_000, 9_000, 999, 1_000)));
        found.add(check.check(bar(Interval.MINUTE, 20, 1_000, 1_003, 1, 1_000)));
        found.add(check.check(bar(Interval.MINUTE, 20, 1_000, 1_200, 999, 1_200)));
        found.add(check.check(bar(Interval.MINUTE, 20, 1_000, 1_060, 999, 1_060)));
        found.add(check.check(bar(Interval.MINUTE, 51, 1_000, 1_003, 999, 1_000)));

        assertEquals(
                List.of(
                        Finding.SEQUENCE_REPEATED,
                        Finding.TIME_ORDER,
                        Finding.PRICE_NOT_POSITIVE,
                        Finding.PRICE_NOT_POSITIVE,
                        Finding.BAR_SHAPE,
                        Finding.PRICE_BAND,
                        Finding.PRICE_BAND,
                        Finding.PRICE_BAND,
                        Finding.OUTLIER,
                        Finding.TIME_FUTURE),
                found);
        assertEquals(Finding.FINE, check.check(bar(Interval.MINUTE, 20, 1_000, 1_003, 999, 1_001)));
    }

    @Test
    void tradesThatAreLeftOutAreCounted() {
        RowCheck check = new RowCheck(Interval.SECOND, NOW);

        assertEquals(Finding.FINE, check.check(trade(5, 0, 100)));
        assertEquals(0, check.lost());
        assertEquals(Finding.FINE, check.check(trade(9, 1, 100)));
        assertEquals(3, check.lost());
        assertEquals(Finding.SEQUENCE_REPEATED, check.check(trade(9, 1, 100)));
        assertEquals(0, check.lost());
        assertEquals(Finding.TIME_ORDER, check.check(trade(10, 0, 100)));
        assertEquals(Finding.QUANTITY_NOT_POSITIVE, check.check(of(0)));
    }

    private static HistoryTrade of(long lots) {
        return new HistoryTrade(
                new SourceTrade("A-B", TIME + 2, 11, 100, lots, false), 11, 11, true);
    }

    @Test
    void theScoreFollowsFromWhatIsCounted() {
        RowTally tally = new RowTally();
        assertEquals(0, tally.score(0));
        for (int i = 0; i < 970; i++) {
            tally.accepted(TIME + i);
        }
        assertEquals(100, tally.score(0));
        // 1 - 5 * 10 / 1000
        assertEquals(95, tally.score(10));
        Collections.nCopies(10, Finding.OUTLIER).forEach(tally::refused);
        assertEquals(95, tally.score(0));
        assertEquals(90, tally.score(10));
        assertEquals(0, tally.score(300));
        tally.lost(4);
        tally.lost(0);
        assertEquals(Map.of("OUTLIER", 10L), tally.refusedByCode());
        assertEquals(Map.of("SEQUENCE_GAP", 1L), tally.notedByCode());
        assertEquals(980, tally.rows());
        assertEquals(TIME, tally.firstMicros());
        assertEquals(TIME + 969, tally.lastMicros());
    }
}
