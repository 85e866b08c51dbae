package org.bourse.calendars;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bourse.contracts.v1.SymbolState;

/**
 * When a market trades. What holds on a day: what is said of its date, else of what comes every
 * year (the first that fits, and only where the weekday has phases), else of its weekday.
 *
 * <p>A time that the clocks jump over is the instant of the jump; one that they show twice is the
 * first.
 *
 * @param name of letters, digits and hyphens
 * @param title for people
 * @param source where its days come from, and what is not verified
 * @param covered the days for which it claims to know; before and after it guesses by its rules
 * @param week what is absent is closed
 */
public record TradingCalendar(
        String name,
        String title,
        String source,
        ZoneId zone,
        Span covered,
        Map<DayOfWeek, DayPlan> week,
        Map<LocalDate, NamedDay> dates,
        List<YearlyDay> yearly) {

    /** So far is looked for a day that trades, or a phase. */
    private static final int SEARCH_DAYS_MAX = 400;

    /** Days, both inclusive. */
    public record Span(LocalDate from, LocalDate until) {
        public Span {
            if (until.isBefore(from)) {
                throw new IllegalArgumentException(from + " is after " + until);
            }
        }
    }

    public TradingCalendar {
        week = Map.copyOf(week);
        dates = Map.copyOf(dates);
        yearly = List.copyOf(yearly);
    }

    /** A day, whatever kind of day it is. */
    public TradingDay day(LocalDate date) {
        Optional<NamedDay> named = named(date);
        DayPlan plan = named.map(NamedDay::plan).orElseGet(() -> weekday(date));
        TradingDay.Kind kind;
        if (plan.phases().isEmpty()) {
            kind = named.isPresent() ? TradingDay.Kind.HOLIDAY : TradingDay.Kind.CLOSED;
        } else {
            kind = named.isPresent() ? TradingDay.Kind.SPECIAL : TradingDay.Kind.REGULAR;
        }
        return new TradingDay(
                date, kind, named.map(NamedDay::name), plan.phases(), hours(date, plan));
    }

    /** When the phases of a day of this calendar begin, in their order. */
    public List<Instant> begins(TradingDay day) {
        return day.phases().stream().map(it -> instant(day.date().atTime(it.from()))).toList();
    }

    private Optional<NamedDay> named(LocalDate date) {
        NamedDay day = dates.get(date);
        if (day != null) {
            return Optional.of(day);
        }
        return weekday(date).phases().isEmpty()
                ? Optional.empty()
                : yearly.stream().filter(it -> it.is(date)).findFirst().map(YearlyDay::day);
    }

    private DayPlan weekday(LocalDate date) {
        return week.getOrDefault(date.getDayOfWeek(), DayPlan.CLOSED);
    }

    private DayPlan plan(LocalDate date) {
        return named(date).map(NamedDay::plan).orElseGet(() -> weekday(date));
    }

    private Optional<TradingDay.Hours> hours(LocalDate date, DayPlan plan) {
        Instant open = null;
        Instant close = null;
        boolean trading = false;
        for (Phase phase : plan.phases()) {
            Instant from = instant(date.atTime(phase.from()));
            if (phase.state() == SymbolState.TRADING) {
                open = open == null ? from : open;
                close = instant(date.plusDays(1).atStartOfDay());
            } else if (trading) {
                close = from;
            }
            trading = phase.state() == SymbolState.TRADING;
        }
        return open == null || close == null
                ? Optional.empty()
                : Optional.of(new TradingDay.Hours(open, close));
    }

    /** Whether there is trading at some time of the day. */
    public boolean isTradingDay(LocalDate date) {
        return plan(date).trades();
    }

    /** The first trading day after a day; empty when there is none in {@code 400} days. */
    public Optional<LocalDate> nextTradingDay(LocalDate date) {
        return search(date, day -> day.plusDays(1)).filter(this::isTradingDay).findFirst();
    }

    /** The last trading day before a day; empty when there is none in {@code 400} days. */
    public Optional<LocalDate> previousTradingDay(LocalDate date) {
        return search(date, day -> day.minusDays(1)).filter(this::isTradingDay).findFirst();
    }

    private static Stream<LocalDate> search(LocalDate from, UnaryOperator<LocalDate> step) {
        return Stream.iterate(step.apply(from), step).limit(SEARCH_DAYS_MAX);
    }

    /** The number of trading days from a day, itself included, to another, not included. */
    public long tradingDaysBetween(LocalDate from, LocalDate until) {
        return from.datesUntil(until).filter(this::isTradingDay).count();
    }

    /**
     * The trading day that an instant belongs to: the day of the calendar's clock, or when that is
     * none the next.
     */
    public Optional<LocalDate> tradingDay(Instant instant) {
        LocalDate today = LocalDate.ofInstant(instant, zone);
        return isTradingDay(today) ? Optional.of(today) : nextTradingDay(today);
    }

    /** The phase that holds at an instant; empty when none began in {@code 400} days before. */
    public Optional<Change> at(Instant instant) {
        LocalDate today = LocalDate.ofInstant(instant, zone);
        return search(today.plusDays(2), day -> day.minusDays(1))
                .map(day -> within(day, day).reversed().stream())
                .flatMap(it -> it.filter(change -> !change.at().isAfter(instant)))
                .findFirst();
    }

    /** The first phase that begins after an instant; empty when none does in {@code 400} days. */
    public Optional<Change> next(Instant instant) {
        LocalDate today = LocalDate.ofInstant(instant, zone);
        return search(today.minusDays(2), day -> day.plusDays(1))
                .map(day -> within(day, day).stream())
                .flatMap(it -> it.filter(change -> change.at().isAfter(instant)))
                .findFirst();
    }

    /**
     * The phases that begin after an instant and not after another, by time.
     *
     * @param until within a year of {@code after} or so: each day between is looked at
     */
    public List<Change> phases(Instant after, Instant until) {
        return within(
                        LocalDate.ofInstant(after, zone).minusDays(1),
                        LocalDate.ofInstant(until, zone).plusDays(1))
                .stream()
                .filter(it -> it.at().isAfter(after) && !it.at().isAfter(until))
                .toList();
    }

    /** Of the phases those that change the state. */
    public List<Change> changes(Instant after, Instant until) {
        List<Change> changes = new ArrayList<>();
        SymbolState state = at(after).map(Change::state).orElse(SymbolState.UNRECOGNIZED);
        for (Change phase : phases(after, until)) {
            if (phase.state() != state) {
                changes.add(phase);
                state = phase.state();
            }
        }
        return changes;
    }

    /** The phases of days, both inclusive. Of those that a jump of the clocks joins the last. */
    private List<Change> within(LocalDate first, LocalDate last) {
        List<Change> all = new ArrayList<>();
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            for (Phase phase : plan(date).phases()) {
                Instant at = instant(date.atTime(phase.from()));
                if (!all.isEmpty() && all.getLast().at().equals(at)) {
                    all.removeLast();
                }
                all.add(new Change(at, phase.state(), phase.name()));
            }
        }
        return all;
    }

    /** When the calendar's clock shows a time first, or jumps over it. */
    private Instant instant(LocalDateTime time) {
        ZoneOffsetTransition jump = zone.getRules().getTransition(time);
        return jump != null && jump.isGap()
                ? jump.getInstant()
                : time.toInstant(zone.getRules().getOffset(time));
    }

    /** The holidays and special days of some days, both inclusive, by date. */
    public List<TradingDay> namedDays(LocalDate from, LocalDate until) {
        return from.datesUntil(until.plusDays(1))
                .filter(date -> named(date).isPresent())
                .map(this::day)
                .toList();
    }
}
