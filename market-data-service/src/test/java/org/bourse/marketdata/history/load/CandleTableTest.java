package org.bourse.marketdata.history.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.history.CandleMaker;
import org.bourse.marketdata.history.HistoryCandle;
import org.bourse.marketdata.history.HistoryTrade;
import org.bourse.marketdata.source.tick.SourceTrade;
import org.bourse.platform.testing.PostgresExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandleTableTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension("V1__trades_and_candles.sql", "V2__imported_history.sql");

    private static final Interval SECOND = Interval.SECOND;

    private Connection connection;

    @BeforeEach
    void empty() throws SQLException {
        connection = POSTGRES.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE import_series, imported_candles, import_file, back_fill");
        }
        connection.commit();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private CandleTable table(boolean replaces, boolean isDry) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS incoming");
        }
        return new CandleTable(connection, "BTC-USDT", "test", replaces, isDry);
    }

    private static List<HistoryTrade> thrown(Random dice, int count, long firstId) {
        List<HistoryTrade> trades = new ArrayList<>();
        long micros = Texts.TIME;
        for (long id = firstId; id < firstId + count; id++) {
            micros += dice.nextInt(5) == 0 ? dice.nextLong(200_000_000) : dice.nextInt(900_000);
            trades.add(
                    new HistoryTrade(
                            new SourceTrade(
                                    "BTC-USDT",
                                    micros,
                                    id,
                                    1 + dice.nextInt(500),
                                    1 + dice.nextInt(500),
                                    dice.nextBoolean()),
                            id,
                            id,
                            true));
        }
        return trades;
    }

    private static List<HistoryCandle> made(Interval interval, List<HistoryTrade> trades) {
        CandleMaker maker = new CandleMaker(interval, Texts.TERMS);
        List<HistoryCandle> candles = new ArrayList<>();
        trades.forEach(it -> maker.add(it).ifPresent(candles::add));
        maker.end().ifPresent(candles::add);
        return candles;
    }

    private static String row(int seconds, HistoryCandle it) {
        return "%d %s %s %s %s %s %s %s %s %s %s %s %s"
                .formatted(
                        seconds,
                        Instant.EPOCH.plus(it.openMicros(), ChronoUnit.MICROS),
                        plain(it.open()),
                        plain(it.high()),
                        plain(it.low()),
                        plain(it.close()),
                        plain(it.volume()),
                        plain(it.quoteVolume()),
                        it.trades(),
                        plain(it.takerBuyVolume()),
                        plain(it.takerBuyQuoteVolume()),
                        it.firstTradeId(),
                        it.lastTradeId());
    }

    private static String plain(BigDecimal number) {
        return number == null ? "null" : number.stripTrailingZeros().toPlainString();
    }

    /** All that is stored, by length and time. */
    private List<String> stored() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                SELECT seconds, opened_at, open_price, high_price, low_price,
                                    close_price, volume, quote_volume, trades, taker_buy_volume,
                                    taker_buy_quote_volume, first_trade_id, last_trade_id
                                FROM imported_candles ORDER BY series, seconds, opened_at\
                                """)) {
            while (row.next()) {
                StringBuilder line = new StringBuilder();
                line.append(row.getInt(1)).append(' ');
                line.append(row.getTimestamp(2).toInstant());
                for (int column = 3; column <= 13; column++) {
                    line.append(' ').append(plain(row.getBigDecimal(column)));
                }
                rows.add(line.toString());
            }
        }
        connection.commit();
        return rows;
    }

    private static List<String> expected(List<HistoryTrade> trades) {
        List<String> rows = new ArrayList<>();
        for (Interval interval : Interval.values()) {
            int seconds = (int) (interval.micros() / 1_000_000);
            made(interval, trades).forEach(it -> rows.add(row(seconds, it)));
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void longerCandlesAreWhatTheTradesSayHoweverTheyCome(long seed) throws SQLException {
        Random dice = new Random(seed);
        List<HistoryTrade> trades = thrown(dice, 3_000, 1);
        List<HistoryCandle> candles = made(SECOND, trades);
        CandleTable table = table(false, false);
        StoredCounts counts = StoredCounts.NONE;
        List<List<HistoryCandle>> batches = new ArrayList<>();
        for (int from = 0; from < candles.size(); ) {
            int to = Math.min(candles.size(), from + 1 + dice.nextInt(400));
            batches.add(candles.subList(from, to));
            from = to;
        }
        java.util.Collections.shuffle(batches, dice);
        for (List<HistoryCandle> batch : batches) {
            counts = counts.plus(table.put(SECOND, batch));
        }

        assertEquals(new StoredCounts(candles.size(), 0, 0, 0, 0, List.of()), counts);
        assertEquals(expected(trades), stored());
    }

    @Test
    void whatIsThereAlreadyIsLeftAlone() throws SQLException {
        List<HistoryCandle> candles = made(SECOND, thrown(new Random(4), 500, 1));
        table(false, false).put(SECOND, candles);
        List<String> before = stored();
        long writes = writes();

        StoredCounts again = table(false, false).put(SECOND, candles);

        assertEquals(new StoredCounts(0, candles.size(), 0, 0, 0, List.of()), again);
        assertEquals(before, stored());
        assertEquals(writes, writes(), "not a row was written");
    }

    /** The least transaction id that no row is of tells that none was written. */
    private long writes() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT max(xmin::text::bigint) FROM imported_candles")) {
            row.next();
            long newest = row.getLong(1);
            connection.commit();
            return newest;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void filesThatOverlapOrMeetWithinASecondMakeOneHistory(long seed) throws SQLException {
        Random dice = new Random(seed);
        List<HistoryTrade> trades = thrown(dice, 400, 1);
        // Each begins before the one before it ends, or right there.
        List<List<HistoryTrade>> files = new ArrayList<>();
        int end = 0;
        while (end < trades.size()) {
            int from = Math.max(0, end - (dice.nextBoolean() ? 0 : dice.nextInt(30)));
            end = Math.min(trades.size(), end + 1 + dice.nextInt(60));
            files.add(trades.subList(from, end));
        }
        if (dice.nextBoolean()) {
            java.util.Collections.reverse(files);
        }
        long conflicts = 0;
        for (List<HistoryTrade> file : files) {
            conflicts += table(false, false).put(SECOND, made(SECOND, file)).conflicting();
        }

        assertEquals(0, conflicts);
        assertEquals(expected(trades), stored());
        for (List<HistoryTrade> file : files) {
            List<HistoryCandle> candles = made(SECOND, file);
            assertEquals(candles.size(), table(false, false).put(SECOND, candles).unchanged());
        }
    }

    private static HistoryCandle bar(int minute, String close) {
        BigDecimal price = new BigDecimal(close);
        return new HistoryCandle(
                Texts.TIME + minute * Interval.MINUTE.micros(),
                BigDecimal.ONE,
                price,
                BigDecimal.ONE,
                price,
                BigDecimal.TEN,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Test
    void aConflictIsToldAndReplacedOnDemandOnly() throws SQLException {
        List<HistoryCandle> first = List.of(bar(0, "5"), bar(1, "6"), bar(2, "7"));
        List<HistoryCandle> other = List.of(bar(1, "6.00"), bar(2, "8"), bar(3, "9"));
        table(false, false).put(Interval.MINUTE, first);
        List<String> before = stored();

        StoredCounts dry = table(true, true).put(Interval.MINUTE, other);
        assertEquals(new StoredCounts(1, 1, 0, 1, 0, List.of()), dry);
        assertEquals(before, stored());

        StoredCounts kept = table(false, false).put(Interval.MINUTE, other);
        assertEquals(new StoredCounts(1, 1, 0, 0, 1, List.of("2024-08-08T00:02:00Z")), kept);
        assertEquals("60 2024-08-08T00:02:00Z 1 7 1 7 10", cut(stored().get(2)));

        StoredCounts replaced = table(true, false).put(Interval.MINUTE, other);
        assertEquals(new StoredCounts(0, 2, 0, 1, 0, List.of()), replaced);
        assertEquals("60 2024-08-08T00:02:00Z 1 8 1 8 10", cut(stored().get(2)));
        Map<String, String> bySeconds = new TreeMap<>();
        stored().forEach(it -> bySeconds.put(it.split(" ")[0], cut(it)));
        assertEquals("300 2024-08-08T00:00:00Z 1 9 1 9 40", bySeconds.get("300"));
        assertEquals("604800 2024-08-05T00:00:00Z 1 9 1 9 40", bySeconds.get("604800"));
    }

    private static String cut(String row) {
        return String.join(" ", List.of(row.split(" ")).subList(0, 7));
    }

    @Test
    void aBatchThatCannotBeStoredLeavesNothing() throws SQLException {
        CandleTable table = table(false, false);
        HistoryCandle twice = bar(0, "5");

        assertThrows(
                SQLException.class,
                () -> table.put(Interval.MINUTE, List.of(bar(1, "1"), twice, twice, wrong())));

        assertEquals(List.of(), stored());
        assertEquals(1, table.put(Interval.MINUTE, List.of(twice)).added());
    }

    /** Of a time that there is not in PostgreSQL. */
    private static HistoryCandle wrong() {
        return new HistoryCandle(
                Long.MAX_VALUE / 4 * 4,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Test
    void oneImportsASourceAtATimeAndItCanBeRemoved() throws SQLException {
        try (ImportDatabase database = open("test")) {
            database.table(false, false).put(Interval.MINUTE, List.of(bar(0, "5")));
            database.backFill();
            database.ended(database.begun("a.csv"), "{\"rows\": 1}");
            ImportException refused = assertThrows(ImportException.class, () -> open("test"));
            assertTrue(refused.getMessage().contains("by somebody else"));
            open("other").close();
        }
        assertEquals(7, stored().size());
        try (ImportDatabase database = open("test")) {
            assertEquals(7, database.remove());
        }
        assertEquals(List.of(), stored());
    }

    private static ImportDatabase open(String source) {
        return ImportDatabase.open(POSTGRES.url(), "", "", "BTC-USDT", source);
    }
}
