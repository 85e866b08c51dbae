package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bourse.stack.Rebuild;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.launcher.Launcher;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.service.BourseService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Splits and dividends, told by an operator, and hours of trading, in what the public reads. */
class AdjustedCandlesIT {
    private static final StackClient STACK = TestStack.shared().client();
    private static final Contract CONTRACT = Contract.of(STACK, "market-data-service");
    private static final String ACTIONS = "corporate-actions/{symbol}";
    private static Market market;

    @TempDir private Path folder;

    @BeforeAll
    static void trade() throws Exception {
        market = Market.listed(STACK, "ADJUST");
        List<String> users = STACK.createTraders("adjust", 2);
        Trader maker = Trader.of(STACK, users.get(0)).funded(market);
        Trader taker = Trader.of(STACK, users.get(1)).funded(market);
        maker.accepted(Trader.limit(market.symbol(), "SELL", "1", "100"));
        taker.accepted(Trader.limit(market.symbol(), "BUY", "1", "100"));
        Market.eventually("the trade is told", () -> market.trades().size() == 1);
    }

    private static URI address(String path) {
        return STACK.url("market-data-service").resolve("/api/v1/" + path);
    }

    private static Reply described(String method, String template, Reply reply) {
        CONTRACT.assertDescribes(
                CONTRACT.operation(method, "/api/v1/" + template), reply.status(), reply.body());
        return reply;
    }

    private static Reply get(String path) {
        return described("GET", path.split("\\?")[0], STACK.rest().get(address(path), ""));
    }

    private static Reply put(String action, ObjectNode body) {
        return described(
                "PUT",
                ACTIONS + "/{exDate}/" + action.split("/")[1],
                STACK.rest()
                        .put(
                                address("corporate-actions/" + market.symbol() + "/" + action),
                                market.operator(),
                                body));
    }

    private static Reply remove(String action) {
        return STACK.rest()
                .delete(
                        address("corporate-actions/" + market.symbol() + "/" + action),
                        market.operator(),
                        Map.of());
    }

    private static ObjectNode json(String... fields) {
        ObjectNode body = RestClient.json().createObjectNode();
        for (int i = 0; i < fields.length; i += 2) {
            body.put(fields[i], fields[i + 1]);
        }
        return body;
    }

    private static List<String> closes(String query) {
        List<String> closes = new ArrayList<>();
        get("klines?symbol=" + market.symbol() + "&" + query)
                .orThrow()
                .forEach(it ->
                        closes.add(it.path("close").asText() + " " + it.path("volume").asText()));
        return closes;
    }

    private static String status(Reply reply) {
        return reply.status() + " " + reply.body().path("code").asText();
    }

