package org.bourse.portfolio.report;

import static org.bourse.portfolio.position.Trades.BTC;
import static org.bourse.portfolio.position.Trades.ETH;
import static org.bourse.portfolio.position.Trades.EUR;
import static org.bourse.portfolio.position.Trades.SYMBOLS;
import static org.bourse.portfolio.position.Trades.USDT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.exposure.Sectors;
import org.bourse.portfolio.position.Totals;
import org.junit.jupiter.api.Test;

/**
 * The day began with two lots of 1 BTC at 1,000 USDT. Then one BTC was bought for 1,100, half a
 * BTC, which had cost 450, was sold for 600, and it is 1,200 USDT and 600 EUR now. One of three and
 * a half BTC was deposited.
 */
class ExposureTest {
    private static final long UNIT = 100_000_000;
    private static final ListedAsset MONEY = new ListedAsset(USDT, "USDT", 8);
    private static final Map<Integer, ListedAsset> ASSETS =
            Map.of(
                    BTC, new ListedAsset(BTC, "BTC", 8),
                    USDT, MONEY,
                    ETH, new ListedAsset(ETH, "ETH", 8),
                    EUR, new ListedAsset(EUR, "EUR", 8));
    private static final Sectors SECTORS = new Sectors(SYMBOLS.values(), Map.of(1, "MONEY"));

    private static DayState.Held held(long lots, long cost, long realised) {
        return new DayState.Held(
                lots, cost * UNIT, new Totals(realised * UNIT, 0, 0, BigInteger.ZERO, 0));
    }

    private static DayState state(Map<Integer, Long> totals, DayState.Held held, long... ticks) {
        Map<Integer, DayState.Holding> holdings = new TreeMap<>();
        totals.forEach((asset, total) -> holdings.put(asset, new DayState.Holding(total, 0)));
        Map<Integer, DayState.Mark> marks = new TreeMap<>();
        for (int i = 0; i < ticks.length; i++) {
            marks.put(i + 1, new DayState.Mark(ticks[i], Instant.EPOCH));
        }
        return new DayState(SYMBOLS, holdings, Map.of(1, held), marks);
    }

    private static DayState now(Map<Integer, Long> totals) {
        return state(totals, held(2_500, 2_650, 150), 120_000, 60_000);
    }

    private static final Map<Integer, Long> TOTALS =
            Map.of(BTC, 7 * UNIT / 2, USDT, 2_000 * UNIT, EUR, 400 * UNIT);

    private static ExposureView exposure(Map<Integer, Long> totals) {
        return new ExposureReport(MONEY, asset -> Objects.requireNonNull(ASSETS.get(asset)))
                .view(1_000, 9, now(totals), SECTORS);
    }

    @Test
    void currenciesAreBaseAndQuoteAssets() {
        ExposureView view = exposure(TOTALS);

        // 3.5 * 1200 + 2000 + 400 * 1200 / 600
        assertEquals("7000", view.currencies().gross());
        assertEquals("7000", view.currencies().net());
        assertEquals(
                List.of("BTC 4200 0.6", "EUR 800 0.114286", "USDT 2000 0.285714"),
                view.currencies().parts().stream()
                        .map(part -> part.key() + " " + part.longValue() + " " + part.share())
                        .toList());
        assertEquals("BTC", view.currencies().largest());
        // 0.6^2 + (4/35)^2 + (2/7)^2
        assertEquals("0.454694", view.currencies().herfindahl());
    }

    @Test
    void sectorsAreOfWhatIsNoCash() {
        ExposureView view = exposure(TOTALS);

        assertEquals("4200", view.sectors().gross());
        assertEquals("MONEY", view.sectors().parts().getFirst().key());
        assertEquals("1", view.sectors().herfindahl());
        assertEquals("1", view.positions().effectiveNumber());
    }

    @Test
    void whatHasNoPriceIsNamed() {
        ExposureView view = exposure(Map.of(ETH, UNIT, BTC, 0L));

        assertEquals(List.of("ETH"), view.unpriced());
        assertEquals(List.of(), view.positions().parts());
        assertEquals("0", view.positions().gross());
    }

    private static HeatMapView heatMap(DayState began, Map<Integer, BigInteger> soldCosts) {
        return new HeatMap(MONEY, now(TOTALS), began, soldCosts, SECTORS).view(1_000, 9);
    }

    @Test
    void aCellHasWeightAndReturnOfTheDay() {
        DayState began = state(Map.of(BTC, 3 * UNIT), held(2_000, 2_000, 0), 100_000);

        HeatMapView view = heatMap(began, Map.of(1, BigInteger.valueOf(450 * UNIT)));

        assertEquals("7000", view.equity());
        assertEquals(
                List.of(
                        new HeatMapView.Cell(
                                "BTC-USDT",
                                "MONEY",
                                "4200",
                                "0.6",
                                // 150 realised, 2.5 * 1200 - 2650 now, and nothing before
                                "500",
                                // by 2 * 1000 + 1100
                                "0.16129",
                                "0.2",
                                "350")),
                view.cells());
    }

    @Test
    void whatCannotBeSaidIsAbsent() {
        DayState began = state(Map.of(), DayState.Held.NOTHING);

        HeatMapView.Cell cell = heatMap(began, Map.of()).cells().getFirst();

        assertEquals(null, cell.dayChange());
        // Bought for 2650, as far as it is there.
        assertEquals("0.188679", cell.dayReturn());
    }

    @Test
    void unitsWithoutLotsCountForTheFirstSymbolWithAPrice() {
        DayState onlyEuro =
                new DayState(
                        SYMBOLS,
                        Map.of(BTC, new DayState.Holding(UNIT, 0)),
                        Map.of(),
                        Map.of(2, new DayState.Mark(60_000, Instant.EPOCH)));
        ListedAsset euro = new ListedAsset(EUR, "EUR", 8);

        HeatMapView view = new HeatMap(euro, onlyEuro, onlyEuro, Map.of(), SECTORS).view(1_000, 9);

        assertEquals(
                List.of("BTC-EUR 600 1"),
                view.cells().stream()
                        .map(cell -> cell.symbol() + " " + cell.value() + " " + cell.weight())
                        .toList());
        HeatMapView inMoney =
                new HeatMap(MONEY, onlyEuro, onlyEuro, Map.of(), SECTORS).view(1_000, 9);
        assertEquals(List.of(), inMoney.cells());
        assertEquals(List.of("BTC-USDT"), inMoney.unpriced());
    }
}
