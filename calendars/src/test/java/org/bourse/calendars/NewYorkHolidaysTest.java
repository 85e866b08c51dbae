package org.bourse.calendars;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.opengamma.strata.basics.ReferenceData;
import com.opengamma.strata.basics.date.HolidayCalendar;
import com.opengamma.strata.basics.date.HolidayCalendarIds;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bourse.calendars.files.CalendarFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** New York's days against OpenGamma Strata and against what the exchange announced. */
class NewYorkHolidaysTest {
    private static final TradingCalendar NYSE = CalendarFiles.load(Optional.empty()).get("nyse");

    /** The first of the two days of Hurricane Sandy. */
    private static final List<LocalDate> UNKNOWN_TO_STRATA = List.of(LocalDate.of(2012, 10, 29));

    @Test
    void tradingDaysAreThoseOfStrataForSixtyYears() {
        HolidayCalendar strata = ReferenceData.standard().getValue(HolidayCalendarIds.NYSE);
        List<LocalDate> different = new ArrayList<>();
        for (LocalDate date = NYSE.covered().from();
                date.getYear() < 2060;
                date = date.plusDays(1)) {
            if (strata.isBusinessDay(date) != NYSE.isTradingDay(date)) {
                different.add(date);
            }
        }
        assertEquals(UNKNOWN_TO_STRATA, different);
    }

    @Test
    void holidaysAreThoseThatTheExchangeAnnounced() {
        assertEquals(
                List.of(
                        "2025-01-01",
                        "2025-01-09",
                        "2025-01-20",
                        "2025-02-17",
                        "2025-04-18",
                        "2025-05-26",
                        "2025-06-19",
                        "2025-07-04",
                        "2025-09-01",
                        "2025-11-27",
                        "2025-12-25",
                        "2026-01-01",
                        "2026-01-19",
                        "2026-02-16",
                        "2026-04-03",
                        "2026-05-25",
                        "2026-06-19",
                        "2026-07-03",
                        "2026-09-07",
                        "2026-11-26",
                        "2026-12-25",
                        "2027-01-01",
                        "2027-01-18",
                        "2027-02-15",
                        "2027-03-26",
                        "2027-05-31",
                        "2027-06-18",
                        "2027-07-05",
                        "2027-09-06",
                        "2027-11-25",
                        "2027-12-24"),
                named(2025, 2027, TradingDay.Kind.HOLIDAY));
    }

    @Test
    void daysThatCloseEarlyAreThoseThatTheExchangeAnnounced() {
        assertEquals(
                List.of(
                        "2014-07-03",
                        "2014-11-28",
                        "2014-12-24",
                        "2015-11-27",
                        "2015-12-24",
                        "2016-11-25"),
                named(2014, 2016, TradingDay.Kind.SPECIAL));
        assertEquals(
                List.of("2025-07-03", "2025-11-28", "2025-12-24", "2026-11-27", "2026-12-24"),
                named(2025, 2026, TradingDay.Kind.SPECIAL));
        assertEquals(List.of("2027-11-26"), named(2027, 2027, TradingDay.Kind.SPECIAL));
    }

    private static List<String> named(int from, int until, TradingDay.Kind kind) {
        return NYSE.namedDays(LocalDate.of(from, 1, 1), LocalDate.of(until, 12, 31)).stream()
                .filter(day -> day.kind() == kind)
                .map(day -> day.date().toString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-27", "2026-12-24", "2025-07-03"})
    void aHalfDayClosesAtOne(LocalDate date) {
        TradingDay.Hours hours = NYSE.day(date).hours().orElseThrow();

        assertEquals(LocalTime.of(9, 30), local(hours.open()).toLocalTime());
        assertEquals(
                ZonedDateTime.of(date, LocalTime.of(13, 0), NYSE.zone()), local(hours.close()));
    }

    private static ZonedDateTime local(Instant instant) {
        return instant.atZone(NYSE.zone());
    }
}
