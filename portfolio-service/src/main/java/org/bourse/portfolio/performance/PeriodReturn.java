package org.bourse.portfolio.performance;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The linked returns of a month or a week.
 *
 * @param period such as 2026-11, or 2026-W48 of ISO 8601
 * @param days of it that have a return
 */
public record PeriodReturn(String period, double value, int days) {

    /** Of consecutive months. */
    public static List<PeriodReturn> monthly(List<DayReturn> returns) {
        return by(returns, day -> day.toString().substring(0, 7));
    }

    /** Of consecutive weeks, from Monday to Sunday. */
    public static List<PeriodReturn> weekly(List<DayReturn> returns) {
        return by(
                returns,
                day ->
                        String.format(
                                Locale.ROOT,
                                "%04d-W%02d",
                                day.get(IsoFields.WEEK_BASED_YEAR),
                                day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
    }

    private static List<PeriodReturn> by(
            List<DayReturn> returns, Function<LocalDate, String> period) {
        List<PeriodReturn> periods = new ArrayList<>();
        for (DayReturn one : returns) {
            String name = period.apply(one.day());
            PeriodReturn last = periods.isEmpty() ? null : periods.getLast();
            if (last != null && last.period.equals(name)) {
                double linked = (1 + last.value) * (1 + one.value()) - 1;
                periods.set(periods.size() - 1, new PeriodReturn(name, linked, last.days + 1));
            } else {
                periods.add(new PeriodReturn(name, one.value(), 1));
            }
        }
        return periods;
    }
}
