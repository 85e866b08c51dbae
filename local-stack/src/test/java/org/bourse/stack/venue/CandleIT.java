package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.bourse.stack.Rebuild;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.server.PostgresServer;
import org.bourse.stack.service.BourseService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What market-data-service keeps of trades: exact against SQL, before and after a rebuild. */
class CandleIT {
    /** Candles as they follow from the trades, and as they stand in the tables. */
    private static final String DIFFERENT =
            """
            WITH expected AS (
                SELECT seconds, symbol,
                    date_bin(make_interval(secs => seconds), traded_at, 'epoch'::timestamptz)
                        AS opened_at,
                    (array_agg(price_ticks ORDER BY trade_id))[1],
                    max(price_ticks), min(price_ticks),
                    (array_agg(price_ticks ORDER BY trade_id DESC))[1],
                    sum(lots), sum(notional_minor), count(*),
                    coalesce(sum(lots) FILTER (WHERE taker_side = 'BUY'), 0),
                    coalesce(sum(notional_minor) FILTER (WHERE taker_side = 'BUY'), 0),
                    min(trade_id), max(trade_id)
                FROM trades, (VALUES (1), (60), (3600), (86400)) AS intervals (seconds)
                GROUP BY 1, 2, 3),
            stored AS (
                SELECT seconds, symbol, opened_at, open_ticks, high_ticks, low_ticks, close_ticks,
                    lots::numeric, quote_minor::numeric, trades, taker_buy_lots::numeric,
                    taker_buy_quote_minor::numeric, first_trade_id, last_trade_id
                FROM (TABLE candles UNION ALL TABLE second_candles) AS both_tables)
            SELECT (SELECT count(*) FROM stored),
                (SELECT count(*) FROM (
                    (TABLE expected EXCEPT TABLE stored)
                    UNION ALL (TABLE stored EXCEPT TABLE expected)) AS different)\
            """;

    private static final StackClient STACK = TestStack.shared().client();

    private static final Contract CONTRACT = Contract.of(STACK, "market-data-service");

    private static Market market;

    @BeforeAll
    static void trade() throws Exception {
        market = Market.listed(STACK, "CANDLES");
        List<String> users = STACK.createTraders("candles", 2);
        Trader maker = Trader.of(STACK, users.get(0)).funded(market);
        Trader taker = Trader.of(STACK, users.get(1)).funded(market);
        for (int i = 0; i < 4; i++) {
            // One order that takes two at one price and one at the next, and one that sells.
            maker.accepted(Trader.limit(market.symbol(), "SELL", "1", "100"));
            maker.accepted(Trader.limit(market.symbol(), "SELL", "1", "100"));
            maker.accepted(Trader.limit(market.symbol(), "SELL", "1", "101"));
            taker.accepted(Trader.limit(market.symbol(), "BUY", "3", "101"));
            maker.accepted(Trader.limit(market.symbol(), "BUY", "0.5", "99"));
            taker.accepted(Trader.limit(market.symbol(), "SELL", "0.5", "99"));
        }
        maker.accepted(Trader.limit(market.symbol(), "BUY", "2", "99.95"));
        maker.accepted(Trader.limit(market.symbol(), "SELL", "1", "100.05"));
        Market.eventually("the trades are told", () -> market.trades().size() == 16);
        Market.eventually(
                "the trades are stored", () -> aggregated("&fromId=1&limit=1000").size() == 12);
    }

    private static JsonNode aggregated(String query) {
        return get("agg-trades?symbol=" + market.symbol() + query).orThrow();
    }

    /** Every answer is as the service's document describes it. */
    private static Reply get(String path) {
        Reply reply = STACK.rest().get(address(path), "");
        CONTRACT.assertDescribes(
                CONTRACT.operation("GET", "/api/v1/" + path.split("\\?")[0]),
                reply.status(),
                reply.body());
        return reply;
    }

    private static URI address(String path) {
        return STACK.url("market-data-service").resolve("/api/v1/" + path);
    }

