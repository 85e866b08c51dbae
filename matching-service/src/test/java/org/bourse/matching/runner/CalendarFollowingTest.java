package org.bourse.matching.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bourse.calendars.DayPlan;
import org.bourse.calendars.NamedDay;
import org.bourse.calendars.Phase;
import org.bourse.calendars.TradingCalendar;
import org.bourse.calendars.files.CalendarFiles;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.matching.calendar.CalendarFollower;
import org.bourse.matching.calendar.CalendarFollower.Outcome;
import org.bourse.matching.calendar.MemoryAssignments;
import org.bourse.matching.codec.SignedCommands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real venue whose symbol follows a calendar; it begins on Tuesday, 14 November 2023, 22:13. */
class CalendarFollowingTest {
    private static final int SYMBOL = 1;

    private final MemoryCommandLog log = new MemoryCommandLog();
    private final MemoryEventLog events = new MemoryEventLog();
    private final ManualClock clock = new ManualClock();
    private final MemoryAssignments assignments = new MemoryAssignments();
    private Map<String, TradingCalendar> calendars = CalendarFiles.load(Optional.empty());
    private SessionLife venue = life(900);

    CalendarFollowingTest() {
        venue.list(SignedCommands.symbol());
        venue.passes(Duration.ofSeconds(2));
    }

    private SessionLife life(long instance) {
        return new SessionLife(log, events, clock, instance);
    }

    private Outcome follow() {
        return new CalendarFollower(calendars, assignments, venue)
                .follow(assignments.find(SYMBOL).orElseThrow());
    }

    private Outcome assign(String calendar) {
        assignments.assign(SYMBOL, calendar);
        return follow();
    }

    private void assertStateAt(String time, SymbolState state) {
        venue.passesUntil(Instant.parse(time));
        assertEquals(state, venue.state(), time);
    }

    @Test
    void anAssignedCalendarSetsTheStateAtOnceAndTheScheduleOfAWeek() {
        assertEquals(Outcome.FOLLOWS, assign("nyse"));

        assertEquals(SymbolState.CANCEL_ONLY, venue.state());
        assertEquals(15, venue.schedule(SYMBOL).size());
        assertEquals(List.of("schedule of 15", "CANCEL_ONLY"), venue.sent);
    }

    private List<String> adopted() {
        new CalendarFollower(calendars, assignments, venue).adopt("nyse");
        return assignments.all().stream().map(it -> it.symbol() + " " + it.calendar()).toList();
    }

    @Test
    void theVenuesCalendarIsForSymbolsThatHaveNone() {
        assertEquals(List.of("1 nyse"), adopted());
        assertEquals(Outcome.FOLLOWS, follow());
        assertEquals(SymbolState.CANCEL_ONLY, venue.state());
        assertEquals(List.of("1 nyse"), adopted());

        assign("24x7");

        assertEquals(List.of("1 24x7"), adopted());
    }

    @Test
    void theVenuesCalendarLeavesASymbolAloneWhoseScheduleWasSetByHand() {
        assign("nyse");
        assignments.remove(SYMBOL);

        assertEquals(List.of(), adopted());
    }

    @Test
    void theStateFollowsThroughThanksgiving() {
        assign("nyse");
        assertStateAt("2023-11-15T14:29:59Z", SymbolState.AUCTION);
        assertStateAt("2023-11-15T14:30:00Z", SymbolState.TRADING);
        assertStateAt("2023-11-18T00:00:00Z", SymbolState.CANCEL_ONLY);
        assertEquals(Outcome.FOLLOWS, follow());
        assertStateAt("2023-11-22T15:00:00Z", SymbolState.TRADING);
        assertEquals(Outcome.FOLLOWS, follow());
        assertStateAt("2023-11-23T15:00:00Z", SymbolState.CANCEL_ONLY);
        assertStateAt("2023-11-24T17:59:59Z", SymbolState.TRADING);
        assertStateAt("2023-11-24T18:00:00Z", SymbolState.CANCEL_ONLY);
    }

    @Test
    void aVenueInLineIsSentNothing() {
        assign("nyse");
        venue.sent.clear();

        for (int hour = 0; hour < 20; hour++) {
            venue.passes(Duration.ofHours(1));
            assertEquals(Outcome.FOLLOWS, follow());
        }

        assertEquals(List.of(), venue.sent);
        assertEquals(Outcome.FOLLOWS, assign("nyse"));
        assertEquals(List.of(), venue.sent);
    }

