package org.bourse.marketdata.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.bourse.marketdata.calendar.Calendars;
import org.bourse.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionsTest {
    private final Sessions sessions = new Sessions(new Calendars(Optional::empty));

    private Sessions.Session of(@Nullable String calendar, @Nullable String day, String now) {
        return sessions.of(calendar, day, micros(now));
    }

    private static long micros(String instant) {
        return Instant.parse(instant).toEpochMilli() * 1_000;
    }

    @Test
    void withoutACalendarItIsADayInUtc() {
        Sessions.Session today = of(null, null, "2026-11-27T17:00:00Z");

        assertEquals(
                new Sessions.Session(
                        Optional.empty(),
                        LocalDate.parse("2026-11-27"),
                        micros("2026-11-27T00:00:00Z"),
                        micros("2026-11-28T00:00:00Z")),
                today);
        assertTrue(today.isUtcDay());
        assertEquals(today, of(null, "2026-11-27", "2026-11-29T17:00:00Z"));
        assertTrue(of("24x7", null, "2026-11-27T17:00:00Z").isUtcDay());
    }

    @Test
    void ofACalendarItIsItsTradingHours() {
        Sessions.Session half = of("nyse", "2026-11-27", "2026-11-29T00:00:00Z");

        assertEquals(micros("2026-11-27T14:30:00Z"), half.fromMicros());
        assertEquals(micros("2026-11-27T18:00:00Z"), half.toMicros());
        assertEquals(Optional.of("nyse"), half.calendar());
        assertFalse(half.isUtcDay());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T14:29:59Z, 2026-11-24",
        "2026-11-25T14:30:00Z, 2026-11-25",
        "2026-11-26T15:00:00Z, 2026-11-25",
        "2026-11-28T03:00:00Z, 2026-11-27",
        "2026-11-29T15:00:00Z, 2026-11-27"
    })
    void withoutADayItIsTheNewestThatHasBegun(String now, LocalDate day) {
        assertEquals(day, of("nyse", null, now).day());
    }

    @ParameterizedTest
    @CsvSource({
        "mars, 2026-11-27, 404 CALENDAR_UNKNOWN",
        "nyse, 2026-11-26, 404 NO_SESSION",
        "nyse, 2026-11-28, 404 NO_SESSION",
        "nyse, 27.11.2026, 400 PARAMETER_INVALID"
    })
    void whatIsNoSessionIsSaid(String calendar, String day, String expected) {
        ProblemException refused =
                assertThrows(
                        ProblemException.class, () -> of(calendar, day, "2026-11-29T00:00:00Z"));

        assertEquals(expected, refused.problem().status() + " " + refused.problem().code());
    }
}
