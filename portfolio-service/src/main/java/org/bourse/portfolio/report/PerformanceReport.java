package org.bourse.portfolio.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.bourse.contracts.Decimals;
import org.bourse.contracts.Ids;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.performance.BenchmarkMeter;
import org.bourse.portfolio.performance.DayReturn;
import org.bourse.portfolio.performance.EquityDay;
import org.bourse.portfolio.performance.PeriodReturn;
import org.bourse.portfolio.performance.ReturnMeter;
import org.bourse.portfolio.performance.RollingFigure;
import org.bourse.portfolio.performance.SaleMeter;
import org.bourse.portfolio.position.TradedSymbol;
import org.bourse.portfolio.valuation.Prices;
import org.jspecify.annotations.Nullable;

/** Makes the report of some days. The first of them only says with how much the others begin. */
final class PerformanceReport {
    private static final MathContext DIGITS = new MathContext(8, RoundingMode.HALF_EVEN);

    private final ListedAsset currency;
    private final Map<Integer, TradedSymbol> symbols;
    private final double yearlyRate;
    private final int window;
    private final BigInteger begunMinor;
    private final @Nullable Prices begunPrices;
    private final List<EquityCurve.Day> days;
    private final Map<LocalDate, Prices> prices = new HashMap<>();
    private final SaleMeter sales = new SaleMeter();

    /**
     * @param before the day before the first, if the account had something then
     * @param days without that one
     * @param yearlyRate what money earns without risk, as a fraction
     * @param window of the rolling figures, in returns
     */
    PerformanceReport(
            ListedAsset currency,
            Map<Integer, TradedSymbol> symbols,
            EquityCurve.@Nullable Day before,
            List<EquityCurve.Day> days,
            double yearlyRate,
            int window) {
        this.currency = currency;
        this.symbols = symbols;
        this.yearlyRate = yearlyRate;
        this.window = window;
        this.days = days;
        begunMinor = before == null ? BigInteger.ZERO : before.equityMinor();
        begunPrices = before == null ? null : before.prices();
        days.forEach(day -> prices.put(day.day(), day.prices()));
    }

    /**
     * A sale of known cost, valued at the last prices of its day; without a price it does not
     * count.
     */
    void sale(LocalDate day, int symbol, BigInteger realisedMinor) {
        Prices then = prices.get(day);
        TradedSymbol traded = symbols.get(symbol);
        if (then != null && traded != null) {
            then.path(traded.quote(), currency.number())
                    .ifPresent(path -> sales.add(amount(path.value(realisedMinor))));
        }
    }

    PerformanceView view(long account, Days asked, @Nullable TradedSymbol benchmark) {
        List<EquityDay> equity = new ArrayList<>(days.size());
        BigInteger inflows = BigInteger.ZERO;
        BigInteger outflows = BigInteger.ZERO;
        for (EquityCurve.Day day : days) {
            inflows = inflows.add(day.inflowMinor());
            outflows = outflows.add(day.outflowMinor());
            equity.add(
                    new EquityDay(
                            day.day(),
                            amount(day.equityMinor()),
                            amount(day.inflowMinor()),
                            amount(day.outflowMinor())));
        }
        BigInteger end = days.isEmpty() ? begunMinor : days.getLast().equityMinor();
        BigInteger profit = end.subtract(begunMinor).subtract(inflows).add(outflows);
        BigInteger capital = begunMinor.add(inflows);
        List<DayReturn> returns = DayReturn.of(amount(begunMinor), equity);
        ReturnMeter meter = new ReturnMeter(yearlyRate);
        returns.forEach(one -> meter.add(one.value()));
        return new PerformanceView(
                Ids.print(account),
                currency.code(),
                asked.from(),
                asked.to(),
                meter.days(),
                Reports.print(profit, currency.scale()),
                capital.signum() <= 0 ? null : number(amount(profit) / amount(capital)),
                text(meter.timeWeighted()),
                number(meter.annualised()),
                number(meter.volatility()),
                number(meter.sharpe()),
                number(meter.sortino()),
                number(meter.calmar()),
                text(meter.drawdown().deepest()),
                meter.drawdown().longestDays(),
                sales(),
                benchmark == null ? null : benchmark(benchmark, returns),
                attribution(),
                PeriodReturn.monthly(returns).stream().map(PerformanceReport::period).toList(),
                PeriodReturn.weekly(returns).stream().map(PerformanceReport::period).toList(),
                RollingFigure.of(returns, window).stream()
                        .map(PerformanceReport::rolling)
                        .toList());
    }

    private PerformanceView.Sales sales() {
        return new PerformanceView.Sales(
                sales.count(),
                sales.wins(),
                sales.losses(),
                number(sales.winRate()),
                number(sales.profitFactor()),
                number(sales.expectancy()),
                text(sales.won()),
                text(sales.lost()));
    }

    private PerformanceView.Benchmark benchmark(TradedSymbol symbol, List<DayReturn> returns) {
        Map<LocalDate, Double> own = new HashMap<>();
        returns.forEach(one -> own.put(one.day(), one.value()));
        BenchmarkMeter meter = new BenchmarkMeter(yearlyRate);
        ReturnMeter alone = new ReturnMeter(yearlyRate);
        long before = begunPrices == null ? 0 : begunPrices.lastTicks(symbol.number());
        for (EquityCurve.Day day : days) {
            long close = day.prices().lastTicks(symbol.number());
            Double ownReturn = own.get(day.day());
            if (before > 0 && ownReturn != null) {
                double value = (double) close / before - 1;
                meter.add(ownReturn, value);
                alone.add(value);
            }
            before = close;
        }
        return new PerformanceView.Benchmark(
                symbol.name(),
                meter.days(),
                text(alone.timeWeighted()),
                number(meter.alpha()),
                number(meter.beta()),
                number(meter.correlation()),
                number(meter.trackingError()));
    }

    private List<PerformanceView.Attribution> attribution() {
        Map<Integer, BigInteger> results = new TreeMap<>();
        for (EquityCurve.Day day : days) {
            day.resultsMinor()
                    .forEach((symbol, result) -> results.merge(symbol, result, BigInteger::add));
        }
        List<PerformanceView.Attribution> attribution = new ArrayList<>();
        results.forEach((number, result) -> {
            TradedSymbol symbol = symbols.get(number);
            if (symbol != null && result.signum() != 0) {
                attribution.add(
                        new PerformanceView.Attribution(
                                symbol.name(), Reports.print(result, currency.scale())));
            }
        });
        return attribution;
    }

    private static PerformanceView.Period period(PeriodReturn one) {
        return new PerformanceView.Period(one.period(), text(one.value()), one.days());
    }

    private static PerformanceView.Rolling rolling(RollingFigure one) {
        return new PerformanceView.Rolling(
                one.day(), number(one.value()), number(one.volatility()), number(one.sharpe()));
    }

    private double amount(BigInteger minor) {
        return new BigDecimal(minor, currency.scale()).doubleValue();
    }

    private static @Nullable String number(OptionalDouble value) {
        return value.isEmpty() ? null : number(value.getAsDouble());
    }

    /** Absent when it is beyond all numbers. */
    private static @Nullable String number(double value) {
        return Double.isFinite(value) ? text(value) : null;
    }

    private static String text(double value) {
        return Double.isFinite(value)
                ? Decimals.print(new BigDecimal(value).round(DIGITS))
                : Double.toString(value);
    }
}
