package org.bourse.calendars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.calendars.files.CalendarFiles;
import org.bourse.contracts.v1.SymbolState;
import org.junit.jupiter.api.Test;

class TradingCalendarTest {
    private static final Map<String, TradingCalendar> ALL = CalendarFiles.load(Optional.empty());
    private static final TradingCalendar NYSE = ALL.get("nyse");
    private static final TradingCalendar NSE = ALL.get("nse");
    private static final TradingCalendar ALWAYS = ALL.get("24x7");

    @Test
    void newYorkOpensAnHourEarlierByUtcFromTheSundayThatSummerTimeBegins() {
        assertEquals("2026-03-06T14:30:00Z/2026-03-06T21:00:00Z", hours(NYSE, "2026-03-06"));
        assertEquals("2026-03-09T13:30:00Z/2026-03-09T20:00:00Z", hours(NYSE, "2026-03-09"));
    }

    @Test
    void newYorkOpensAnHourLaterByUtcFromTheSundayThatSummerTimeEnds() {
        assertEquals("2026-10-30T13:30:00Z/2026-10-30T20:00:00Z", hours(NYSE, "2026-10-30"));
        assertEquals("2026-11-02T14:30:00Z/2026-11-02T21:00:00Z", hours(NYSE, "2026-11-02"));
    }

    @Test
    void mumbaiOpensAtTheSameTimeByUtcAllYear() {
        assertEquals("2026-01-05T03:45:00Z/2026-01-05T10:00:00Z", hours(NSE, "2026-01-05"));
        assertEquals("2026-07-06T03:45:00Z/2026-07-06T10:00:00Z", hours(NSE, "2026-07-06"));
    }

    @Test
    void aSessionOnAHolidayHasItsOwnHours() {
        assertEquals("2025-10-21T08:15:00Z/2025-10-21T09:15:00Z", hours(NSE, "2025-10-21"));
        assertEquals(TradingDay.Kind.SPECIAL, NSE.day(LocalDate.parse("2025-10-21")).kind());
    }

    @Test
    void aSessionOnASundayIsATradingDay() {
        assertEquals("2026-02-01T03:45:00Z/2026-02-01T10:00:00Z", hours(NSE, "2026-02-01"));
        assertEquals(
                Optional.of(LocalDate.parse("2026-02-01")),
                NSE.nextTradingDay(LocalDate.parse("2026-01-30")));
    }

    @Test
    void hoursReachFromTheFirstTradingToTheEndOfTheLast() {
        assertEquals("2024-03-02T03:45:00Z/2024-03-02T07:00:00Z", hours(NSE, "2024-03-02"));
        assertEquals("2026-02-28T00:00:00Z/2026-03-01T00:00:00Z", hours(ALWAYS, "2026-02-28"));
    }

    private static String hours(TradingCalendar calendar, String date) {
        TradingDay.Hours hours = calendar.day(LocalDate.parse(date)).hours().orElseThrow();
        return hours.open() + "/" + hours.close();
    }

    @Test
    void daysAreOfTheirKinds() {
        assertEquals("REGULAR Optional.empty", kind("2026-11-25"));
        assertEquals("HOLIDAY Optional[Thanksgiving Day]", kind("2026-11-26"));
        assertEquals("SPECIAL Optional[Day after Thanksgiving]", kind("2026-11-27"));
        assertEquals("CLOSED Optional.empty", kind("2026-11-28"));
    }

    private static String kind(String date) {
        TradingDay day = NYSE.day(LocalDate.parse(date));
        return day.kind() + " " + day.name();
    }

    @Test
    void atTheEndOfTheYearNewYearsDayIsPassedOver() {
        LocalDate silvester = LocalDate.parse("2026-12-31");

        assertTrue(NYSE.isTradingDay(silvester));
        assertEquals(Optional.of(LocalDate.parse("2027-01-04")), NYSE.nextTradingDay(silvester));
        assertEquals(
                Optional.of(silvester), NYSE.previousTradingDay(LocalDate.parse("2027-01-04")));
        assertEquals(1, NYSE.tradingDaysBetween(silvester, LocalDate.parse("2027-01-04")));
    }

    @Test
    void aNewYearsDayOnSaturdayTakesNoFriday() {
        assertTrue(NYSE.isTradingDay(LocalDate.parse("2021-12-31")));
        assertTrue(NYSE.isTradingDay(LocalDate.parse("2022-01-03")));
    }

    @Test
    void tradingDaysOfAYearAreCounted() {
        assertEquals(
                250,
                NYSE.tradingDaysBetween(
                        LocalDate.parse("2025-01-01"), LocalDate.parse("2026-01-01")));
        assertEquals(
                366,
                ALWAYS.tradingDaysBetween(
                        LocalDate.parse("2024-01-01"), LocalDate.parse("2025-01-01")));
    }

