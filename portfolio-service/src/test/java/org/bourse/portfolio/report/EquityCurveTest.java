package org.bourse.portfolio.report;

import static org.bourse.portfolio.position.Trades.BTC;
import static org.bourse.portfolio.position.Trades.ETH;
import static org.bourse.portfolio.position.Trades.SYMBOLS;
import static org.bourse.portfolio.position.Trades.USDT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.position.Totals;
import org.junit.jupiter.api.Test;

/**
 * On the second of five days 2,000 USDT come in and a BTC is bought for 1,000; on the third it is
 * worth 1,200; on the fourth half of it is sold at 1,500 and 500 USDT go out; on the fifth nothing
 * happens.
 */
class EquityCurveTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final ListedAsset MONEY = new ListedAsset(USDT, "USDT", 8);
    private static final long UNIT = 100_000_000;

    private final Map<LocalDate, EquityCurve.Changes> changes = new HashMap<>();

    EquityCurveTest() {
        change(1, 1_000 * UNIT, 2_000 * UNIT, UNIT, 1_000, 1_000 * UNIT, 0, 100_000);
        EquityCurve.Changes third = EquityCurve.Changes.none();
        third.marks().put(1, new DayState.Mark(120_000, Instant.EPOCH));
        changes.put(FIRST.plusDays(2), third);
        change(3, 1_250 * UNIT, -500 * UNIT, UNIT / 2, 500, 500 * UNIT, 250 * UNIT, 150_000);
    }

    private void change(
            int day,
            long cash,
            long flow,
            long base,
            long lots,
            long cost,
            long realised,
            long ticks) {
        EquityCurve.Changes changed = EquityCurve.Changes.none();
        changed.holdings().put(USDT, new DayState.Holding(cash, flow));
        changed.holdings().put(BTC, new DayState.Holding(base, 0));
        changed.positions()
                .put(
                        1,
                        new DayState.Held(
                                lots, cost, new Totals(realised, 0, 0, BigInteger.ZERO, 0)));
        changed.marks().put(1, new DayState.Mark(ticks, Instant.EPOCH));
        changes.put(FIRST.plusDays(day), changed);
    }

    private static DayState nothing() {
        return new DayState(SYMBOLS, Map.of(), Map.of(), Map.of());
    }

    private List<EquityCurve.Day> days(LocalDate from, DayState before) {
        return new EquityCurve(before, USDT).days(from, FIRST.plusDays(4), changes);
    }

    private static String said(EquityCurve.Day day) {
        BigInteger unit = BigInteger.valueOf(UNIT);
        return "%s equity %d in %d out %d realised %d unrealised %d results %s"
                .formatted(
                        day.day(),
                        day.equityMinor().divide(unit),
                        day.inflowMinor().divide(unit),
                        day.outflowMinor().divide(unit),
                        day.realisedMinor().divide(unit),
                        day.unrealisedMinor().divide(unit),
                        day.resultsMinor().values().stream().map(it -> it.divide(unit)).toList());
    }

    @Test
    void daysAreCarriedOnAndValuedAtTheirOwnPrices() {
        assertEquals(
                List.of(
                        "2026-11-02 equity 2000 in 2000 out 0 realised 0 unrealised 0 results [0]",
                        "2026-11-03 equity 2200 in 0 out 0 realised 0 unrealised 200 results [200]",
                        "2026-11-04 equity 2000 in 0 out 500 realised 250 unrealised 250 results"
                                + " [300]",
                        "2026-11-05 equity 2000 in 0 out 0 realised 0 unrealised 250 results [0]"),
                days(FIRST, nothing()).stream().map(EquityCurveTest::said).toList());
    }

    @Test
    void aLaterStartGivesTheSameDays() {
        EquityCurve.Changes second = Objects.requireNonNull(changes.get(FIRST.plusDays(1)));
        DayState before =
                new DayState(SYMBOLS, second.holdings(), second.positions(), second.marks());

        assertEquals(
                days(FIRST, nothing()).stream().skip(1).map(EquityCurveTest::said).toList(),
                days(FIRST.plusDays(2), before).stream().map(EquityCurveTest::said).toList());
    }

    @Test
    void whatHasNoPriceIsNamed() {
        Objects.requireNonNull(changes.get(FIRST.plusDays(3)))
                .holdings()
                .put(ETH, new DayState.Holding(7, 7));

        List<EquityCurve.Day> days = days(FIRST, nothing());

        assertEquals(List.of(), days.get(1).unpriced());
        assertEquals(List.of(ETH), days.get(3).unpriced());
        assertEquals(BigInteger.valueOf(2_000 * UNIT), days.get(3).equityMinor());
    }

    /** 100 USDT and 10 BTC come in; the next day somebody trades BTC for the first time, at 50. */
    private void comesInWithoutAPrice() {
        changes.clear();
        EquityCurve.Changes second = EquityCurve.Changes.none();
        second.holdings().put(USDT, new DayState.Holding(100 * UNIT, 100 * UNIT));
        second.holdings().put(BTC, new DayState.Holding(10 * UNIT, 10 * UNIT));
        changes.put(FIRST.plusDays(1), second);
        EquityCurve.Changes third = EquityCurve.Changes.none();
        third.marks().put(1, new DayState.Mark(5_000, Instant.EPOCH));
        changes.put(FIRST.plusDays(2), third);
    }

    @Test
    void aFirstPriceIsNoGain() {
        comesInWithoutAPrice();

        List<EquityCurve.Day> days = days(FIRST, nothing());
        PerformanceView view =
                new PerformanceReport(MONEY, SYMBOLS, null, days, 0, 2)
                        .view(1_000, new Days(FIRST, FIRST.plusDays(4)), null);

        String rest = " out 0 realised 0 unrealised 0 results []";
        assertEquals(
                List.of(
                        "2026-11-02 equity 100 in 100" + rest,
                        "2026-11-03 equity 600 in 500" + rest,
                        "2026-11-04 equity 600 in 0" + rest,
                        "2026-11-05 equity 600 in 0" + rest),
                days.stream().map(EquityCurveTest::said).toList());
        assertEquals("0", view.profit());
        assertEquals("0", view.timeWeightedReturn());
    }

    @Test
    void whatGoesOutOnTheDayOfTheFirstPriceComesInLess() {
        comesInWithoutAPrice();
        Objects.requireNonNull(changes.get(FIRST.plusDays(2)))
                .holdings()
                .put(BTC, new DayState.Holding(7 * UNIT, -3 * UNIT));

        EquityCurve.Day third = days(FIRST, nothing()).get(1);

        assertEquals(
                "2026-11-03 equity 450 in 350 out 0 realised 0 unrealised 0 results []",
                said(third));
    }

    @Test
    void aReportThatBeginsWithTheFirstPriceSaysTheSame() {
        comesInWithoutAPrice();
        EquityCurve.Changes second = Objects.requireNonNull(changes.get(FIRST.plusDays(1)));
        DayState before =
                new DayState(SYMBOLS, second.holdings(), second.positions(), second.marks());

        assertEquals(
                days(FIRST, nothing()).stream().skip(1).map(EquityCurveTest::said).toList(),
                days(FIRST.plusDays(2), before).stream().map(EquityCurveTest::said).toList());
    }

    /**
     * 7 BTC are bought for 1,000 EUR each, worth 1,200 the next day; the day after BTC trade at
     * 2,400 USDT, so that an EUR has a price, too, of 2 USDT.
     */
    @Test
    void whatWasBroughtBeforeTheQuoteHadAPriceIsOfTheDayOnWhichItHasOne() {
        changes.clear();
        EquityCurve.Changes second = EquityCurve.Changes.none();
        second.holdings().put(BTC, new DayState.Holding(7 * UNIT, 0));
        Totals none = new Totals(0, 0, 0, BigInteger.ZERO, 0);
        second.positions().put(2, new DayState.Held(10_000, 7_000 * UNIT, none));
        second.marks().put(2, new DayState.Mark(100_000, Instant.EPOCH));
        EquityCurve.Changes third = EquityCurve.Changes.none();
        third.marks().put(2, new DayState.Mark(120_000, Instant.EPOCH));
        EquityCurve.Changes fourth = EquityCurve.Changes.none();
        fourth.marks().put(1, new DayState.Mark(240_000, Instant.EPOCH));
        changes.putAll(
                Map.of(
                        FIRST.plusDays(1), second,
                        FIRST.plusDays(2), third,
                        FIRST.plusDays(3), fourth));

        List<String> said = days(FIRST, nothing()).stream().map(EquityCurveTest::said).toList();

        String nothing = " equity 0 in 0 out 0 realised 0 unrealised 0 results []";
        assertEquals(
                List.of(
                        "2026-11-02" + nothing,
                        "2026-11-03" + nothing,
                        "2026-11-04 equity 16800 in 16800 out 0 realised 0 unrealised 2800"
                                + " results [2800]",
                        "2026-11-05 equity 16800 in 0 out 0 realised 0 unrealised 2800"
                                + " results [0]"),
                said);
        DayState before =
                new DayState(SYMBOLS, second.holdings(), second.positions(), third.marks());
        assertEquals(
                said.subList(2, 4),
                days(FIRST.plusDays(3), before).stream().map(EquityCurveTest::said).toList());
    }

    @Test
    void theReportFollowsFromTheDays() {
        PerformanceReport report =
                new PerformanceReport(MONEY, SYMBOLS, null, days(FIRST, nothing()), 0, 2);
        report.sale(FIRST.plusDays(3), 1, BigInteger.valueOf(250 * UNIT));
        report.sale(FIRST.plusDays(3), 1, BigInteger.valueOf(-100 * UNIT));

        PerformanceView view =
                report.view(
                        1_000,
                        new Days(FIRST, FIRST.plusDays(4)),
                        Objects.requireNonNull(SYMBOLS.get(1)));

        assertEquals(4, view.days());
        assertEquals("500", view.profit());
        assertEquals("0.25", view.totalReturn());
        // 1.1 * 2500 / 2200
        assertEquals("0.25", view.timeWeightedReturn());
        assertEquals("0.5", view.sales().winRate());
        assertEquals("2.5", view.sales().profitFactor());
        assertEquals("75", view.sales().expectancy());
        assertEquals(
                List.of(new PerformanceView.Attribution("BTC-USDT", "500")), view.attribution());
        PerformanceView.Benchmark benchmark = Objects.requireNonNull(view.benchmark());
        assertEquals("0.5", benchmark.benchmarkReturn());
        assertEquals(3, benchmark.days());
        assertEquals(3, view.rolling().size());
        assertNull(view.calmar());
    }

    @Test
    void aReportOfNothingSaysNothing() {
        PerformanceView view =
                new PerformanceReport(MONEY, SYMBOLS, null, List.of(), 0, 30)
                        .view(1_000, new Days(FIRST, FIRST), null);

        assertEquals(0, view.days());
        assertEquals("0", view.profit());
        assertNull(view.totalReturn());
        assertNull(view.sharpe());
        assertEquals(List.of(), view.months());
    }
}