    @Test
    void aRestartKeepsTheScheduleAndSendsNothing() {
        assign("nyse");
        venue = life(901);
        venue.passes(Duration.ofSeconds(2));

        assertEquals(Outcome.FOLLOWS, follow());

        assertEquals(List.of(), venue.sent);
        assertEquals(15, venue.schedule(SYMBOL).size());
        assertStateAt("2023-11-15T14:30:00Z", SymbolState.TRADING);
    }

    @Test
    void aHaltByAnOperatorLastsUntilTheCalendarsNextChange() {
        assign("nyse");
        venue.passesUntil(Instant.parse("2023-11-17T15:00:00Z"));
        venue.operatorSets(SymbolState.HALTED);
        venue.sent.clear();

        // The schedule is set anew, since the coming Thursday is Thanksgiving.
        assertEquals(Outcome.FOLLOWS, follow());

        assertEquals(List.of("schedule of 12"), venue.sent);
        assertStateAt("2023-11-17T20:59:59Z", SymbolState.HALTED);
        assertStateAt("2023-11-17T21:00:00Z", SymbolState.CANCEL_ONLY);
    }

    @Test
    void aCalendarThatWasChangedForTodayIsFollowedAtOnce() {
        assign("nyse");
        venue.passesUntil(Instant.parse("2023-11-15T15:00:00Z"));
        closeNewYork(LocalDate.parse("2023-11-15"));

        assertEquals(Outcome.FOLLOWS, follow());

        assertEquals(SymbolState.CANCEL_ONLY, venue.state());
        assertStateAt("2023-11-16T15:00:00Z", SymbolState.TRADING);
    }

    private void closeNewYork(LocalDate date) {
        TradingCalendar nyse = calendars.get("nyse");
        Map<LocalDate, NamedDay> dates = new HashMap<>(nyse.dates());
        dates.put(date, new NamedDay("Storm", DayPlan.CLOSED));
        change(nyse.week(), dates);
    }

    /** From now on New York closes at another time every day. */
    private void closeNewYorkAt(LocalTime time) {
        TradingCalendar nyse = calendars.get("nyse");
        List<Phase> phases =
                new ArrayList<>(nyse.day(LocalDate.parse("2023-11-15")).phases().subList(0, 2));
        phases.add(new Phase(time, SymbolState.CANCEL_ONLY, "CLOSED"));
        Map<DayOfWeek, DayPlan> week = new EnumMap<>(nyse.week());
        week.replaceAll((_, _) -> new DayPlan(phases));
        change(week, nyse.dates());
    }

    private void change(Map<DayOfWeek, DayPlan> week, Map<LocalDate, NamedDay> dates) {
        TradingCalendar nyse = calendars.get("nyse");
        calendars =
                Map.of(
                        "nyse",
                        new TradingCalendar(
                                nyse.name(),
                                nyse.title(),
                                nyse.source(),
                                nyse.zone(),
                                nyse.covered(),
                                week,
                                dates,
                                nyse.yearly()));
    }

    @Test
    void aNewChangeThatPassesWhileTheScheduleIsReplacedIsNotLost() {
        assign("nyse");
        venue.passesUntil(Instant.parse("2023-11-15T19:59:20Z"));
        closeNewYorkAt(LocalTime.of(15, 0));
        venue.delay = Duration.ofSeconds(60);

        assertEquals(Outcome.FOLLOWS, follow());

        assertEquals(SymbolState.CANCEL_ONLY, venue.state());
    }

    @Test
    void aChangedStateIsOwedThoughTheNewScheduleWasNotAnswered() {
        assign("nyse");
        venue.passesUntil(Instant.parse("2023-11-15T15:20:00Z"));
        closeNewYorkAt(LocalTime.of(9, 50));
        venue.muteToSchedules = true;
        assertEquals(Outcome.LATER, follow());
        assertEquals(SymbolState.TRADING, venue.state());

        assertEquals(Outcome.FOLLOWS, follow());

        assertEquals(SymbolState.CANCEL_ONLY, venue.state());
    }