    @Test
    void whatHappensAtNightBelongsToTheDayOfTheCity() {
        assertEquals(day("2026-11-25"), NYSE.tradingDay(Instant.parse("2026-11-26T04:59:59Z")));
        assertEquals(day("2026-11-27"), NYSE.tradingDay(Instant.parse("2026-11-26T05:00:00Z")));
        assertEquals(day("2026-11-30"), NYSE.tradingDay(Instant.parse("2026-11-28T12:00:00Z")));
    }

    private static Optional<LocalDate> day(String date) {
        return Optional.of(LocalDate.parse(date));
    }

    @Test
    void thePhaseAndTheNextAreKnownThroughALongWeekend() {
        Instant thanksgiving = Instant.parse("2026-11-26T17:00:00Z");

        assertEquals(
                change("2026-11-25T21:00:00Z", SymbolState.CANCEL_ONLY, "CLOSED"),
                NYSE.at(thanksgiving));
        assertEquals(
                change("2026-11-27T14:28:00Z", SymbolState.AUCTION, "OPENING_CALL"),
                NYSE.next(thanksgiving));
    }

    @Test
    void aPhaseHoldsFromItsSecondOn() {
        Instant open = Instant.parse("2026-11-27T14:30:00Z");

        assertEquals(SymbolState.TRADING, NYSE.at(open).orElseThrow().state());
        assertEquals(SymbolState.AUCTION, NYSE.at(open.minusNanos(1)).orElseThrow().state());
        assertEquals(Instant.parse("2026-11-27T18:00:00Z"), NYSE.next(open).orElseThrow().at());
    }

    private static Optional<Change> change(String at, SymbolState state, String phase) {
        return Optional.of(new Change(Instant.parse(at), state, phase));
    }

    @Test
    void aClockAroundTheClockChangesNothing() {
        Instant from = Instant.parse("2026-01-01T00:00:00Z");

        assertEquals(List.of(), ALWAYS.changes(from, Instant.parse("2026-12-31T00:00:00Z")));
        assertEquals(SymbolState.TRADING, ALWAYS.at(from).orElseThrow().state());
    }

    /** In Berlin clocks jump from 2 to 3 on 29 March 2026, and from 3 back to 2 on 25 October. */
    @Test
    void timesThatClocksJumpOverBeginAtTheJumpAndTheLastOfThemHolds() {
        TradingCalendar berlin = berlin("02:10", "02:50", "03:30");

        assertEquals(
                List.of("2026-03-29T01:00:00Z TRADING", "2026-03-29T01:30:00Z CANCEL_ONLY"),
                phases(berlin, "2026-03-29T00:00:00Z"));
    }

    @Test
    void timesThatClocksShowTwiceBeginTheFirstTime() {
        TradingCalendar berlin = berlin("02:10", "02:50", "03:30");

        assertEquals(
                List.of(
                        "2026-10-25T00:10:00Z AUCTION",
                        "2026-10-25T00:50:00Z TRADING",
                        "2026-10-25T02:30:00Z CANCEL_ONLY"),
                phases(berlin, "2026-10-25T00:00:00Z"));
    }

    private static List<String> phases(TradingCalendar calendar, String after) {
        Instant from = Instant.parse(after);
        return calendar.phases(from, from.plusSeconds(12 * 3600)).stream()
                .map(it -> it.at() + " " + it.state())
                .toList();
    }

    private static TradingCalendar berlin(String call, String open, String close) {
        DayPlan plan =
                new DayPlan(
                        List.of(
                                new Phase(LocalTime.parse(call), SymbolState.AUCTION, "CALL"),
                                new Phase(LocalTime.parse(open), SymbolState.TRADING, "OPEN"),
                                new Phase(
                                        LocalTime.parse(close), SymbolState.CANCEL_ONLY, "SHUT")));
        return new TradingCalendar(
                "berlin",
                "Night market",
                "invented",
                ZoneId.of("Europe/Berlin"),
                new TradingCalendar.Span(
                        LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31")),
                Map.of(DayOfWeek.SUNDAY, plan),
                Map.of(),
                List.of());
    }

    @Test
    void aCalendarWithNoOpenDayInReachHasNoPhase() {
        TradingCalendar berlin = berlin("09:00", "10:00", "11:00");
        TradingCalendar shut =
                new TradingCalendar(
                        "shut",
                        "Shut",
                        "invented",
                        berlin.zone(),
                        berlin.covered(),
                        Map.of(),
                        Map.of(),
                        List.of());

        assertEquals(Optional.empty(), shut.at(Instant.EPOCH));
        assertEquals(Optional.empty(), shut.next(Instant.EPOCH));
        assertEquals(Optional.empty(), shut.nextTradingDay(LocalDate.EPOCH));
        assertFalse(shut.isTradingDay(LocalDate.EPOCH));
    }
}
