package org.bourse.marketdata.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.bourse.calendars.TradingCalendar;
import org.bourse.calendars.TradingDay;
import org.bourse.marketdata.calendar.Calendars;
import org.bourse.marketdata.candle.Interval;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Which time a session is: the trading hours of a calendar's day, or a day in UTC. */
@ApplicationScoped
class Sessions {
    static final String DAY = "By the calendar's clock; the newest that has begun, if absent";
    static final String CALENDAR = "Whose trading hours the session is; a day in UTC, if absent";

    private final Calendars calendars;

    @Inject
    Sessions(Calendars calendars) {
        this.calendars = calendars;
    }

    /**
     * A session.
     *
     * @param toMicros the first moment after it
     */
    record Session(Optional<String> calendar, LocalDate day, long fromMicros, long toMicros) {
        /** Whether it is a whole day in UTC. */
        boolean isUtcDay() {
            return Interval.DAY.openMicros(fromMicros) == fromMicros
                    && toMicros - fromMicros == Interval.DAY.micros();
        }
    }

    /**
     * The session that is asked for.
     *
     * @param nowMicros the venue's
     * @throws ProblemException 400 PARAMETER_INVALID, 404 CALENDAR_UNKNOWN or NO_SESSION
     */
    Session of(@Nullable String calendar, @Nullable String day, long nowMicros) {
        OptionalLong dayMicros = Parameters.dayMicros("day", day);
        if (calendar == null) {
            long from = dayMicros.orElse(Interval.DAY.openMicros(nowMicros));
            return new Session(
                    Optional.empty(), Times.utcDay(from), from, from + Interval.DAY.micros());
        }
        TradingCalendar known = calendar(calendar);
        Optional<LocalDate> date =
                dayMicros.isPresent()
                        ? Optional.of(Times.utcDay(dayMicros.getAsLong()))
                        : newest(known, Times.of(nowMicros));
        TradingDay.Hours hours =
                date.flatMap(it -> known.day(it).hours())
                        .orElseThrow(() ->
                                new ProblemException(
                                        Problem.of(404, "NO_SESSION", "There was no trading then.")
                                                .field("day")));
        return new Session(
                Optional.of(calendar),
                date.orElseThrow(),
                Times.micros(hours.open()),
                Times.micros(hours.close()));
    }

    /**
     * The regular hours that are asked for; empty: none are.
     *
     * @throws ProblemException 404 CALENDAR_UNKNOWN
     */
    Optional<TradingHours> hours(@Nullable String calendar) {
        return Optional.ofNullable(calendar).map(it -> new TradingHours(calendar(it)));
    }

    private TradingCalendar calendar(String name) {
        TradingCalendar known = calendars.byName().get(name);
        if (known == null) {
            throw new ProblemException(
                    Problem.of(404, "CALENDAR_UNKNOWN", "There is no such calendar.")
                            .field("calendar"));
        }
        return known;
    }

    private static Optional<LocalDate> newest(TradingCalendar calendar, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, calendar.zone());
        boolean hasBegun =
                calendar.day(today).hours().filter(it -> !it.open().isAfter(now)).isPresent();
        return hasBegun ? Optional.of(today) : calendar.previousTradingDay(today);
    }
}
