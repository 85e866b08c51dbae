package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.launcher.Launcher;
import org.bourse.stack.process.StackException;
import org.bourse.stack.service.BourseService;
import org.bourse.stack.service.Overrides;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What retention drops is in files before, and comes back from them as it was. */
class MarketArchiveIT {
    private static final String SERVICE = BourseService.MARKET_DATA_SERVICE.serviceName();
    private static final List<String> PARTITIONS =
            List.of("trades_2024_08_05", "trades_2024_08_06", "candles_2024_08");

    private static final String CANDLES =
            """
            INSERT INTO %1$s (seconds, symbol, opened_at, open_ticks, high_ticks, low_ticks,
                close_ticks, lots, quote_minor, trades, taker_buy_lots, taker_buy_quote_minor,
                first_trade_id, last_trade_id)
            SELECT %2$d, symbol,
                date_bin(make_interval(secs => %2$d), traded_at, 'epoch'::timestamptz),
                (array_agg(price_ticks ORDER BY trade_id))[1], max(price_ticks), min(price_ticks),
                (array_agg(price_ticks ORDER BY trade_id DESC))[1], sum(lots),
                sum(notional_minor), count(*),
                coalesce(sum(lots) FILTER (WHERE taker_side = 'BUY'), 0),
                coalesce(sum(notional_minor) FILTER (WHERE taker_side = 'BUY'), 0),
                min(trade_id), max(trade_id)
            FROM trades WHERE traded_at < '2024-09-01T00:00:00Z' GROUP BY 2, 3\
            """;

    private final Stack processes = TestStack.shared();
    private final StackClient stack = processes.client();
    private final Overrides overrides = stack.overrides(SERVICE);
    private Market market;

    @BeforeEach
    void trade() throws Exception {
        market = Market.listed(stack, "ARCHIVE");
        List<String> users = stack.createTraders("archive", 2);
        Trader maker = Trader.of(stack, users.get(0)).funded(market);
        Trader taker = Trader.of(stack, users.get(1)).funded(market);
        maker.accepted(Trader.limit(market.symbol(), "SELL", "1", "100"));
        taker.accepted(Trader.limit(market.symbol(), "BUY", "1", "100"));
        Market.eventually("the trade is told", () -> market.trades().size() == 1);
        Market.eventually("the trade is stored", () -> symbolNumber() > 0);
    }

    @AfterEach
    void keepAllAgain() {
        overrides.set("bourse.store.retention.trades", "");
        overrides.set("bourse.store.retention.candles", "");
        restart();
    }

    private void restart() {
        processes.stop(SERVICE);
        processes.start(SERVICE);
    }

    private Connection connect() throws SQLException {
        String database = BourseService.MARKET_DATA_SERVICE.database();
        return DriverManager.getConnection(
                stack.jdbcUrl(database), database, stack.jdbcPassword(database));
    }

