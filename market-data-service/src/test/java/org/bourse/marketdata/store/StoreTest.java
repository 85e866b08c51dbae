package org.bourse.marketdata.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.marketdata.archive.Archives;
import org.bourse.marketdata.archive.MarketArchive;
import org.bourse.marketdata.candle.Candle;
import org.bourse.marketdata.candle.CandleSeries;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.candle.Trades;
import org.bourse.marketdata.statistics.PriceVolume;
import org.bourse.marketdata.statistics.VolumeProfile;
import org.bourse.marketdata.tape.PublicTrade;
import org.bourse.platform.partition.PartitionKeeper;
import org.bourse.platform.partition.PartitionedTable;
import org.bourse.platform.partition.Partitions;
import org.bourse.platform.testing.PostgresExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension("V1__trades_and_candles.sql");

    private static final long TIME = 1_700_000_000_123_456L;
    private static final int MANY = 100_000;

    private static final MarketArchive NO_ARCHIVE = Archives.none();

    private Connection connection;
    private final TradeProjection projection = new TradeProjection();

    @BeforeEach
    void empty() throws SQLException {
        connection = POSTGRES.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE " + String.join(", ", projection.tables()));
            for (PartitionedTable table : StoreTable.ALL) {
                for (LocalDate first : Partitions.of(connection, table)) {
                    statement.execute("DROP TABLE " + table.partition(first));
                }
            }
        }
        connection.commit();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.rollback();
        connection.close();
    }

    /** In batches of thrown sizes. */
    private void project(List<PublicTrade> trades, Random dice) throws SQLException {
        List<TradeEvents> batch = new ArrayList<>();
        for (PublicTrade trade : trades) {
            batch.add(Trades.record(1, trade));
            if (dice.nextInt(40) == 0) {
                projection.apply(connection, batch);
                connection.commit();
                batch.clear();
            }
        }
        projection.apply(connection, batch);
        connection.commit();
    }

    private StoreReads reads() {
        return new StoreReads(connection);
    }

    private static List<Candle> inMemory(Interval interval, List<PublicTrade> trades) {
        CandleSeries series = new CandleSeries(1, interval, MANY);
        trades.forEach(series::add);
        return series.between(Long.MIN_VALUE, Long.MAX_VALUE, MANY, false);
    }

    @ParameterizedTest
    @EnumSource
    void candlesAreThoseInMemoryHoweverTheTradesCome(Interval interval) throws SQLException {
        Random dice = new Random(interval.ordinal() + 1);
        List<PublicTrade> trades = Trades.thrown(dice, 600, TIME);
        project(trades, dice);
        List<Candle> expected = inMemory(interval, trades);

        assertEquals(
                expected, reads().candles(1, interval, 0, TradeQuery.LAST_MICROS, MANY, false));
        assertEquals(expected, reads().candles(1, interval, 0, TradeQuery.LAST_MICROS, MANY, true));
        for (int i = 0; i < 50; i++) {
            int from = dice.nextInt(expected.size());
            int to = from + 1 + dice.nextInt(expected.size() - from);
            int count = 1 + dice.nextInt(7);
            List<Candle> within = expected.subList(from, to);
            long fromMicros = within.getFirst().openMicros();
            long toMicros = within.getLast().openMicros() + 1 + dice.nextLong(interval.micros());
            assertEquals(
                    within.subList(0, Math.min(count, within.size())),
                    reads().candles(1, interval, fromMicros, toMicros, count, false));
            assertEquals(
                    within.subList(Math.max(0, within.size() - count), within.size()),
                    reads().candles(1, interval, fromMicros, toMicros, count, true));
        }
        assertEquals(
                List.of(), reads().candles(2, interval, 0, TradeQuery.LAST_MICROS, MANY, true));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void tradesAreReadByTimeAndIdAsTheyWere(long seed) throws SQLException {
        Random dice = new Random(seed);
        List<PublicTrade> trades = Trades.thrown(dice, 600, TIME);
        project(trades, dice);
        for (int i = 0; i < 100; i++) {
            long from = trades.get(dice.nextInt(trades.size())).venueTimeMicros() + dice.nextInt(3);
            long to = from + dice.nextLong(100_000_000_000L);
            long id = dice.nextInt(1_900);
            TradeQuery query = new TradeQuery(1, id, from, to);
            int count = 1 + dice.nextInt(50);

            assertEquals(
                    trades.stream().filter(query::matches).limit(count).toList(),
                    reads().trades(query, count).stream().map(StoredTrade::trade).toList());
        }
    }

    @Test
    void tradesOfOneOrderAtOnePriceAreMarked() throws SQLException {
        projection.apply(
                connection,
                List.of(
                        Trades.record(
                                1,
                                Trades.trade(1, TIME, 100, 1),
                                Trades.trade(2, TIME, 100, 1),
                                Trades.trade(3, TIME, 101, 1)),
                        Trades.record(1, Trades.trade(4, TIME, 101, 1))));

        assertEquals(
                List.of(false, true, false, false),
                reads().trades(new TradeQuery(1, 0, 0, TradeQuery.LAST_MICROS), 9).stream()
                        .map(StoredTrade::joined)
                        .toList());
    }

    @Test
    void sumsStayAtTheGreatestNumber() throws SQLException {
        for (int id = 1; id <= 3; id++) {
            PublicTrade most =
                    new PublicTrade(
                            id, 1, Long.MAX_VALUE / 2, Long.MAX_VALUE, TIME, Side.BUY, false);
            projection.apply(connection, List.of(Trades.record(1, most)));
        }

        Candle candle =
                reads().candles(1, Interval.WEEK, 0, TradeQuery.LAST_MICROS, 1, true).getFirst();
        assertEquals(Long.MAX_VALUE, candle.lots());
        assertEquals(Long.MAX_VALUE, candle.takerBuyQuoteMinor());
        assertEquals(3, candle.trades());
    }

    @Test
    void theProfileIsThatInMemory() throws SQLException {
        Random dice = new Random(11);
        List<PublicTrade> trades = Trades.thrown(dice, 600, TIME);
        project(trades, dice);
        VolumeProfile expected = new VolumeProfile(MANY);
        trades.forEach(expected::add);

        List<PriceVolume> volumes = reads().profile(1, 0, TradeQuery.LAST_MICROS);

        assertEquals(expected.volumes(), volumes);
        assertTrue(volumes.size() > 10);
    }

    @Test
    void daysThatAreNotKeptAreDroppedAndOthersMadeAhead() throws SQLException {
        projection.apply(connection, List.of(Trades.record(1, Trades.trade(1, TIME, 100, 1))));
        long later = TIME + 40L * 86_400_000_000L;
        projection.apply(connection, List.of(Trades.record(1, Trades.trade(2, later, 100, 1))));
        connection.commit();

        PartitionKeeper.Result result =
                new PartitionKeeper(
                                StoreConfigTest.config(Map.of()).rules(),
                                new StoreContents(NO_ARCHIVE))
                        .run(connection, Instant.parse("2040-01-01T00:00:00Z"));

        assertEquals(
                Map.of(StoreTable.TRADES, 0, StoreTable.SECONDS, 1, StoreTable.CANDLES, 0),
                result.dropped());
        assertEquals(
                Map.of(StoreTable.TRADES, 7, StoreTable.SECONDS, 7, StoreTable.CANDLES, 2),
                result.ahead());
        assertEquals(
                1, reads().candles(1, Interval.SECOND, 0, TradeQuery.LAST_MICROS, 9, true).size());
        assertEquals(
                2, reads().candles(1, Interval.MINUTE, 0, TradeQuery.LAST_MICROS, 9, true).size());
        assertEquals(List.of("second_candles_2023_11_14"), noted());
    }

    @Test
    void aPartitionIsDroppedWhenItIsArchivedAndNotBefore(@TempDir Path directory)
            throws SQLException {
        projection.apply(connection, List.of(Trades.record(1, Trades.trade(1, TIME, 100, 1))));
        long later = TIME + 40L * 86_400_000_000L;
        projection.apply(connection, List.of(Trades.record(1, Trades.trade(2, later, 100, 1))));
        connection.commit();

        assertEquals(0, droppedSeconds(Archives.unready(directory)));
        assertEquals(
                2, reads().candles(1, Interval.SECOND, 0, TradeQuery.LAST_MICROS, 9, true).size());
        assertEquals(1, droppedSeconds(Archives.in(directory)));
        assertEquals(
                1, reads().candles(1, Interval.SECOND, 0, TradeQuery.LAST_MICROS, 9, true).size());
        assertTrue(
                Files.exists(
                        directory.resolve(
                                "venue-0/second_candles_2023_11_14/BTC-USDT-1s-2023-11-14.csv.gz")));
    }

    private int droppedSeconds(MarketArchive archive) throws SQLException {
        return new PartitionKeeper(
                        StoreConfigTest.config(Map.of()).rules(), new StoreContents(archive))
                .run(connection, Instant.parse("2040-01-01T00:00:00Z"))
                .dropped()
                .get(StoreTable.SECONDS);
    }

    @Test
    void tradesThatAreKeptAreFoundThoughOlderOnesAreDropped() throws SQLException {
        long day = 86_400_000_000L;
        for (int i = 0; i < 40; i++) {
            projection.apply(
                    connection,
                    List.of(Trades.record(1, Trades.trade(i + 1, TIME + i * day, 100, 1))));
        }
        connection.commit();
        new PartitionKeeper(
                        StoreConfigTest.config(Map.of("bourse.store.retention.trades", "P10D"))
                                .rules(),
                        new StoreContents(NO_ARCHIVE))
                .run(connection, Instant.parse("2040-01-01T00:00:00Z"));

        assertEquals(List.of(30L, 31L, 32L), ids(new TradeQuery(1, 1, 0, TradeQuery.LAST_MICROS)));
        assertEquals(
                List.of(30L, 31L, 32L), ids(new TradeQuery(1, 0, TIME, TradeQuery.LAST_MICROS)));
        assertEquals(List.of(), ids(new TradeQuery(1, 0, TIME, TIME + 5 * day)));
        assertEquals(List.of(39L, 40L), ids(new TradeQuery(1, 39, 0, TradeQuery.LAST_MICROS)));
    }

    private List<Long> ids(TradeQuery query) throws SQLException {
        return reads().trades(query, 3).stream().map(it -> it.trade().tradeId()).toList();
    }

    @Test
    void howFarItReachesIsToldByTheProjection() throws SQLException {
        long applied = Ids.of(0, 500, 3);
        long next = Ids.of(0, 501, 0);
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM projection_position");
            assertFalse(reads().reaches(0, applied));
            statement.execute(
                    "INSERT INTO projection_position VALUES ('trade-events', 0, 9, 500, 9)");
        }

        assertTrue(reads().reaches(0, applied));
        assertFalse(reads().reaches(0, next));
        assertFalse(reads().reaches(1, applied));
    }

    private List<String> noted() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT name FROM dropped_partition")) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }
}
