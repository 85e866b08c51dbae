package org.bourse.calendars;

import java.time.LocalDate;

/**
 * A day that differs every year.
 *
 * @param since the first year
 * @param until the last year
 */
public record YearlyDay(DateRule rule, int since, int until, NamedDay day) {

    boolean is(LocalDate date) {
        for (int year = date.getYear() - 1; year <= date.getYear() + 1; year++) {
            if (since <= year && year <= until && rule.in(year).equals(date)) {
                return true;
            }
        }
        return false;
    }
}