    @Test
    void aStateThatWasNotTakenIsOwedOverARestart() {
        venue.deafToStates = 1;
        assertEquals(Outcome.LATER, assign("nyse"));
        assertEquals(SymbolState.TRADING, venue.state());
        venue = life(901);
        venue.passes(Duration.ofSeconds(2));

        assertEquals(Outcome.FOLLOWS, follow());

        assertEquals(SymbolState.CANCEL_ONLY, venue.state());
        assertEquals(List.of("CANCEL_ONLY"), venue.sent);
    }

    /** The command is on its way while the clock strikes. */
    @ParameterizedTest
    @CsvSource({
        "2023-11-15T14:27:55Z, AUCTION",
        "2023-11-15T14:29:55Z, TRADING",
        "2023-11-15T20:59:55Z, CANCEL_ONLY"
    })
    void aChangeThatPassesWhileTheScheduleIsSetIsNotLost(Instant assigned, SymbolState state) {
        venue.passesUntil(assigned);
        venue.delay = Duration.ofSeconds(10);

        assertEquals(Outcome.FOLLOWS, assign("nyse"));

        assertEquals(state, venue.state());
    }

    @Test
    void closeToAChangeAScheduleIsNotReplaced() {
        assign("nyse");
        venue.sent.clear();
        venue.passesUntil(Instant.parse("2023-11-16T20:59:40Z"));
        assertEquals(Outcome.LATER, follow());
        assertEquals(List.of(), venue.sent);

        assertStateAt("2023-11-16T21:00:31Z", SymbolState.CANCEL_ONLY);
        assertEquals(Outcome.FOLLOWS, follow());

        assertEquals(List.of("schedule of 12"), venue.sent);
    }

    @Test
    void aVenueThatWasDownForWeeksIsBroughtInLine() {
        assign("nyse");
        // Thanksgiving looks to the old schedule as any Thursday.
        assertStateAt("2023-11-23T15:00:00Z", SymbolState.TRADING);

        assertEquals(Outcome.FOLLOWS, follow());

        assertEquals(SymbolState.CANCEL_ONLY, venue.state());
        assertStateAt("2023-11-24T17:00:00Z", SymbolState.TRADING);
    }

    @Test
    void aroundTheClockThereIsNoSchedule() {
        assign("nyse");
        assertEquals(Outcome.FOLLOWS, assign("24x7"));

        assertEquals(SymbolState.TRADING, venue.state());
        assertEquals(List.of(), venue.schedule(SYMBOL));
        venue.operatorSets(SymbolState.HALTED);
        venue.passes(Duration.ofDays(30));
        assertEquals(Outcome.FOLLOWS, follow());
        assertEquals(SymbolState.HALTED, venue.state());
    }

    @Test
    void whatIsNotThereCannotBeFollowed() {
        assertEquals(Outcome.CANNOT, assign("nowhere"));
        venue.operatorSets(SymbolState.DELISTED);
        assertEquals(Outcome.CANNOT, assign("nyse"));
        assignments.assign(7, "nyse");
        assertEquals(
                Outcome.CANNOT,
                new CalendarFollower(calendars, assignments, venue)
                        .follow(assignments.find(7).orElseThrow()));
        assertEquals(List.of(), venue.sent);
    }

    /** Passes and restarts at odd times through Thanksgiving, a year's end and summer time. */
    @ParameterizedTest
    @CsvSource({"1, nyse", "2, nyse", "3, nyse", "4, nse", "5, nse"})
    void theVenueIsInTheCalendarsStateAtAllTimes(long seed, String calendar) {
        SplittableRandom dice = new SplittableRandom(seed);
        assign(calendar);
        int restarts = 0;
        for (int i = 0; i < 3_000; i++) {
            venue.passes(Duration.ofSeconds(dice.nextInt(3 * 3600)));
            if (dice.nextInt(4) == 0) {
                follow();
            }
            if (dice.nextInt(100) == 0) {
                venue = life(901 + ++restarts);
            }
            assertEquals(
                    calendars.get(calendar).at(venue.now()).orElseThrow().state(),
                    venue.state(),
                    "at " + venue.now());
        }
        assertTrue(venue.now().isAfter(Instant.parse("2024-04-01T00:00:00Z")));
        assertTrue(restarts > 10);
    }
}
