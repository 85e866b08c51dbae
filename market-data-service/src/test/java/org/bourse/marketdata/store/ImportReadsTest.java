package org.bourse.marketdata.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.candle.Trades;
import org.bourse.platform.testing.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportReadsTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension("V1__trades_and_candles.sql", "V2__imported_history.sql");

    private static final long HOUR = Interval.HOUR.micros();

    /** A series of hours and one of days of the same source, which overlap; and another's. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatWasToldAsSuchCountsMoreThanSums(long seed) throws SQLException {
        Random dice = new Random(seed);
        Map<Long, String> expected = new TreeMap<>();
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE import_series, imported_candles RESTART IDENTITY");
            statement.execute(
                    "INSERT INTO import_series (symbol, source, seconds) VALUES"
                            + " ('A-B', 's', 60), ('A-B', 's', 3600), ('A-B', 'other', 60)");
            for (int i = 0; i < 300; i++) {
                for (int series = 1; series <= 3; series++) {
                    if (dice.nextInt(3) == 0) {
                        String price = series + "." + i + 1;
                        statement.execute(
                                """
                                INSERT INTO imported_candles (series, seconds, opened_at,
                                    open_price, high_price, low_price, close_price, volume)
                                VALUES (%d, 3600, to_timestamp(%d), %s, 9, 1, 2, 7)\
                                """
                                        .formatted(series, i * 3600, price));
                        if (series < 3) {
                            expected.put(i * HOUR, price);
                        }
                    }
                }
            }
            ImportReads reads = new ImportReads(connection);
            for (int i = 0; i < 200; i++) {
                long from = dice.nextLong(300 * HOUR);
                long to = from + dice.nextLong(300 * HOUR);
                int count = 1 + dice.nextInt(40);
                boolean newestFirst = dice.nextBoolean();
                List<String> all = new ArrayList<>();
                expected.forEach((open, price) -> {
                    if (open >= from && open < to) {
                        all.add(open + " " + price);
                    }
                });
                int surplus = Math.max(0, all.size() - count);

                List<ImportedCandle> page =
                        reads.candles("A-B", "s", Interval.HOUR, from, to, count, newestFirst);

                assertEquals(
                        newestFirst
                                ? all.subList(surplus, all.size())
                                : all.subList(0, all.size() - surplus),
                        page.stream()
                                .map(it -> it.candle().openMicros() + " " + it.candle().open())
                                .toList());
            }
            assertTrue(reads.has("A-B", "other"));
            assertFalse(reads.has("A-B", "nobody"));
            assertEquals(
                    List.of(), reads.candles("A-B", "s", Interval.DAY, 0, 300 * HOUR, 9, true));
        }
    }

    @Test
    void whereTheVenuesOwnBeginIsKnown() throws SQLException {
        try (Connection connection = POSTGRES.connect()) {
            ImportReads reads = new ImportReads(connection);
            assertEquals(OptionalLong.empty(), reads.firstOwnMicros(1));
            long time = 1_700_000_000_123_456L;
            new TradeProjection()
                    .apply(connection, List.of(Trades.record(1, Trades.trade(1, time, 100, 1))));

            assertEquals(OptionalLong.of(time), reads.firstOwnMicros(1));
            try (Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM trades");
                assertEquals(
                        OptionalLong.of(Interval.MINUTE.openMicros(time)), reads.firstOwnMicros(1));
                statement.execute("INSERT INTO back_fill VALUES ('A-B', 's')");
            }
            assertEquals(Map.of("A-B", "s"), reads.backFills());
        }
    }
}
