package org.bourse.portfolio.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.hipparchus.stat.correlation.Covariance;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.descriptive.moment.Mean;
import org.hipparchus.stat.descriptive.moment.SemiVariance;
import org.hipparchus.stat.descriptive.moment.StandardDeviation;
import org.hipparchus.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against Hipparchus, against examples worked by hand, and against slow twins. */
class PerformanceFiguresTest {
    private static final double EXACT = 1e-12;
    private static final double CLOSE = 1e-9;
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final double YEAR = Math.sqrt(365);

    private static double[] dice(long seed, int count) {
        RandomGenerator dice = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        return dice.doubles(count).map(value -> (value - 0.48) / 10).toArray();
    }

    private static ReturnMeter meter(double rate, double... returns) {
        ReturnMeter meter = new ReturnMeter(rate);
        Arrays.stream(returns).forEach(meter::add);
        return meter;
    }

    private static List<DayReturn> returns(double... values) {
        List<DayReturn> returns = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            returns.add(new DayReturn(DAY.plusDays(i), values[i]));
        }
        return returns;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void sharpeAndSortinoAreWhatHipparchusSays(long seed) {
        double[] returns = dice(seed, 300);
        double daily = 0.05 / 365;
        ReturnMeter meter = meter(0.05, returns);

        double mean = new Mean().evaluate(returns) - daily;
        assertEquals(
                mean / new StandardDeviation().evaluate(returns) * YEAR,
                meter.sharpe().orElseThrow(),
                CLOSE);
        double downside =
                new SemiVariance(false)
                        .evaluate(
                                returns,
                                daily,
                                SemiVariance.DOWNSIDE_VARIANCE,
                                false,
                                0,
                                returns.length);
        assertEquals(mean / Math.sqrt(downside) * YEAR, meter.sortino().orElseThrow(), CLOSE);
        assertEquals(
                new StandardDeviation().evaluate(returns) * YEAR,
                meter.volatility().orElseThrow(),
                CLOSE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theBenchmarkComparesAsHipparchusSays(long seed) {
        double[] market = dice(seed, 200);
        double[] noise = dice(seed + 100, 200);
        double[] own = new double[200];
        SimpleRegression regression = new SimpleRegression();
        BenchmarkMeter meter = new BenchmarkMeter(0.02);
        double daily = 0.02 / 365;
        double[] differences = new double[200];
        for (int i = 0; i < own.length; i++) {
            own[i] = 0.7 * market[i] + 0.3 * noise[i];
            differences[i] = own[i] - market[i];
            regression.addData(market[i] - daily, own[i] - daily);
            meter.add(own[i], market[i]);
        }

        assertEquals(regression.getSlope(), meter.beta().orElseThrow(), CLOSE);
        assertEquals(regression.getIntercept() * 365, meter.alpha().orElseThrow(), CLOSE);
        assertEquals(
                new PearsonsCorrelation().correlation(own, market),
                meter.correlation().orElseThrow(),
                CLOSE);
        assertEquals(
                new Covariance().covariance(own, market)
                        / Math.pow(new StandardDeviation().evaluate(market), 2),
                meter.beta().orElseThrow(),
                CLOSE);
        assertEquals(
                new StandardDeviation().evaluate(differences) * YEAR,
                meter.trackingError().orElseThrow(),
                CLOSE);
    }

    /** 1, 1.1, 0.88, 0.924, 1.155, 1.0395: a fall of a fifth, two days, then a tenth, one day. */
    @Test
    void aFallIsMeasuredFromTheHighBeforeIt() {
        ReturnMeter meter = meter(0, 0.1, -0.2, 0.05, 0.25, -0.1);

        assertEquals(0.2, meter.drawdown().deepest(), EXACT);
        assertEquals(2, meter.drawdown().longestDays());
        assertEquals(0.0395, meter.timeWeighted(), EXACT);
        double annualised = Math.pow(1.0395, 365 / 5.0) - 1;
        assertEquals(annualised, meter.annualised().orElseThrow(), CLOSE);
        assertEquals(annualised / 0.2, meter.calmar().orElseThrow(), CLOSE);
    }

    @Test
    void aFallFromTheStartIsOne() {
        ReturnMeter meter = meter(0, -0.5, 0.5);

        assertEquals(0.5, meter.drawdown().deepest(), EXACT);
        assertEquals(2, meter.drawdown().longestDays());
    }

    @Test
    void whatCannotBeSaidIsNotSaid() {
        ReturnMeter nothing = meter(0);
        ReturnMeter steady = meter(0, 0.01, 0.01);

        assertEquals(OptionalDouble.empty(), nothing.annualised());
        assertEquals(OptionalDouble.empty(), nothing.sharpe());
        assertEquals(OptionalDouble.empty(), nothing.sortino());
        assertEquals(OptionalDouble.empty(), nothing.calmar());
        assertEquals(OptionalDouble.empty(), steady.sharpe());
        assertEquals(OptionalDouble.empty(), steady.sortino());
        assertEquals(OptionalDouble.empty(), steady.calmar());
        assertEquals(OptionalDouble.empty(), meter(0, 0.01).volatility());
        BenchmarkMeter flat = new BenchmarkMeter(0);
        flat.add(0.1, 0);
        flat.add(0.2, 0);
        assertEquals(OptionalDouble.empty(), flat.beta());
        assertEquals(OptionalDouble.empty(), flat.correlation());
        assertEquals(OptionalDouble.empty(), new SaleMeter().winRate());
        assertEquals(OptionalDouble.empty(), new SaleMeter().profitFactor());
    }

    /** Deposits 100 and gains 10; deposits 110 and loses 22; takes out 99 of 198 and gains 9.9. */
    @Test
    void moneyThatComesAndGoesIsNoReturn() {
        List<DayReturn> returns =
                DayReturn.of(
                        0,
                        List.of(
                                new EquityDay(DAY, 0, 0, 0),
                                new EquityDay(DAY.plusDays(1), 110, 100, 0),
                                new EquityDay(DAY.plusDays(2), 198, 110, 0),
                                new EquityDay(DAY.plusDays(3), 108.9, 0, 99)));

        assertEquals(
                List.of(DAY.plusDays(1), DAY.plusDays(2), DAY.plusDays(3)),
                returns.stream().map(DayReturn::day).toList());
        assertEquals(0.1, returns.get(0).value(), EXACT);
        assertEquals(-0.1, returns.get(1).value(), EXACT);
        assertEquals(0.05, returns.get(2).value(), EXACT);
    }

    /** Four sales: 30 and 10 won, 15 lost, one even. */
    @Test
    void salesAreCounted() {
        SaleMeter meter = new SaleMeter();
        List.of(30.0, -15.0, 0.0, 10.0).forEach(meter::add);

        assertEquals(0.5, meter.winRate().orElseThrow(), EXACT);
        assertEquals(40.0 / 15, meter.profitFactor().orElseThrow(), EXACT);
        assertEquals(6.25, meter.expectancy().orElseThrow(), EXACT);
        assertEquals(1, meter.losses());
    }

    /** 2026 began on a Thursday, in the first week of it; Monday 5 January began the second. */
    @Test
    void monthsAndWeeksLinkTheirDays() {
        double[] values = new double[32];
        Arrays.fill(values, 0.01);
        List<DayReturn> returns = returns(values);

        List<PeriodReturn> months = PeriodReturn.monthly(returns);
        assertEquals("2026-01", months.get(0).period());
        assertEquals(31, months.get(0).days());
        assertEquals(Math.pow(1.01, 31) - 1, months.get(0).value(), EXACT);
        assertEquals(new PeriodReturn("2026-02", 0.01, 1), months.get(1));
        List<PeriodReturn> weeks = PeriodReturn.weekly(returns);
        assertEquals("2026-W01", weeks.get(0).period());
        assertEquals(4, weeks.get(0).days());
        assertEquals("2026-W02", weeks.get(1).period());
        assertEquals(7, weeks.get(1).days());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rollingFiguresAreThoseOfTheirWindow(long seed) {
        double[] values = dice(seed, 500);
        int window = 30;

        List<RollingFigure> figures = RollingFigure.of(returns(values), window);

        assertEquals(values.length - window + 1, figures.size());
        for (int i = 0; i < figures.size(); i++) {
            ReturnMeter twin = meter(0, Arrays.copyOfRange(values, i, i + window));
            RollingFigure figure = figures.get(i);
            assertEquals(DAY.plusDays(i + window - 1L), figure.day());
            assertEquals(twin.timeWeighted(), figure.value().orElseThrow(), CLOSE);
            assertEquals(twin.volatility().orElseThrow(), figure.volatility().orElseThrow(), CLOSE);
            assertEquals(twin.sharpe().orElseThrow(), figure.sharpe().orElseThrow(), 1e-7);
        }
    }

    @Test
    void afterATotalLossNothingRolls() {
        List<RollingFigure> figures = RollingFigure.of(returns(0.1, -1, 0.1, 0.1, 0.1), 2);

        assertTrue(figures.getLast().value().isEmpty());
        assertEquals(-1, figures.getFirst().value().orElseThrow(), EXACT);
    }
}
