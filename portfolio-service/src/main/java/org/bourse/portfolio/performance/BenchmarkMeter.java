package org.bourse.portfolio.performance;

import java.util.OptionalDouble;

/** An account's daily returns beside those of a benchmark on the same days. */
public final class BenchmarkMeter {
    private final double dailyRate;
    private final Moments own = new Moments();
    private final Moments benchmark = new Moments();
    private final Moments difference = new Moments();
    private double products;

    /**
     * @param yearlyRate what money earns without risk, as a fraction
     */
    public BenchmarkMeter(double yearlyRate) {
        dailyRate = yearlyRate / ReturnMeter.YEAR_DAYS;
    }

    public void add(double ownReturn, double benchmarkReturn) {
        double before = ownReturn - own.mean().orElse(0);
        own.add(ownReturn);
        benchmark.add(benchmarkReturn);
        difference.add(ownReturn - benchmarkReturn);
        products += before * (benchmarkReturn - benchmark.mean().orElse(0));
    }

    /** How many days there are. */
    public long days() {
        return own.count();
    }

    /**
     * Covariance by the benchmark's variance (Sharpe, "Capital Asset Prices", Journal of Finance
     * 19, 1964). Empty when that does not vary.
     */
    public OptionalDouble beta() {
        double deviation = benchmark.deviation().orElse(0);
        return deviation == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(products / (days() - 1) / (deviation * deviation));
    }

    /**
     * A year of what is left of the mean return after the rate and beta times the benchmark's
     * excess (Jensen, "The Performance of Mutual Funds in the Period 1945-1964", Journal of Finance
     * 23, 1968).
     */
    public OptionalDouble alpha() {
        OptionalDouble beta = beta();
        return beta.isEmpty()
                ? beta
                : OptionalDouble.of(
                        (own.mean().orElse(0)
                                        - dailyRate
                                        - beta.getAsDouble()
                                                * (benchmark.mean().orElse(0) - dailyRate))
                                * ReturnMeter.YEAR_DAYS);
    }

    /** Pearson's; empty when one of both does not vary. */
    public OptionalDouble correlation() {
        double deviations = own.deviation().orElse(0) * benchmark.deviation().orElse(0);
        return deviations == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(products / (days() - 1) / deviations);
    }

    /**
     * Standard deviation of the differences of the returns (Roll, "A Mean/Variance Analysis of
     * Tracking Error", Journal of Portfolio Management 18, 1992) times sqrt(365). Empty below two
     * days.
     */
    public OptionalDouble trackingError() {
        OptionalDouble deviation = difference.deviation();
        return deviation.isEmpty()
                ? deviation
                : OptionalDouble.of(deviation.getAsDouble() * Math.sqrt(ReturnMeter.YEAR_DAYS));
    }
}
