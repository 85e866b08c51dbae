package org.bourse.marketdata.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;
import org.bourse.calendars.Change;
import org.bourse.calendars.Phase;
import org.bourse.calendars.TradingCalendar;
import org.bourse.calendars.TradingDay;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Calendars in JSON. Times are said twice: by the clock of the city, and in UTC. */
final class CalendarViews {
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    private CalendarViews() {}

    /** What a calendar is. */
    @Schema(name = "CalendarSummary")
    record Summary(
            @Schema(examples = "nyse") String calendar,
            String title,
            @Schema(examples = "America/New_York") String timeZone,
            LocalDate coveredFrom,
            @Schema(description = "Later days follow from rules only") LocalDate coveredUntil,
            String source) {
        static Summary of(TradingCalendar calendar) {
            return new Summary(
                    calendar.name(),
                    calendar.title(),
                    calendar.zone().getId(),
                    calendar.covered().from(),
                    calendar.covered().until(),
                    calendar.source());
        }
    }

    /** A part of a day, until the next one begins. */
    @Schema(name = "CalendarSession")
    record Session(
            @Schema(examples = "CONTINUOUS") String phase,
            @Schema(enumeration = {"AUCTION", "TRADING", "CANCEL_ONLY", "HALTED"}) String state,
            @Schema(examples = "2026-11-27T09:30:00-05:00") String fromLocal,
            Instant from) {}

    /** A day; open and close are absent when it has no trading. */
    @Schema(name = "CalendarDay")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Day(
            LocalDate date,
            @Schema(enumeration = {"REGULAR", "SPECIAL", "HOLIDAY", "CLOSED"}) String kind,
            @Schema(description = "Of a holiday or special day") @Nullable String name,
            @Nullable String openLocal,
            @Nullable String closeLocal,
            @Nullable Instant open,
            @Nullable Instant close,
            List<Session> sessions) {
        Day {
            sessions = List.copyOf(sessions);
        }

        static Day of(TradingCalendar calendar, LocalDate date) {
            TradingDay day = calendar.day(date);
            Instant open = day.hours().map(TradingDay.Hours::open).orElse(null);
            Instant close = day.hours().map(TradingDay.Hours::close).orElse(null);
            return new Day(
                    date,
                    day.kind().name(),
                    day.name().orElse(null),
                    local(calendar, open),
                    local(calendar, close),
                    open,
                    close,
                    sessions(calendar, day));
        }

        private static List<Session> sessions(TradingCalendar calendar, TradingDay day) {
            List<Instant> begin = calendar.begins(day);
            return IntStream.range(0, begin.size())
                    .mapToObj(i -> {
                        Phase phase = day.phases().get(i);
                        ZonedDateTime local = begin.get(i).atZone(calendar.zone());
                        return new Session(
                                phase.name(),
                                phase.state().name(),
                                LOCAL.format(local),
                                begin.get(i));
                    })
                    .toList();
        }
    }

    /** A calendar and some of its days. */
    @Schema(name = "Calendar")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Detail(Summary about, @Nullable Session now, @Nullable Session next, List<Day> days) {
        Detail {
            days = List.copyOf(days);
        }

        static Detail of(TradingCalendar calendar, Instant now, LocalDate from, LocalDate to) {
            return new Detail(
                    Summary.of(calendar),
                    session(calendar, calendar.at(now).orElse(null)),
                    session(calendar, calendar.next(now).orElse(null)),
                    from.datesUntil(to.plusDays(1)).map(date -> Day.of(calendar, date)).toList());
        }
    }

    private static @Nullable Session session(TradingCalendar calendar, @Nullable Change change) {
        return change == null
                ? null
                : new Session(
                        change.phase(),
                        change.state().name(),
                        LOCAL.format(change.at().atZone(calendar.zone())),
                        change.at());
    }

    private static @Nullable String local(TradingCalendar calendar, @Nullable Instant instant) {
        return instant == null ? null : LOCAL.format(instant.atZone(calendar.zone()));
    }
}
