package org.bourse.portfolio.performance;

import java.util.OptionalDouble;

/** What a stream of daily returns amounts to. */
public final class ReturnMeter {
    /** Days of a year. */
    public static final int YEAR_DAYS = 365;

    private final double dailyRate;
    private final Moments moments = new Moments();
    private final Drawdown drawdown = new Drawdown();
    private double index = 1;
    private double shortfallSquares;

    /**
     * @param yearlyRate what money earns without risk, as a fraction; split evenly over the days
     */
    public ReturnMeter(double yearlyRate) {
        dailyRate = yearlyRate / YEAR_DAYS;
    }

    public void add(double dayReturn) {
        moments.add(dayReturn);
        index *= 1 + dayReturn;
        drawdown.add(index);
        double shortfall = Math.min(0, dayReturn - dailyRate);
        shortfallSquares += shortfall * shortfall;
    }

    /** How many returns there are. */
    public long days() {
        return moments.count();
    }

    /**
     * The days' returns linked: growth of one unit that was there from the start (CFA Institute,
     * "Global Investment Performance Standards", 2020, on time-weighted returns).
     */
    public double timeWeighted() {
        return index - 1;
    }

    /** The time-weighted return as if it went on for a year: (1 + r) ^ (365 / days) - 1. */
    public OptionalDouble annualised() {
        return days() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.pow(index, (double) YEAR_DAYS / days()) - 1);
    }

    /**
     * Standard deviation of the returns times sqrt(365): of independent returns variances add up
     * over time (Bacon, "Practical Portfolio Performance Measurement and Attribution", 2nd edition,
     * 2008, on annualised risk). Empty below two returns.
     */
    public OptionalDouble volatility() {
        OptionalDouble deviation = moments.deviation();
        return deviation.isEmpty()
                ? deviation
                : OptionalDouble.of(deviation.getAsDouble() * Math.sqrt(YEAR_DAYS));
    }

    /**
     * Mean excess return by its standard deviation, times sqrt(365) (Sharpe, "The Sharpe Ratio",
     * Journal of Portfolio Management 21, 1994). Empty when the returns do not vary.
     */
    public OptionalDouble sharpe() {
        return ratio(moments.deviation().orElse(0));
    }

    /**
     * As Sharpe's, but by the downside deviation sqrt(sum of min(0, r - rate)^2 / n) (Sortino and
     * Price, "Performance Measurement in a Downside Risk Framework", Journal of Investing 3, 1994).
     * Empty when no return was below the rate.
     */
    public OptionalDouble sortino() {
        return ratio(days() == 0 ? 0 : Math.sqrt(shortfallSquares / days()));
    }

    private OptionalDouble ratio(double deviation) {
        OptionalDouble mean = moments.mean();
        return mean.isEmpty() || deviation == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        (mean.getAsDouble() - dailyRate) / deviation * Math.sqrt(YEAR_DAYS));
    }

    /** Annualised return by the deepest fall (Young, "Calmar Ratio", Futures, 1991). */
    public OptionalDouble calmar() {
        OptionalDouble annualised = annualised();
        return annualised.isEmpty() || drawdown.deepest() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(annualised.getAsDouble() / drawdown.deepest());
    }

    /** Of the index of the returns. */
    public Drawdown drawdown() {
        return drawdown;
    }
}
