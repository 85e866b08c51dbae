package org.bourse.calendars;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;

/** A date that comes every year. */
public sealed interface DateRule {

    /** Where a fixed date that falls on a weekend is kept. */
    enum Observed {
        /** On the weekend. */
        ON_THE_DAY,
        /** A Sunday's on Monday, a Saturday's on the Saturday. */
        SUNDAY_ON_MONDAY,
        /** A Sunday's on Monday, a Saturday's on Friday. */
        NEAREST_WEEKDAY
    }

    /**
     * The same day of the same month; never the 29th of February.
     *
     * @throws DateTimeException when not every year has it
     */
    record Fixed(MonthDay day, Observed observed) implements DateRule {
        public Fixed {
            if (!day.isValidYear(1)) {
                throw new DateTimeException("not every year has " + day);
            }
        }

        @Override
        public LocalDate in(int year) {
            LocalDate date = day.atYear(year);
            return switch (observed) {
                case ON_THE_DAY -> date;
                case SUNDAY_ON_MONDAY ->
                        date.getDayOfWeek() == DayOfWeek.SUNDAY ? date.plusDays(1) : date;
                case NEAREST_WEEKDAY ->
                        switch (date.getDayOfWeek()) {
                            case SATURDAY -> date.minusDays(1);
                            case SUNDAY -> date.plusDays(1);
                            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> date;
                        };
            };
        }
    }

    /**
     * So many days after a weekday of a month.
     *
     * @param nth 1 to 4, or -1 for the last of the month
     */
    record OfMonth(Month month, DayOfWeek weekday, int nth, int plusDays) implements DateRule {
        public OfMonth {
            if (nth != -1 && (nth < 1 || nth > 4)) {
                throw new IllegalArgumentException("nth=" + nth);
            }
        }

        @Override
        public LocalDate in(int year) {
            return LocalDate.of(year, month, 1)
                    .with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday))
                    .plusDays(plusDays);
        }
    }

    /** So many days after Easter Sunday of the Gregorian calendar. */
    record OfEaster(int plusDays) implements DateRule {

        @Override
        public LocalDate in(int year) {
            return easter(year).plusDays(plusDays);
        }

        /**
         * The anonymous algorithm (Nature, 20 April 1876), as in Meeus, Astronomical Algorithms.
         */
        private static LocalDate easter(int year) {
            int golden = year % 19;
            int century = year / 100;
            int ofCentury = year % 100;
            int moonShift = (century - (century + 8) / 25 + 1) / 3;
            int fullMoon = (19 * golden + century - century / 4 - moonShift + 15) % 30;
            int leapShift = 2 * (century % 4) + 2 * (ofCentury / 4);
            int sunday = (32 + leapShift - fullMoon - ofCentury % 4) % 7;
            int late = (golden + 11 * fullMoon + 22 * sunday) / 451;
            return LocalDate.of(year, Month.MARCH, 22).plusDays(fullMoon + sunday - 7L * late);
        }
    }

    /** The date of a year from 1583; a shifted one may lie in the year beside it. */
    LocalDate in(int year);
}
