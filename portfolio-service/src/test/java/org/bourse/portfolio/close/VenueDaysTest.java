package org.bourse.portfolio.close;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VenueDaysTest {
    @ParameterizedTest
    @CsvSource({
        "24x7, 2026-11-27T00:00:00Z, 2026-11-27, 2026-11-28T00:00:00Z, 2026-11-28",
        "24x7, 2026-11-27T23:59:59Z, 2026-11-27, 2026-11-28T00:00:00Z, 2026-11-28",
        // Friday evening in New York; Saturday is the next trading day's, a Monday.
        "nyse, 2026-11-21T04:59:59Z, 2026-11-20, 2026-11-21T05:00:00Z, 2026-11-23",
        "nyse, 2026-11-21T05:00:00Z, 2026-11-23, 2026-11-24T05:00:00Z, 2026-11-24",
        // Thanksgiving.
        "nyse, 2026-11-26T15:00:00Z, 2026-11-27, 2026-11-28T05:00:00Z, 2026-11-30",
        // The clocks change on a Sunday.
        "nyse, 2026-03-09T12:00:00Z, 2026-03-09, 2026-03-10T04:00:00Z, 2026-03-10"
    })
    void aDayIsOfTheCalendar(
            String calendar, Instant instant, LocalDate day, Instant end, LocalDate after) {
        VenueDays days = DayCloserTest.days(calendar);

        assertEquals(day, days.of(instant));
        assertEquals(end, days.end(day));
        assertEquals(after, days.after(day));
    }
}