    /** What one column of a query says, row by row. */
    private List<String> rows(String sql) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new StackException("not read: " + e, e);
        }
    }

    private int symbolNumber() {
        String id = market.trades().path(0).path("id").asText();
        List<String> numbers = rows("SELECT symbol FROM trades WHERE trade_id = " + id);
        return numbers.isEmpty() ? 0 : Integer.parseInt(numbers.getFirst());
    }

    /** Trades of two days long ago, as if this venue had made them, and their candles. */
    private void insertOldRows() throws SQLException {
        int symbol = symbolNumber();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    CREATE TABLE trades_2024_08_05 PARTITION OF trades
                        FOR VALUES FROM ('2024-08-05T00:00:00Z') TO ('2024-08-06T00:00:00Z');
                    CREATE TABLE trades_2024_08_06 PARTITION OF trades
                        FOR VALUES FROM ('2024-08-06T00:00:00Z') TO ('2024-08-07T00:00:00Z');
                    CREATE TABLE candles_2024_08 PARTITION OF candles
                        FOR VALUES FROM ('2024-08-01T00:00:00Z') TO ('2024-09-01T00:00:00Z')\
                    """);
            Random dice = new Random(23);
            OffsetDateTime time = OffsetDateTime.parse("2024-08-05T20:00:00.123456Z");
            int ticks = 10_000;
            for (int id = 1; id <= 500; id++) {
                time = time.plusSeconds(dice.nextInt(70));
                ticks += dice.nextInt(21) - 10;
                int lots = 1 + dice.nextInt(900);
                statement.addBatch(
                        "INSERT INTO trades (trade_id, traded_at, price_ticks, lots,"
                                + " notional_minor, symbol, joined, taker_side) VALUES (%d, '%s',"
                                        .formatted(id, time)
                                + " %d, %d, %d, %d, false, '%s')"
                                        .formatted(
                                                ticks,
                                                lots,
                                                ticks * lots * 1_000L,
                                                symbol,
                                                dice.nextBoolean() ? "BUY" : "SELL"));
            }
            statement.executeBatch();
            for (int seconds : List.of(60, 3_600, 86_400)) {
                statement.execute(CANDLES.formatted("candles", seconds));
            }
        }
    }

    /** Of the tables, in decimals. */
    private List<String> stored(int seconds) {
        return rows(
                """
                SELECT concat_ws(' ', to_char(opened_at AT TIME ZONE 'UTC',
                        'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                    trim_scale(open_ticks / 100.0), trim_scale(high_ticks / 100.0),
                    trim_scale(low_ticks / 100.0), trim_scale(close_ticks / 100.0),
                    trim_scale(lots / 1000.0), trades, trim_scale(taker_buy_lots / 1000.0))
                FROM candles WHERE opened_at < '2024-09-01T00:00:00Z' AND seconds = \
                """
                        + seconds
                        + " ORDER BY opened_at");
    }

    private List<String> imported(String source, String interval) {
        JsonNode candles =
                stack.rest()
                        .get(
                                stack.url(SERVICE)
                                        .resolve(
                                                "/api/v1/klines?limit=1000&symbol=%s&source=%s&interval=%s"
                                                        .formatted(
                                                                market.symbol(), source, interval)),
                                "")
                        .orThrow();
        List<String> texts = new ArrayList<>();
        for (JsonNode it : candles) {
            texts.add(
                    String.join(
                            " ",
                            it.path("openTime").asText(),
                            decimal(it, "open"),
                            decimal(it, "high"),
                            decimal(it, "low"),
                            decimal(it, "close"),
                            decimal(it, "volume"),
                            it.path("trades").asText(),
                            decimal(it, "takerBuyVolume")));
        }
        return texts;
    }

    private static String decimal(JsonNode candle, String field) {
        return new BigDecimal(candle.path(field).asText()).toPlainString();
    }

    private void importFiles(String source, Path... files)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("import", "--no-build", "--keep-outliers"));
        arguments.addAll(List.of("--symbol", market.symbol(), "--source", source));
        for (Path file : files) {
            arguments.add(file.toString());
        }
        Launcher.Result result =
                new Launcher(TestStack.home()).run(arguments.toArray(String[]::new));
        assertEquals(0, result.exitCode(), result.output());
    }

    @Test
    void whatIsDroppedIsInFilesAndComesBackFromThem() throws Exception {
        insertOldRows();
        List<String> minutes = stored(60);
        List<String> hours = stored(3_600);
        assertTrue(minutes.size() > 100, minutes::toString);
        Path parent = Files.createDirectories(TestStack.home().resolve("archive"));
        overrides.set("bourse.market-data.archive.directory", parent.resolve("market").toString());
        overrides.set("bourse.store.retention.trades", "P2D");
        overrides.set("bourse.store.retention.candles", "P2D");

        restart();

        Market.eventually(
                "the partitions are dropped",
                () ->
                        PARTITIONS.stream()
                                .allMatch(it ->
                                        rows("SELECT to_regclass('" + it + "')").getFirst()
                                                == null));
        Path venue = parent.resolve("market/venue-0");
        for (String partition : PARTITIONS) {
            for (String sum : Files.readAllLines(venue.resolve(partition).resolve("SHA256SUMS"))) {
                byte[] bytes =
                        Files.readAllBytes(venue.resolve(partition).resolve(sum.substring(66)));
                assertEquals(
                        sum.substring(0, 64),
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
            }
        }

        importFiles(
                "archived-candles",
                venue.resolve("candles_2024_08/" + market.symbol() + "-1m-2024-08.csv.gz"));
        importFiles(
                "archived-trades", tradesOf(venue, "2024-08-05"), tradesOf(venue, "2024-08-06"));
        for (String source : List.of("archived-candles", "archived-trades")) {
            assertEquals(minutes, imported(source, "1m"));
            assertEquals(hours, imported(source, "1h"));
        }
    }

    private Path tradesOf(Path venue, String day) {
        return venue.resolve(
                "trades_%s/%s-trades-%s.csv.gz"
                        .formatted(day.replace('-', '_'), market.symbol(), day));
    }
}