    private static Connection connect() throws SQLException {
        String database = BourseService.MARKET_DATA_SERVICE.database();
        return DriverManager.getConnection(
                STACK.jdbcUrl(database), database, STACK.jdbcPassword(database));
    }

    private static void assertExact() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(DIFFERENT)) {
            row.next();
            assertTrue(row.getLong(1) >= 4, "candles");
            assertEquals(0, row.getLong(2), "candles that are not what the trades say");
        }
    }

    /** Of this test's symbol, since others may trade meanwhile. */
    private static List<String> rows() throws SQLException {
        long anId = market.trades().get(0).path("id").asLong();
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("trades", "candles", "second_candles")) {
                try (ResultSet row =
                        statement.executeQuery(
                                "SELECT t::text FROM "
                                        + table
                                        + " t WHERE symbol = (SELECT symbol FROM trades WHERE"
                                        + " trade_id = "
                                        + anId
                                        + ") ORDER BY 1")) {
                    while (row.next()) {
                        rows.add(table + row.getString(1));
                    }
                }
            }
        }
        return rows;
    }

    @Test
    void candlesAreWhatTheTradesSayBeforeAndAfterARebuild() throws SQLException {
        assertExact();
        List<String> before = rows();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE candles SET lots = lots + 1");
            statement.execute("DELETE FROM second_candles WHERE symbol % 2 = 0");
            statement.execute("UPDATE trades SET price_ticks = 1, joined = NOT joined");
        }
        assertNotEquals(before, rows());

        new Rebuild(STACK).run(BourseService.MARKET_DATA_SERVICE);

        Market.eventually("the market is read again", () -> market.trades().size() == 16);
        assertEquals(before, rows());
        assertExact();
    }

    @Test
    void whatIsRecentIsToldWhileTheDatabaseIsAway() throws SQLException {
        String symbol = "?symbol=" + market.symbol();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            TestStack.shared().suspend(PostgresServer.NAME);
            // What is connected goes on without the server that takes new connections.
            statement.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE usename = current_user AND pid <> pg_backend_pid()");
            assertEquals(16, get("trades" + symbol).orThrow().size());
            assertTrue(get("klines" + symbol + "&interval=1s").orThrow().size() > 0);
            assertEquals(200, get("ticker/24h" + symbol).status());
            Reply past = get("agg-trades" + symbol + "&fromId=1");
            assertEquals(
                    "503 HISTORY_UNAVAILABLE",
                    past.status() + " " + past.body().path("code").asText());
            URI health =
                    STACK.managementUrl(BourseService.MARKET_DATA_SERVICE.serviceName())
                            .resolve("/q/health/ready");
            assertEquals(200, STACK.rest().get(health, "").status());
        } finally {
            TestStack.shared().resume(PostgresServer.NAME);
            TestStack.shared().awaitReady("order-service");
        }
        Market.eventually("the past is told again", () -> aggregated("&fromId=1").size() == 12);
    }

    @Test
    void tradesOfOneOrderAtOnePriceAreToldOnceFromMemoryAndFromTheTables() {
        JsonNode recent = aggregated("&limit=1000");
        JsonNode stored = aggregated("&limit=1000&fromId=1");

        assertEquals(12, recent.size());
        assertEquals(recent, stored);
        assertEquals("2", recent.get(0).path("quantity").asText());
        assertEquals("100", recent.get(0).path("price").asText());
        assertNotEquals(
                recent.get(0).path("firstTradeId").asText(),
                recent.get(0).path("lastTradeId").asText());
    }

    @Test
    void pagesOfTradesMakeUpTheWhole() {
        List<String> paged = new ArrayList<>();
        long fromId = 1;
        JsonNode page;
        do {
            page = get("trades?limit=5&symbol=" + market.symbol() + "&fromId=" + fromId).orThrow();
            for (JsonNode trade : page) {
                paged.add(trade.toString());
                fromId = trade.path("id").asLong() + 1;
            }
        } while (page.size() == 5);

        List<String> whole = new ArrayList<>();
        market.trades().forEach(trade -> whole.add(trade.toString()));
        assertEquals(whole, paged);
    }

    @ParameterizedTest
    @CsvSource({"1s", "1m", "5m", "15m", "1h", "4h", "1d", "1w"})
    void candlesOfEachIntervalAddUp(String interval) {
        JsonNode candles =
                get("klines?symbol=" + market.symbol() + "&interval=" + interval).orThrow();

        BigDecimal volume = BigDecimal.ZERO;
        long trades = 0;
        for (JsonNode candle : candles) {
            volume = volume.add(new BigDecimal(candle.path("volume").asText()));
            trades += candle.path("trades").asLong();
        }
        assertEquals(16, trades);
        assertEquals(0, volume.compareTo(BigDecimal.valueOf(14)));
        assertEquals("100", candles.get(0).path("open").asText());
        assertEquals("99", candles.get(candles.size() - 1).path("close").asText());
    }

    @Test
    void statisticsAreOfTheSameTrades() {
        String symbol = "symbol=" + market.symbol();
        JsonNode ticker = get("ticker/24h?" + symbol).orThrow();
        assertEquals("14", ticker.path("volume").asText());
        assertEquals("-1", ticker.path("change").asText());
        assertEquals("-1", ticker.path("changePercent").asText());
        assertEquals("99.95", ticker.path("bid").asText());
        assertEquals("100.05", ticker.path("ask").asText());
        assertEquals("99", get("ticker/price?" + symbol).orThrow().path("price").asText());
        assertEquals("2", get("ticker/book?" + symbol).orThrow().path("bidQuantity").asText());
        assertTrue(get("ticker/24h").orThrow().size() > 0);
        JsonNode profile = get("volume-profile?" + symbol).orThrow();
        assertEquals(3, profile.path("rows").size());
        assertEquals("8", profile.path("rows").get(1).path("volume").asText());
        assertEquals("8", profile.path("rows").get(1).path("takerBuyVolume").asText());
        JsonNode depth = get("depth-analysis?" + symbol).orThrow();
        assertEquals("100", depth.path("mid").asText());
        assertEquals("0.1", depth.path("spread").asText());
        assertEquals("0.3333", depth.path("bands").get(0).path("imbalance").asText());
        assertEquals(200, get("avg-price?" + symbol).status());
        assertEquals("TRADING", get("status").orThrow().path("status").asText());
        assertTrue(get("time").orThrow().path("venueTime").asText().endsWith("Z"));
        assertEquals(1, get("symbols?status=TRADING&base=CANDLES&quote=USDT").orThrow().size());
        assertEquals(0, get("symbols?name=NONE-USDT").orThrow().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "klines?symbol=%s|400 PARAMETER_INVALID",
                "klines?symbol=%s&interval=2m|400 PARAMETER_INVALID",
                "klines?symbol=%s&interval=1m&limit=1001|400 LIMIT_INVALID",
                "klines?interval=1m|400 FIELD_MISSING",
                "klines?symbol=NO-NO&interval=1m|404 SYMBOL_UNKNOWN",
                "klines?symbol=%s&interval=1m&startTime=yesterday|400 PARAMETER_INVALID",
                "trades?symbol=%s&fromId=-1|400 PARAMETER_INVALID",
                "trades?symbol=%s&from=1|400 PARAMETER_INVALID",
                "trades?symbol=%s&limit=1&limit=2|400 PARAMETER_INVALID",
                "agg-trades?symbol=%s&endTime=12|400 PARAMETER_INVALID",
                "depth?symbol=%s&limit=5001|400 LIMIT_INVALID",
                "symbols?status=GOOD|400 PARAMETER_INVALID",
                "symbols?name=,|400 PARAMETER_INVALID",
                "volume-profile?symbol=%s&day=2026-13-01|400 PARAMETER_INVALID",
                "volume-profile?symbol=%s&calendar=mars|404 CALENDAR_UNKNOWN",
                "volume-profile?symbol=%s&calendar=nyse&day=2025-11-27|404 NO_SESSION",
                "depth-analysis/session?symbol=%s&calendar=mars|404 CALENDAR_UNKNOWN",
                "depth-analysis/session?symbol=NO-NO|404 SYMBOL_UNKNOWN"
            })
    void whatIsMalformedIsRefusedWithItsCode(String path, String expected) {
        Reply reply = get(path.formatted(market.symbol()));

        assertEquals(expected, reply.status() + " " + reply.body().path("code").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "symbols?base=CANDLES|no-cache",
                "depth?symbol=%s|no-cache",
                "trades?symbol=%s&fromId=1|no-cache",
                "klines?symbol=%s&interval=1m|no-cache",
                "klines?symbol=%s&interval=1m&startTime=2026-01-01T00:00:00Z"
                        + "&endTime=2026-01-02T00:00:00Z|public, max-age=3600",
                "klines?symbol=%s&interval=1m&startTime=2026-01-01T00:00:00Z"
                        + "&endTime=2100-01-01T00:00:00Z|no-cache",
                "klines?symbol=%s&interval=1m&source=venue&startTime=2026-01-01T00:00:00Z"
                        + "&endTime=2026-01-02T00:00:00Z|no-cache",
                "ticker/24h?symbol=%s|public, max-age=1",
                "ticker/price?symbol=%s|public, max-age=1",
                "avg-price?symbol=%s|public, max-age=1",
                "volume-profile?symbol=%s|no-cache",
                "time|no-store",
                "status|no-store"
            })
    void howLongAnAnswerMayBeKeptIsSaid(String path, String expected)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(address(path.formatted(market.symbol())))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertEquals(200, answer.statusCode());
            assertEquals(List.of(expected), answer.headers().allValues("Cache-Control"));
        }
    }

    @Test
    void aSessionIsADayInUtcOrTheTradingHoursOfACalendar() {
        String profile = "volume-profile?symbol=" + market.symbol();
        JsonNode today = get(profile).orThrow();
        JsonNode always = get(profile + "&calendar=24x7").orThrow();
        assertEquals(today.path("rows"), always.path("rows"));
        assertEquals(today.path("from"), always.path("from"));
        assertEquals("24x7", always.path("calendar").asText());
        JsonNode half = get(profile + "&calendar=nyse&day=2025-11-28").orThrow();
        assertEquals("2025-11-28T14:30:00Z", half.path("from").asText());
        assertEquals("2025-11-28T18:00:00Z", half.path("to").asText());
        assertEquals(0, half.path("rows").size());
    }

    @Test
    void whatABookWasLikeInASessionIsToldBySamplesOfIt() {
        String path = "depth-analysis/session?symbol=" + market.symbol();
        Market.eventually(
                "a minute has begun", () -> get(path).orThrow().path("samples").asInt() > 0);

        JsonNode session = get(path + "&calendar=24x7").orThrow();

        assertEquals("0.1", session.path("spread").path("median").asText());
        assertEquals("0.1", session.path("spread").path("average").asText());
        JsonNode band = session.path("bands").get(0);
        assertEquals("0.1", band.path("percent").asText());
        assertEquals("2", band.path("bidVolume").path("low").asText());
        assertEquals("1", band.path("askVolume").path("high").asText());
        assertEquals(0, get(path + "&day=2025-11-28").orThrow().path("samples").asInt());
    }

    @ParameterizedTest
    @CsvSource({
        "symbols?base=CANDLES",
        "depth?symbol=%s",
        "trades?symbol=%s",
        "agg-trades?symbol=%s",
        "klines?symbol=%s&interval=1m",
        "volume-profile?symbol=%s"
    })
    void whatHasNotChangedIsNotSentAgain(String path) throws IOException, InterruptedException {
        URI address = address(path.formatted(market.symbol()));
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> first =
                    http.send(
                            HttpRequest.newBuilder(address).build(),
                            HttpResponse.BodyHandlers.ofString());
            String tag = first.headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> second =
                    http.send(
                            HttpRequest.newBuilder(address).header("If-None-Match", tag).build(),
                            HttpResponse.BodyHandlers.ofString());

            assertEquals(200, first.statusCode());
            assertEquals(304, second.statusCode());
            assertEquals("", second.body());
            assertEquals(tag, second.headers().firstValue("ETag").orElseThrow());
        }
    }
}
