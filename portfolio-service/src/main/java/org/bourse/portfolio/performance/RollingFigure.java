package org.bourse.portfolio.performance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The last returns up to a day.
 *
 * @param value linked; empty when nothing was left before them
 * @param volatility standard deviation times sqrt(365)
 * @param sharpe without a rate; empty when the returns do not vary
 */
public record RollingFigure(
        LocalDate day, OptionalDouble value, OptionalDouble volatility, OptionalDouble sharpe) {
    /** Deviations below it are differences of rounding. */
    private static final double NO_DEVIATION = 1e-12;

    /**
     * One for each day from the window's first full one, each at the cost of one step.
     *
     * @param window how many returns, at least 2
     */
    public static List<RollingFigure> of(List<DayReturn> returns, int window) {
        List<RollingFigure> figures = new ArrayList<>();
        double[] index = new double[returns.size() + 1];
        index[0] = 1;
        Moments moments = new Moments();
        for (int i = 0; i < returns.size(); i++) {
            double value = returns.get(i).value();
            index[i + 1] = index[i] * (1 + value);
            moments.add(value);
            if (i >= window) {
                moments.remove(returns.get(i - window).value());
            }
            if (i >= window - 1) {
                double start = index[i + 1 - window];
                figures.add(
                        figure(
                                returns.get(i).day(),
                                start == 0
                                        ? OptionalDouble.empty()
                                        : OptionalDouble.of(index[i + 1] / start - 1),
                                moments));
            }
        }
        return figures;
    }

    private static RollingFigure figure(LocalDate day, OptionalDouble value, Moments moments) {
        double year = Math.sqrt(ReturnMeter.YEAR_DAYS);
        double deviation = moments.deviation().orElse(0);
        return new RollingFigure(
                day,
                value,
                OptionalDouble.of(deviation * year),
                deviation < NO_DEVIATION
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(moments.mean().orElse(0) / deviation * year));
    }
}
