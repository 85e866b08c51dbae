package org.bourse.portfolio.performance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The return of one day, as a fraction: 0.01 is one per cent. */
public record DayReturn(LocalDate day, double value) {

    /**
     * The returns of consecutive days.
     *
     * @param equityBefore at the end of the day before the first
     */
    public static List<DayReturn> of(double equityBefore, List<EquityDay> days) {
        List<DayReturn> returns = new ArrayList<>(days.size());
        double before = equityBefore;
        for (EquityDay day : days) {
            day.returnAfter(before)
                    .ifPresent(value -> returns.add(new DayReturn(day.day(), value)));
            before = day.equity();
        }
        return returns;
    }
}
