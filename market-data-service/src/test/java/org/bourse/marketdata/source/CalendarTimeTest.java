package org.bourse.marketdata.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.bourse.calendars.files.CalendarFiles;
import org.bourse.marketdata.source.quality.OpenTime;
import org.junit.jupiter.api.Test;

class CalendarTimeTest {
    private static final long MINUTE = 60_000_000;

    private static final OpenTime NYSE = of("nyse");

    private record Traded(String tick, String lot, Optional<String> calendar)
            implements SourceConfig.Instrument {}

    private static OpenTime of(String calendar) {
        return CalendarTime.bySymbol(
                        Map.of(
                                "A-B",
                                new Traded("1", "1", Optional.of(calendar)),
                                "C-D",
                                new Traded("1", "1", Optional.empty())),
                        CalendarFiles.load(Optional.empty()))
                .get("A-B");
    }

    private static long micros(String instant) {
        return Instant.parse(instant).toEpochMilli() * 1_000;
    }

    @Test
    void aHalfDayAndAWeekendAreNotCounted() {
        long friday = micros("2026-11-27T17:59:00Z");
        long monday = micros("2026-11-30T14:31:00Z");

        assertTrue(NYSE.isOpen(friday));
        assertFalse(NYSE.isOpen(friday + MINUTE));
        assertFalse(NYSE.isOpen(monday - MINUTE - 1));
        assertTrue(NYSE.isOpen(monday - MINUTE));
        assertEquals(2 * MINUTE, NYSE.micros(friday, monday));
    }

    @Test
    void itIsWhatCountingMinutesSays() {
        SplittableRandom random = new SplittableRandom(3);
        long year = micros("2026-01-01T00:00:00Z");
        for (int i = 0; i < 30; i++) {
            long from = year + random.nextLong(500_000) * MINUTE;
            long minutes = random.nextLong(3 * 1_440);

            long counted =
                    LongStream.range(0, minutes)
                            .filter(it -> NYSE.isOpen(from + it * MINUTE))
                            .count();

            assertEquals(counted * MINUTE, NYSE.micros(from, from + minutes * MINUTE));
        }
    }

    @Test
    void ofALongTimeTheLastTwoWeeksAreLookedAt() {
        OpenTime always = of("24x7");
        long now = micros("2026-11-27T00:00:00Z");

        assertEquals(Duration.ofDays(14).toMillis() * 1_000, always.micros(0, now));
    }

    @Test
    void thatThereIsNoSuchCalendarIsSaid() {
        assertEquals(
                "bourse.source.instruments.A-B.calendar=mars: there is none",
                assertThrows(IllegalArgumentException.class, () -> of("mars")).getMessage());
    }
}