    @Test
    void candlesAreAdjustedByWhatOperatorsTellUntilTheyTakeItBack() throws Exception {
        Path file =
                Files.write(
                        folder.resolve("days.csv"),
                        List.of(
                                "time,open,high,low,close,volume",
                                "2024-01-02,400,410,390,400,10",
                                "2024-01-03,400,410,390,404,10",
                                "2024-01-04,100,103,99,100,40",
                                "2024-01-05,99,101,98,99,40"));
        Launcher.Result imported =
                new Launcher(TestStack.home())
                        .run(
                                "import",
                                "--no-build",
                                "--symbol",
                                market.symbol(),
                                "--source",
                                "days",
                                "--interval=1d",
                                "--keep-outliers",
                                file.toString());
        assertEquals(0, imported.exitCode(), imported.output());
        List<String> raw = closes("source=days&interval=1d");
        assertEquals(List.of("400 10", "404 10", "100 40", "99 40"), raw);

        put("2024-01-04/split", json("newShares", "2", "oldShares", "1")).orThrow();
        put("2024-01-04/split", json("newShares", "4", "oldShares", "1")).orThrow();
        put("2024-01-05/dividend", json("amount", "1")).orThrow();
        put("2999-01-01/split", json("newShares", "7", "oldShares", "1")).orThrow();

        JsonNode told =
                described(
                                "GET",
                                ACTIONS,
                                STACK.rest()
                                        .get(address("corporate-actions/" + market.symbol()), ""))
                        .orThrow();
        assertEquals(3, told.size(), told::toString);
        assertEquals("4", told.path(0).path("newShares").asText());
        assertEquals(raw, closes("source=days&interval=1d"));
        assertEquals(
                List.of("100 40", "101 40", "100 40", "99 40"),
                closes("source=days&interval=1d&adjust=splits"));
        List<String> all = List.of("99 40", "99.99 40", "99 40", "99 40");
        assertEquals(all, closes("source=days&interval=1d&adjust=all"));
        assertEquals(List.of("99 160"), closes("source=days&interval=1w&adjust=all"));

        new Rebuild(STACK).run(BourseService.MARKET_DATA_SERVICE);
        Market.eventually("the market is read again", () -> market.trades().size() == 1);
        assertEquals(all, closes("source=days&interval=1d&adjust=all"));

        put("2024-01-05/dividend", json("amount", "100")).orThrow();
        assertEquals(
                "409 NOT_ADJUSTABLE",
                status(get("klines?interval=1d&source=days&adjust=all&symbol=" + market.symbol())));
        for (String action :
                List.of("2024-01-04/split", "2024-01-05/dividend", "2999-01-01/split")) {
            assertEquals(204, remove(action).status());
            assertEquals(204, remove(action).status());
        }
        assertEquals(raw, closes("source=days&interval=1d&adjust=all"));
    }

    @Test
    void whatIsNoActionIsRefused() {
        ObjectNode split = json("newShares", "2", "oldShares", "1");
        assertEquals("400 PARAMETER_INVALID", status(put("2024-02-30/split", split)));
        assertEquals("400 FIELD_MISSING", status(put("2024-01-04/split", json("newShares", "2"))));
        assertEquals(
                "400 DECIMAL_INVALID", status(put("2024-01-04/dividend", json("amount", "-1"))));
        assertEquals("400 BODY_INVALID", status(put("2024-01-04/split", json("shares", "2"))));
        assertEquals(
                "404 SYMBOL_UNKNOWN",
                status(STACK.rest().get(address("corporate-actions/NO-SUCH"), "")));
        String klines = "klines?interval=1d&symbol=" + market.symbol();
        assertEquals("400 PARAMETER_INVALID", status(get(klines + "&adjust=some")));
        assertEquals("400 PARAMETER_INVALID", status(get(klines + "&session=regular")));
        assertEquals("404 CALENDAR_UNKNOWN", status(get(klines + "&calendar=mars")));
        assertEquals(
                "400 LIMIT_INVALID",
                status(get(klines + "&calendar=nyse&session=regular&limit=251")));
    }

    @Test
    void tradesAndCandlesTellTheirSession() {
        String symbol = "symbol=" + market.symbol();
        JsonNode candle = get("klines?interval=1m&calendar=24x7&" + symbol).orThrow().path(0);
        assertEquals("REGULAR", candle.path("session").asText());
        JsonNode trade = get("trades?calendar=24x7&" + symbol).orThrow().path(0);
        assertEquals("REGULAR", trade.path("session").asText());
        assertTrue(get("trades?" + symbol).orThrow().path(0).path("session").isMissingNode());
        assertEquals(closes("interval=1d"), closes("interval=1d&calendar=24x7&session=regular"));

        JsonNode ticker = get("ticker/session?calendar=24x7&" + symbol).orThrow();
        assertEquals("100", ticker.path("regularPrice").asText());
        assertTrue(ticker.path("extendedPrice").isMissingNode(), ticker::toString);
        JsonNode newYork = get("ticker/session?calendar=nyse&" + symbol).orThrow();
        boolean isRegular = newYork.path("extendedPrice").isMissingNode();
        assertEquals("100", newYork.path(isRegular ? "regularPrice" : "extendedPrice").asText());
        assertEquals("400 FIELD_MISSING", status(get("ticker/session?" + symbol)));
    }
}
