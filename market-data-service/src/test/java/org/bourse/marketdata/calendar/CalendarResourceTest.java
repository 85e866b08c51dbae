package org.bourse.marketdata.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bourse.calendars.files.CalendarFileException;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarResourceTest {
    private static final Instant NOW = Instant.parse("2026-11-26T15:00:00Z");

    private final CalendarResource resource = new CalendarResource(new Calendars(Optional::empty));

    @Test
    void allCalendarsAreListedByName() {
        assertEquals(
                List.of("24x7", "nse", "nyse"),
                resource.calendars().stream().map(CalendarViews.Summary::calendar).toList());
    }

    @Test
    void aHalfDayIsSaidByBothClocks() {
        CalendarViews.Day day =
                resource.calendar("nyse", "2026-11-27", "2026-11-27", NOW).days().getFirst();

        assertEquals(
                new CalendarViews.Day(
                        LocalDate.parse("2026-11-27"),
                        "SPECIAL",
                        "Day after Thanksgiving",
                        "2026-11-27T09:30:00-05:00",
                        "2026-11-27T13:00:00-05:00",
                        Instant.parse("2026-11-27T14:30:00Z"),
                        Instant.parse("2026-11-27T18:00:00Z"),
                        List.of(
                                session("OPENING_CALL", "AUCTION", "09:28", "14:28"),
                                session("CONTINUOUS", "TRADING", "09:30", "14:30"),
                                session("CLOSED", "CANCEL_ONLY", "13:00", "18:00"))),
                day);
    }

    private static CalendarViews.Session session(
            String phase, String state, String local, String utc) {
        return new CalendarViews.Session(
                phase,
                state,
                "2026-11-27T" + local + ":00-05:00",
                Instant.parse("2026-11-27T" + utc + ":00Z"));
    }

    @Test
    void aHolidayHasANameAndNoHours() {
        CalendarViews.Detail detail = resource.calendar("nyse", null, "2026-11-26", NOW);

        assertEquals(
                List.of(
                        new CalendarViews.Day(
                                LocalDate.parse("2026-11-26"),
                                "HOLIDAY",
                                "Thanksgiving Day",
                                null,
                                null,
                                null,
                                null,
                                List.of())),
                detail.days());
        assertEquals(
                new CalendarViews.Session(
                        "CLOSED",
                        "CANCEL_ONLY",
                        "2026-11-25T16:00:00-05:00",
                        Instant.parse("2026-11-25T21:00:00Z")),
                detail.now());
        assertEquals(session("OPENING_CALL", "AUCTION", "09:28", "14:28"), detail.next());
    }

    @Test
    void withoutDaysAMonthFromTodayIsShown() {
        List<CalendarViews.Day> days = resource.calendar("nse", null, null, NOW).days();

        assertEquals(LocalDate.parse("2026-11-26"), days.getFirst().date());
        assertEquals(LocalDate.parse("2026-12-26"), days.getLast().date());
    }

    @ParameterizedTest
    @CsvSource({
        "nowhere, , , 404 CALENDAR_UNKNOWN calendar",
        "nyse, 26.11.2026, , 400 PARAMETER_INVALID from",
        "nyse, 2026-02-29, , 400 PARAMETER_INVALID from",
        "nyse, 2026-01-01, x, 400 PARAMETER_INVALID to",
        "nyse, 2026-01-02, 2026-01-01, 400 PARAMETER_INVALID to",
        "nyse, 2026-01-01, 2027-02-05, 400 PARAMETER_INVALID to"
    })
    void whatIsWrongIsNamed(String name, String from, String to, String refusal) {
        Problem problem =
                assertThrows(ProblemException.class, () -> resource.calendar(name, from, to, NOW))
                        .problem();

        assertEquals(refusal, problem.status() + " " + problem.code() + " " + problem.field());
    }

    @Test
    void aMalformedCalendarOfAnOperatorStopsTheStart(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("mine.json"), "{}");

        assertThrows(CalendarFileException.class, () -> new Calendars(() -> Optional.of(folder)));
    }
}
