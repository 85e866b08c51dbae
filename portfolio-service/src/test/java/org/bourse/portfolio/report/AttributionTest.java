package org.bourse.portfolio.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.position.TradedSymbol;
import org.bourse.portfolio.position.Trades;
import org.bourse.portfolio.valuation.Prices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two strategies, one of them with two parent orders, and orders without a tag. */
class AttributionTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension(
                    "V1__ledger.sql",
                    "V2__accounts_and_funding.sql",
                    "V7__positions.sql",
                    "V20__tags.sql");

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final Days DAYS = Days.of("2026-11-01", "2026-11-02", FIRST.plusDays(9));

    private Connection connection;

    @BeforeEach
    void begin() throws SQLException {
        connection = POSTGRES.connect();
        connection.setAutoCommit(false);
        execute(
                """
                INSERT INTO traded_symbol VALUES (1, 'BTC-USDT', 1, 2, 1, 2, 100000, 1000),
                    (2, 'BTC-EUR', 1, 3, 1, 2, 70000, 700)\
                """);
        execute(
                """
                INSERT INTO tag_day VALUES (1000, 1, '2026-11-01', '', 1, 100, 1),
                    (1000, 1, '2026-11-01', 'grid:a', 2, 200, 2),
                    (1000, 1, '2026-11-02', 'grid:b', 3, 300, 3),
                    (1000, 2, '2026-11-02', 'grid:b', 1, 70, 7),
                    (1000, 1, '2026-11-02', 'twap', 4, 400, 4),
                    (1000, 1, '2026-11-03', 'late', 4, 400, 4),
                    (1001, 1, '2026-11-02', 'other', 5, 500, 5)\
                """);
        for (int position = 1; position <= 4; position++) {
            execute(
                    """
                    INSERT INTO sale VALUES (1000, %d, 1, '2026-11-02 12:00+00', 1, 50, 1, 50, %d)\
                    """
                            .formatted(position * 1_024L, 40 - position));
        }
        execute("INSERT INTO sale VALUES (1000, 7, 1, '2026-11-02 12:00+00', 1, 50, 0, 0, 0)");
        execute(
                "INSERT INTO tagged_sale VALUES (1000, 1024, 'grid:a'), (1000, 2048, 'grid:b'),"
                        + " (1000, 4096, 'twap')");
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private AttributionRepository by(Grouping grouping) {
        return new AttributionRepository(connection, 1_000, DAYS, grouping);
    }

    private static Map<String, Long> sales(AttributionRepository rows, long position)
            throws SQLException {
        Map<String, Long> realised = new TreeMap<>();
        rows.sales(
                rows.keys(null, 100),
                position,
                (place, _, minor) -> realised.merge(place.key(), minor.longValue(), Long::sum));
        return realised;
    }

    @Test
    void groupsAreSymbolsStrategiesOrParentOrders() throws SQLException {
        assertEquals(List.of("BTC-EUR", "BTC-USDT"), by(Grouping.SYMBOL).keys(null, 100));
        assertEquals(List.of("(untagged)", "grid", "twap"), by(Grouping.STRATEGY).keys(null, 100));
        assertEquals(
                List.of("(untagged)", "grid:a", "grid:b", "twap"),
                by(Grouping.PARENT_ORDER).keys(null, 100));
    }

    @Test
    void keysComeInPages() throws SQLException {
        assertEquals(List.of("(untagged)", "grid"), by(Grouping.STRATEGY).keys(null, 2));
        assertEquals(List.of("grid", "twap"), by(Grouping.STRATEGY).keys("(untagged)", 2));
        assertEquals(List.of("twap"), by(Grouping.STRATEGY).keys("grid", 2));
    }

    @Test
    void fillsAreSummedByDayAndSymbol() throws SQLException {
        List<String> found = new ArrayList<>();
        by(Grouping.STRATEGY)
                .fills(
                        List.of("grid"),
                        (place, count, volume, fees) ->
                                found.add(place + " " + count + " " + volume + " " + fees));

        found.sort(null);
        assertEquals(
                List.of(
                        "Place[key=grid, day=2026-11-01, symbol=1] 2 200 2",
                        "Place[key=grid, day=2026-11-02, symbol=1] 3 300 3",
                        "Place[key=grid, day=2026-11-02, symbol=2] 1 70 7"),
                found);
    }

    @Test
    void aSaleCountsForTheOrderThatSold() throws SQLException {
        assertEquals(
                Map.of("(untagged)", 13L, "grid", 23L, "twap", 14L),
                sales(by(Grouping.STRATEGY), 9));
        assertEquals(Map.of("BTC-USDT", 50L), sales(by(Grouping.SYMBOL), 9));
    }

    @Test
    void salesWhoseTagsAreNotKnownYetAreLeftOut() throws SQLException {
        assertEquals(Map.of("grid", 11L), sales(by(Grouping.STRATEGY), 1));
    }

    @Test
    void amountsAreConvertedAtThePricesOfTheirDay() {
        // A BTC is 10 USDT and 5 EUR on the first day, 20 and 5 on the second.
        ListedAsset money = new ListedAsset(Trades.USDT, "USDT", 8);
        Map<Integer, TradedSymbol> symbols = Trades.SYMBOLS;
        List<EquityCurve.Day> days = List.of(day(0, 1_000, 500), day(1, 2_000, 500));
        AttributionReport report = new AttributionReport(money, symbols, List.of("a", "b"), days);
        report.fills(place("a", 0, 2), 1, units(100), units(1));
        report.fills(place("a", 1, 2), 2, units(100), units(1));
        report.sales(place("a", 1, 2), 1, units(-3));
        report.fills(place("b", 1, 1), 4, units(7), units(2));
        report.fills(place("b", 5, 1), 8, units(7), units(2));

        assertEquals(
                List.of(
                        new AttributionView.Group("a", "-12", "6", "600", 3, 1),
                        new AttributionView.Group("b", "0", "2", "7", 12, 0)),
                report.groups());
        assertEquals(List.of("BTC-USDT"), report.unpriced());
    }

    private static AttributionRepository.Place place(String key, int day, int symbol) {
        return new AttributionRepository.Place(key, FIRST.plusDays(day), symbol);
    }

    private static BigInteger units(long units) {
        return BigInteger.valueOf(units * 100_000_000);
    }

    private static EquityCurve.Day day(int day, long usdtTicks, long eurTicks) {
        return new EquityCurve.Day(
                FIRST.plusDays(day),
                BigInteger.ZERO,
                BigInteger.ZERO,
                BigInteger.ZERO,
                BigInteger.ZERO,
                BigInteger.ZERO,
                Map.of(),
                List.of(),
                new Prices(Trades.SYMBOLS.values(), Map.of(1, usdtTicks, 2, eurTicks)));
    }
}
