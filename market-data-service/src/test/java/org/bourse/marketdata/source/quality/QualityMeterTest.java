package org.bourse.marketdata.source.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bourse.marketdata.source.tick.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QualityMeterTest {
    private static final long SECOND = 1_000_000;
    private static final long HALF_LIFE = 60 * SECOND;

    private final QualityMeter meter =
            new QualityMeter(new ScoreRule(HALF_LIFE, 4 * SECOND), OpenTime.ALWAYS);

    @BeforeEach
    void connect() {
        meter.connected();
    }

    @Test
    void isPerfectWhileNothingIsWrongAndNothingWithoutATickOrAConnection() {
        assertEquals(0, meter.score(0));
        accept(1, 0);
        assertEquals(100, meter.score(0));
        meter.disconnected(true, 0);
        assertEquals(0, meter.score(0));
        meter.connected();
        assertEquals(100, meter.score(0));
    }

    @Test
    void timeInWhichTheMarketIsClosedMakesNothingStale() {
        QualityMeter closing =
                new QualityMeter(
                        new ScoreRule(HALF_LIFE, 4 * SECOND),
                        new ClosedBetween(10 * SECOND, 1_000 * SECOND));
        closing.connected();
        closing.accepted(8 * SECOND, 8 * SECOND, 8 * SECOND);

        assertEquals(100, closing.score(999 * SECOND));
        assertFalse(closing.becameStale(1_002 * SECOND));
        assertEquals(100, closing.score(1_002 * SECOND));
        assertTrue(closing.becameStale(1_003 * SECOND));
        assertEquals(75, closing.score(1_004 * SECOND));
    }

    @Test
    void fallsWithTheShareOfRefusedAndOfLost() {
        accept(75, 0);
        for (int i = 0; i < 5; i++) {
            meter.found(Finding.OUTLIER, 0);
        }
        assertEquals(75, meter.score(0));
        meter.lostTrades(5, 0);
        assertEquals(56, meter.score(0));
        meter.bookMissing(true);
        assertEquals(28, meter.score(0));
    }

    @Test
    void aLostConnectionCountsUnlessItWasWanted() {
        accept(450, 0);
        meter.disconnected(true, 0);
        meter.connected();
        assertEquals(100, meter.score(0));
        meter.disconnected(false, 0);
        meter.connected();
        assertEquals(51, meter.score(0));
    }

    @Test
    void growsStaleInAStraightLine() {
        accept(1, 0);

        assertEquals(100, meter.score(4 * SECOND));
        assertEquals(75, meter.score(6 * SECOND));
        assertEquals(50, meter.score(8 * SECOND));
        assertEquals(0, meter.score(12 * SECOND));
        meter.accepted(SECOND, SECOND, 13 * SECOND);
        assertEquals(0, meter.score(13 * SECOND), "old news is no news");
    }

    @Test
    void saysOnceEachTimeThatItHasBecomeStale() {
        assertFalse(meter.becameStale(9 * SECOND), "nothing came at all");
        accept(1, 10 * SECOND);

        assertFalse(meter.becameStale(14 * SECOND));
        assertTrue(meter.becameStale(14 * SECOND + 1));
        assertFalse(meter.becameStale(15 * SECOND));
        accept(1, 16 * SECOND);
        assertFalse(meter.becameStale(16 * SECOND));
        assertTrue(meter.becameStale(30 * SECOND));

        QualityReport report = meter.report("elsewhere", "A-B", 30 * SECOND);
        assertEquals(Map.of(Finding.STALE, 2L), report.findings());
    }

    @Test
    void forgives() {
        accept(80, 0);
        meter.lostTrades(20, 0);
        int then = meter.score(0);

        meter.accepted(3 * HALF_LIFE, 3 * HALF_LIFE, 3 * HALF_LIFE);

        assertEquals(16, then);
        assertEquals(62, meter.score(3 * HALF_LIFE));
    }

    @Test
    void reportsWhatWasFoundAndHowOften() {
        meter.accepted(SECOND, SECOND, 3 * SECOND);
        meter.found(Finding.CROSSED, 3 * SECOND);
        meter.found(Finding.CROSSED, 3 * SECOND);
        meter.found(Finding.RATE_LIMITED, 3 * SECOND);

        QualityReport report = meter.report("elsewhere", "A-B", 4 * SECOND);

        assertEquals(Map.of(Finding.CROSSED, 2L, Finding.RATE_LIMITED, 1L), report.findings());
        assertEquals(1, report.accepted());
        assertEquals(3 * SECOND, report.ageMicros());
        assertEquals(2 * SECOND, report.lagMicros());
        assertEquals(report.score(), meter.score(4 * SECOND));
    }

    /** Each count weighs a half to the power of its age; what the meter adds up stepwise. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void equalsTheNaiveSum(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Long> accepted = new ArrayList<>();
        List<Long> refused = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < 2_000; i++) {
            now += random.nextLong(200_000);
            if (random.nextInt(40) == 0) {
                meter.found(Finding.PRICE_BAND, now);
                refused.add(now);
            } else {
                meter.accepted(now, now, now);
                accepted.add(now);
            }
            double bad = sum(refused, now);
            double validity = Math.max(0, 1 - 5 * bad / (sum(accepted, now) + bad + 20));
            double expected = accepted.isEmpty() ? 0 : 100 * validity;
            assertTrue(
                    Math.abs(meter.score(now) - expected) <= 1.2,
                    meter.score(now) + " is not " + expected);
        }
    }

    private static double sum(List<Long> times, long now) {
        return times.stream()
                .mapToDouble(at -> Math.pow(0.5, (now - at) / (double) HALF_LIFE))
                .sum();
    }

    private void accept(int count, long nowMicros) {
        for (int i = 0; i < count; i++) {
            meter.accepted(nowMicros, nowMicros, nowMicros);
        }
    }
}
