package org.bourse.marketdata.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bourse.marketdata.book.BookLevel;
import org.bourse.marketdata.book.DepthSnapshot;
import org.junit.jupiter.api.Test;

class DepthSamplesTest {
    private static final long MINUTE = 60_000_000;

    private final DepthSamples samples = new DepthSamples(100);

    /** A book around 10,000 with this spread and these bids. */
    private static DepthAnalysis book(long spread, long bidLots) {
        return DepthAnalysis.of(
                        new DepthSnapshot(
                                1,
                                List.of(new BookLevel(10_000, bidLots)),
                                List.of(new BookLevel(10_000 + spread, 3))))
                .orElseThrow();
    }

    @Test
    void aSampleIsDueOnceAMinute() {
        assertTrue(samples.isDue(5));
        assertFalse(samples.isDue(MINUTE - 1));
        assertTrue(samples.isDue(MINUTE));
        assertFalse(samples.isDue(5));
        assertFalse(samples.isDue(MINUTE + 5));
        assertTrue(samples.isDue(9 * MINUTE));
    }

    @Test
    void aSessionIsToldByItsOwnSamples() {
        for (int i = 1; i <= 40; i++) {
            samples.add(1, i * MINUTE, book(i, 100 * i));
        }
        samples.add(2, 5 * MINUTE, book(9, 9));

        DepthSession session = samples.session(1, 11 * MINUTE, 31 * MINUTE).orElseThrow();

        assertEquals(20, session.samples());
        assertEquals(11 * MINUTE, session.firstMicros());
        assertEquals(30 * MINUTE, session.lastMicros());
        assertEquals(new Distribution(new BigDecimal("20.5"), 11, 20, 29), session.spreadTicks());
        DepthSession.Band band = session.bands().getFirst();
        assertEquals(10, band.basisPoints());
        assertEquals(
                new Distribution(new BigDecimal("2050"), 1_100, 2_000, 2_900),
                session.bands().getLast().bidLots());
        // A tenth of a percent is ten ticks from the middle: sides of spreads above 20 are outside.
        assertEquals(new Distribution(new BigDecimal("775"), 0, 0, 1_900), band.bidLots());
        assertEquals(3, band.askLots().high());
        assertEquals(0, band.askLots().low());
        assertEquals(4, session.bands().size());
        assertEquals(Optional.empty(), samples.session(1, 41 * MINUTE, 99 * MINUTE));
        assertEquals(Optional.empty(), samples.session(3, 0, 99 * MINUTE));
    }

    @Test
    void theOldestLeavesAndWhatCrossesIsNone() {
        for (int i = 1; i <= 150; i++) {
            samples.add(1, i * MINUTE, book(1, i));
        }
        samples.add(1, 151 * MINUTE, book(0, 1));
        samples.add(1, 152 * MINUTE, book(-5, 1));

        DepthSession session = samples.session(1, 0, Long.MAX_VALUE).orElseThrow();

        assertEquals(100, session.samples());
        assertEquals(51 * MINUTE, session.firstMicros());
        assertEquals(150 * MINUTE, session.lastMicros());
    }

    @Test
    void ranksAreTheNearest() {
        long[] hundred = IntStream.rangeClosed(1, 100).mapToLong(it -> 101 - it).toArray();

        assertEquals(new Distribution(new BigDecimal("50.5"), 5, 50, 95), Distribution.of(hundred));
        assertEquals(new Distribution(BigDecimal.valueOf(7), 7, 7, 7), Distribution.of(7));
        long most = Long.MAX_VALUE;
        assertEquals(most, Distribution.of(most, most).high());
        assertEquals(1, Distribution.of(most, most).average().signum());
    }
}
