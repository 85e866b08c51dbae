package org.bourse.portfolio.close;

import java.time.Instant;
import java.time.LocalDate;
import org.bourse.calendars.TradingCalendar;

/**
 * The days of a venue: the trading days of its calendar, from midnight to midnight by its clock.
 * What comes between two of them belongs to the later. Without a trading day within 400 days, each
 * day counts.
 */
record VenueDays(TradingCalendar calendar) {

    /** The day that an instant belongs to. */
    LocalDate of(Instant instant) {
        return calendar.tradingDay(instant)
                .orElseGet(() -> LocalDate.ofInstant(instant, calendar.zone()));
    }

    /** The day after a day. */
    LocalDate after(LocalDate day) {
        return calendar.nextTradingDay(day).orElseGet(() -> day.plusDays(1));
    }

    /** The end of a day, not included. */
    Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
    }
}
