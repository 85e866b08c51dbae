package org.bourse.calendars;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A day of a calendar.
 *
 * @param name of a holiday or special day
 * @param phases those that begin this day, by time
 * @param hours when trading begins and when it ends; empty: no trading day
 */
public record TradingDay(
        LocalDate date,
        Kind kind,
        Optional<String> name,
        List<Phase> phases,
        Optional<Hours> hours) {

    /** What kind of a day it is. */
    public enum Kind {
        /** As its weekday is. */
        REGULAR,
        /** It trades, but not as its weekday does: a half day, a session on a Saturday. */
        SPECIAL,
        /** Closed for a reason that has a name. */
        HOLIDAY,
        /** Closed as this weekday always is. */
        CLOSED
    }

    /**
     * From the first trading to the end of the last; there may be breaks between.
     *
     * @param close exclusive
     */
    public record Hours(Instant open, Instant close) {}

    public TradingDay {
        phases = List.copyOf(phases);
    }
}
