package org.bourse.marketdata.rest;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.bourse.calendars.TradingCalendar;
import org.bourse.calendars.TradingDay;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The regular hours of a calendar: of each of its days the first TRADING to the end of the last, as
 * {@link Sessions} has it. For one thread.
 */
final class TradingHours {
    private final TradingCalendar calendar;
    private TradingDay day;

    TradingHours(TradingCalendar calendar) {
        this.calendar = calendar;
        day = calendar.day(LocalDate.EPOCH);
    }

    /** Where in a trading day a moment is. */
    @Schema(name = "SessionPart")
    enum Part {
        /** Of a trading day before its regular hours. */
        PRE_MARKET,
        REGULAR,
        /** Of a trading day after its regular hours. */
        AFTER_HOURS,
        /** Of a day that has none. */
        CLOSED
    }

    /**
     * The regular hours of a day.
     *
     * @param toMicros the first moment after them
     */
    record Span(long fromMicros, long toMicros) {}

    String name() {
        return calendar.name();
    }

    ZoneId zone() {
        return calendar.zone();
    }

    /** The day that a moment is in, by the calendar's clock. */
    LocalDate date(long micros) {
        return LocalDate.ofInstant(Times.of(micros), calendar.zone());
    }

    Part at(long micros) {
        Optional<Span> hours = of(date(micros));
        if (hours.isEmpty()) {
            return Part.CLOSED;
        }
        if (micros < hours.get().fromMicros()) {
            return Part.PRE_MARKET;
        }
        return micros < hours.get().toMicros() ? Part.REGULAR : Part.AFTER_HOURS;
    }

    /** Empty: there is no trading on that day. */
    Optional<Span> of(LocalDate date) {
        if (!day.date().equals(date)) {
            day = calendar.day(date);
        }
        return day.hours().map(it -> new Span(Times.micros(it.open()), Times.micros(it.close())));
    }
}
