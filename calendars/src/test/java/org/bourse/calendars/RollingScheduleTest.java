package org.bourse.calendars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bourse.calendars.files.CalendarFiles;
import org.bourse.contracts.v1.ScheduledChange;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.VenueCommand;
import org.bourse.core.symbols.Schedule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The core, given rolling schedules, is in the state that the calendar wants, always. */
class RollingScheduleTest {
    private static final Map<String, TradingCalendar> ALL = CalendarFiles.load(Optional.empty());
    private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"nyse", "nse", "24x7"})
    void theCoreFollowsForThreeYearsWhenTheScheduleIsSetEveryHour(String name) {
        follow(ALL.get(name), Duration.ofHours(1), 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theCoreFollowsThoughTheScheduleIsSetRarelyAndAtOddTimes(long seed) {
        follow(ALL.get("nyse"), Duration.ofDays(6), seed);
        follow(ALL.get("nse"), Duration.ofDays(6), seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theCoreFollowsCalendarsOfDice(long seed) {
        follow(dice(seed), Duration.ofDays(5), seed);
    }

    /** Checks at each second at which something may change, and at the one before it. */
    private static void follow(TradingCalendar calendar, Duration setEvery, long seed) {
        SplittableRandom dice = new SplittableRandom(seed);
        NaiveCalendar naive = new NaiveCalendar(calendar, FROM);
        Core core = new Core(naive.state());
        Instant set = FROM;
        Instant now = FROM;
        while (now.isBefore(UNTIL)) {
            if (!now.isBefore(set)) {
                core.set(RollingSchedule.of(calendar, now), now);
                set = now.plusMillis(dice.nextLong(1, setEvery.toMillis() + 1));
            }
            Instant next = naive.nextMinute(now);
            Instant tick = set.isBefore(next) ? set : next.minusSeconds(1);
            now = tick.isAfter(now) ? tick : next;
            core.tick(now);
            naive.moveTo(now);
            assertEquals(naive.state(), core.state, calendar.name() + " at " + now);
        }
    }

    /** What of the core follows a schedule: one symbol, by the core's own arithmetic. */
    private static final class Core {
        private SymbolState state;
        private @Nullable Schedule schedule;
        private long nextMicros = Schedule.NEVER;

        Core(SymbolState state) {
            this.state = state;
        }

        void set(List<ScheduledChange> changes, Instant now) {
            schedule =
                    Schedule.of(
                            changes.stream()
                                    .map(it ->
                                            new VenueCommand.ScheduledChange(
                                                    it.getSecondOfWeek(), it.getState()))
                                    .toList());
            assertEquals(changes.isEmpty(), schedule == null, "the core takes " + changes);
            nextMicros = schedule == null ? Schedule.NEVER : schedule.next(micros(now));
        }

        void tick(Instant now) {
            if (micros(now) >= nextMicros) {
                assertNotNull(schedule);
                state = schedule.last(micros(now));
                nextMicros = schedule.next(micros(now));
            }
        }

        private static long micros(Instant instant) {
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        }
    }

    /** Looks at the clock of the city every minute, and knows what has begun. */
    private static final class NaiveCalendar {
        private final TradingCalendar calendar;
        private SymbolState state;

        NaiveCalendar(TradingCalendar calendar, Instant from) {
            this.calendar = calendar;
            state = SymbolState.CANCEL_ONLY;
            moved = from.minus(Duration.ofDays(30));
            moveTo(from);
        }

        private Instant moved;

        SymbolState state() {
            return state;
        }

        Instant nextMinute(Instant now) {
            return now.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
        }

        /** Minute by minute: phases begin when the clock first shows their time or a later one. */
        void moveTo(Instant now) {
            for (Instant minute = nextMinute(moved);
                    !minute.isAfter(now);
                    minute = nextMinute(minute)) {
                ZonedDateTime before = minute.minusSeconds(60).atZone(calendar.zone());
                ZonedDateTime clock = minute.atZone(calendar.zone());
                boolean newDay = !before.toLocalDate().equals(clock.toLocalDate());
                if (newDay) {
                    begun = -1;
                }
                List<Phase> phases = phasesOf(clock.toLocalDate());
                for (int i = begun + 1; i < phases.size(); i++) {
                    if (!phases.get(i).from().isAfter(clock.toLocalTime())) {
                        begun = i;
                        state = phases.get(i).state();
                    }
                }
            }
            moved = now;
        }

        private int begun = -1;

        private final Map<LocalDate, List<Phase>> known = new HashMap<>();

        private List<Phase> phasesOf(LocalDate date) {
            return known.computeIfAbsent(date, it -> calendar.day(it).phases());
        }
    }

    /** In a zone with summer time, open at all hours, with closed and odd days. */
    private static TradingCalendar dice(long seed) {
        SplittableRandom dice = new SplittableRandom(seed);
        List<String> zones = List.of("Europe/London", "Australia/Lord_Howe", "America/Santiago");
        Map<DayOfWeek, DayPlan> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (dice.nextInt(4) > 0) {
                week.put(day, plan(dice));
            }
        }
        Map<LocalDate, NamedDay> dates = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            LocalDate date = LocalDate.of(2024, 1, 1).plusDays(dice.nextInt(3 * 365));
            dates.put(date, new NamedDay("odd", dice.nextBoolean() ? plan(dice) : DayPlan.CLOSED));
        }
        return new TradingCalendar(
                "dice" + seed,
                "Dice",
                "invented",
                ZoneId.of(zones.get(dice.nextInt(zones.size()))),
                new TradingCalendar.Span(LocalDate.of(2024, 1, 1), LocalDate.of(2026, 12, 31)),
                week,
                dates,
                List.of());
    }

    private static DayPlan plan(SplittableRandom dice) {
        List<SymbolState> states =
                List.of(
                        SymbolState.AUCTION,
                        SymbolState.TRADING,
                        SymbolState.CANCEL_ONLY,
                        SymbolState.HALTED);
        // Many of them at night, when clocks are changed.
        int span = dice.nextBoolean() ? 4 * 60 : 24 * 60;
        return new DayPlan(
                IntStream.generate(() -> dice.nextInt(span))
                        .distinct()
                        .limit(1 + dice.nextInt(DayPlan.PHASES_MAX))
                        .sorted()
                        .mapToObj(minute ->
                                new Phase(
                                        LocalTime.ofSecondOfDay(minute * 60L),
                                        states.get(dice.nextInt(states.size())),
                                        "P" + minute))
                        .toList());
    }

    @Test
    void aWeekOfFullDaysFitsWhereverItBegins() {
        DayPlan crowded =
                new DayPlan(
                        IntStream.range(0, DayPlan.PHASES_MAX)
                                .mapToObj(i ->
                                        new Phase(
                                                LocalTime.of(9, i),
                                                i % 2 == 0
                                                        ? SymbolState.TRADING
                                                        : SymbolState.HALTED,
                                                "P" + i))
                                .toList());
        Map<DayOfWeek, DayPlan> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, crowded);
        }
        TradingCalendar calendar =
                new TradingCalendar(
                        "crowded",
                        "Crowded",
                        "invented",
                        ZoneId.of("America/New_York"),
                        new TradingCalendar.Span(LocalDate.EPOCH, LocalDate.EPOCH),
                        week,
                        Map.of(),
                        List.of());

        int most =
                IntStream.range(0, 7 * 24 * 6)
                        .mapToObj(i -> Instant.parse("2026-03-01T00:00:00Z").plusSeconds(600L * i))
                        .mapToInt(now -> RollingSchedule.of(calendar, now).size())
                        .max()
                        .orElseThrow();

        assertTrue(most > 56 && most <= 64, "most=" + most);
    }

    @Test
    void whatHasPassedThisWeekIsThatOfTheNext() {
        // Wednesday before Thanksgiving, after the close.
        List<ScheduledChange> schedule =
                RollingSchedule.of(ALL.get("nyse"), Instant.parse("2026-11-25T22:00:00Z"));

        assertEquals(
                List.of(
                        "MONDAY 14:28 AUCTION",
                        "MONDAY 14:30 TRADING",
                        "MONDAY 21:00 CANCEL_ONLY",
                        "TUESDAY 14:28 AUCTION",
                        "TUESDAY 14:30 TRADING",
                        "TUESDAY 21:00 CANCEL_ONLY",
                        "WEDNESDAY 14:28 AUCTION",
                        "WEDNESDAY 14:30 TRADING",
                        "WEDNESDAY 21:00 CANCEL_ONLY",
                        "FRIDAY 14:28 AUCTION",
                        "FRIDAY 14:30 TRADING",
                        "FRIDAY 18:00 CANCEL_ONLY"),
                schedule.stream().map(RollingScheduleTest::print).toList());
    }

    private static String print(ScheduledChange change) {
        LocalTime time = LocalTime.ofSecondOfDay(change.getSecondOfWeek() % 86_400);
        return DayOfWeek.of(1 + change.getSecondOfWeek() / 86_400)
                + " "
                + time
                + " "
                + change.getState();
    }

    @Test
    void theLastStateThatAScheduleSetIsOfTheTimeAsked() {
        List<ScheduledChange> schedule =
                RollingSchedule.of(ALL.get("nyse"), Instant.parse("2026-11-25T22:00:00Z"));
        Instant friday = Instant.parse("2026-11-27T14:30:00Z");

        assertEquals(
                Optional.of(SymbolState.TRADING),
                RollingSchedule.last(schedule, friday.minusSeconds(1), friday));
        assertEquals(
                Optional.empty(),
                RollingSchedule.last(schedule, friday, friday.plus(Duration.ofHours(3))));
        assertEquals(
                Optional.of(SymbolState.CANCEL_ONLY),
                RollingSchedule.last(schedule, friday, friday.plus(Duration.ofDays(2))));
        assertEquals(Optional.empty(), RollingSchedule.last(List.of(), Instant.EPOCH, friday));
    }
}
