package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The streams of /ws: of everybody, of accounts, and after an absence. */
class StreamsIT {
    private static final String LEFT = "[[\"100\",\"0.5\"]]";

    private static Stack stack;
    private static StackClient client;
    private static Market market;
    private static Trader alice;
    private static Trader bob;

    @BeforeAll
    static void begin() {
        stack = TestStack.shared();
        client = stack.client();
        market = Market.listed(client, "STR");
        List<String> users = client.createTraders("stream", 2);
        alice = Trader.of(client, users.get(0)).funded(market);
        bob = Trader.of(client, users.get(1)).funded(market);
        Market.eventually(
                "the symbol trades",
                () -> market.listing().path("status").asText().equals("TRADING"));
        Market.eventually("its book is there", () -> market.depth().has("lastUpdateId"));
    }

    @Test
    void everyStreamTellsOfATrade() {
        String path =
                "/stream?streams="
                        + String.join(
                                "/",
                                List.of("trade", "aggTrade", "depth", "depth@100ms", "depth5")
                                        .stream()
                                        .map(market::stream)
                                        .toList());
        try (StreamClient stream = new StreamClient(client, path, List.of());
                StreamClient more =
                        new StreamClient(
                                client,
                                market.stream("bookTicker"),
                                market.stream("status"),
                                market.stream("depth10"),
                                market.stream("depth20"),
                                market.stream("kline_1s"),
                                market.stream("kline_1m"),
                                market.stream("kline_5m"),
                                market.stream("kline_15m"),
                                market.stream("kline_1h"),
                                market.stream("kline_4h"),
                                market.stream("kline_1d"),
                                market.stream("kline_1w"),
                                market.stream("ticker"),
                                market.stream("miniTicker"),
                                "!ticker@arr",
                                "!miniTicker@arr")) {
            Market.eventually(
                    "it has begun",
                    () ->
                            !stream.data(market.stream("depth"), "depthSnapshot").isEmpty()
                                    && !more.data(market.stream("status"), "status").isEmpty());

            place(alice, "BUY", "2", "100");
            place(alice, "BUY", "1", "100");
            place(bob, "SELL", "2.5", "100");

            Market.eventually(
                    "both trades are told",
                    () -> stream.data(market.stream("trade"), "trade").size() == 2);
            Market.eventually(
                    "as one that was taken",
                    () -> stream.data(market.stream("aggTrade"), "aggTrade").size() == 1);
            JsonNode taken = stream.data(market.stream("aggTrade"), "aggTrade").getFirst();
            assertEquals("2.5", taken.path("q").asText());
            assertTrue(taken.path("m").asBoolean());
            for (String depth : List.of("depth", "depth@100ms")) {
                Market.eventually(
                        depth + " shows what is left",
                        () -> stream.book(market.stream(depth)).equals(List.of("bid 100 0.5")));
            }
            Market.eventually("so do the best levels", () -> best(stream, "depth5").equals(LEFT));
            for (String depth : List.of("depth10", "depth20")) {
                Market.eventually(depth + " too", () -> best(more, depth).equals(LEFT));
            }
            Market.eventually(
                    "the second's candle closes",
                    () ->
                            more.data(market.stream("kline_1s"), "kline").stream()
                                    .anyMatch(it -> it.path("k").path("x").asBoolean()));
            Market.eventually(
                    "the tickers tell of it",
                    () ->
                            more.frames().toString().contains("\"e\":\"ticker\"")
                                    && more.frames().toString().contains("!miniTicker@arr"));
            for (String interval : List.of("1m", "5m", "15m", "1h", "4h", "1d", "1w")) {
                String candles = market.stream("kline_" + interval);
                Market.eventually(
                        interval + " is told", () -> !more.data(candles, "kline").isEmpty());
                JsonNode candle = more.data(candles, "kline").getLast().path("k");
                assertEquals(interval, candle.path("i").asText());
                assertEquals("2.5", candle.path("v").asText(), candle::toString);
                assertEquals(2, candle.path("n").asInt());
            }
            JsonNode best = more.data(market.stream("bookTicker"), "bookTicker").getLast();
            assertEquals("100", best.path("b").asText());
            assertEquals("0.5", best.path("B").asText());
        } finally {
            alice.openOrders(market).forEach(alice::cancel);
        }
    }

    /** The best bids as they were told last. */
    private static String best(StreamClient stream, String kind) {
        List<JsonNode> told = stream.data(market.stream(kind), "partialDepth");
        return told.isEmpty() ? "" : told.getLast().path("bids").toString();
    }

    /** Also those of symbols in which nothing happens. */
    @Test
    void allTickersBeginWithThoseOfAllSymbols() {
        try (StreamClient stream = new StreamClient(client, "!ticker@arr")) {
            Market.eventually("it begins", () -> stream.frames().size() > 1);
            JsonNode first = stream.frames().get(1).path("data");
            List<String> told = new ArrayList<>();
            first.forEach(ticker -> told.add(ticker.path("s").asText()));
            assertTrue(told.contains(market.symbol()), first::toString);
            assertTrue(told.contains("BTC-USDT"), first::toString);
        }
    }

    /** So a client does whose book has another checksum than it was told. */
    @Test
    void aStreamThatOneHasBeginsAnewWhenItIsResumed() {
        String depth = market.stream("depth");
        try (StreamClient stream = StreamClient.of(client, alice.token())) {
            stream.ask(StreamClient.subscribe(depth, "orders"));
            Market.eventually(
                    "it has begun",
                    () ->
                            stream.data(depth, "depthSnapshot").size() == 1
                                    && stream.data("orders", "begin").size() == 1);
            long last =
                    stream.data(depth, "depthSnapshot").getFirst().path("lastUpdateId").asLong();

            stream.ask(
                    """
                    {"method":"SUBSCRIBE","params":["%1$s","orders"],"id":2,
                    "resume":{"%1$s":%2$d,"orders":"1"}}\
                    """
                            .formatted(depth, last));

            Market.eventually("it is answered", () -> stream.answers().size() == 2);
            JsonNode answer = stream.answers().getLast();
            assertEquals(2, answer.path("result").path("anew").size(), answer::toString);
            Market.eventually(
                    "they begin anew",
                    () ->
                            stream.data(depth, "depthSnapshot").size() == 2
                                    && stream.data("orders", "begin").size() == 2);
        }
    }

    @Test
    void anAccountIsToldOfItsOwnOrdersFillsAndBalances() {
        try (StreamClient ofAlice = StreamClient.of(client, alice.token());
                StreamClient ofBob = StreamClient.of(client, bob.token())) {
            ofAlice.ask(StreamClient.subscribe("orders", "fills", "balances"));
            ofBob.ask(StreamClient.subscribe("orders", "fills", "balances"));
            Market.eventually(
                    "they have begun",
                    () ->
                            !ofAlice.data("balances", "begin").isEmpty()
                                    && !ofBob.data("balances", "begin").isEmpty());

            place(alice, "BUY", "2", "100");
            place(bob, "SELL", "0.5", "100");

            Market.eventually("the fill is told", () -> ofAlice.data("fills", "fills").size() == 1);
            JsonNode fill = ofAlice.data("fills", "fills").getFirst().path("fills").path(0);
            assertEquals("MAKER", fill.path("role").asText());
            assertEquals("0.5", fill.path("quantity").asText());
            assertEquals("1.5", fill.path("remainingQuantity").asText());
            Market.eventually(
                    "so is the order", () -> events(ofAlice).equals(List.of("ACCEPTED", "FILLED")));
            Market.eventually(
                    "and what bob did", () -> events(ofBob).equals(List.of("ACCEPTED", "FILLED")));
            Market.eventually(
                    "and the money",
                    () ->
                            ofAlice.data("balances", "balances").stream()
                                    .anyMatch(it -> it.toString().contains(market.base())));
            ofAlice.assertEveryFrameIsOf(alice.account());
            ofBob.assertEveryFrameIsOf(bob.account());
        } finally {
            alice.openOrders(market).forEach(alice::cancel);
        }
    }

    private static void place(Trader trader, String side, String quantity, String price) {
        trader.accepted(Trader.limit(market.symbol(), side, quantity, price));
    }

    private static void assertRefused(int status, CompletionException refused) {
        WebSocketHandshakeException cause =
                assertInstanceOf(WebSocketHandshakeException.class, refused.getCause());
        assertEquals(status, cause.getResponse().statusCode());
    }

    private static List<String> events(StreamClient stream) {
        List<String> events = new ArrayList<>();
        for (JsonNode data : stream.data("orders", "orders")) {
            for (JsonNode order : data.path("orders")) {
                if (order.path("symbol").asText().equals(market.symbol())) {
                    events.add(order.path("event").asText());
                }
            }
        }
        return events;
    }

    @Test
    void whoIsNotLoggedInIsToldOfNoAccount() {
        try (StreamClient stream = new StreamClient(client, "fills")) {
            Market.eventually("it is answered", () -> stream.answers().size() == 1);
            assertEquals("LOGIN_NEEDED", code(stream));

            stream.ask("{\"method\":\"LOGIN\",\"params\":[\"nonsense\"],\"id\":2}");
            Market.eventually("it is answered", () -> stream.answers().size() == 2);
            assertEquals("LOGIN_FAILED", code(stream));

            stream.ask(login(alice));
            stream.ask(login(bob));
            Market.eventually("it is answered", () -> stream.answers().size() == 4);
            assertEquals("LOGIN_OF_ANOTHER", code(stream));

            stream.ask(login(alice));
            stream.ask(StreamClient.subscribe("fills"));
            Market.eventually("it begins", () -> !stream.data("fills", "begin").isEmpty());
            stream.assertEveryFrameIsOf(alice.account());
        }
        CompletionException refused =
                assertThrows(CompletionException.class, () -> StreamClient.of(client, "nonsense"));
        assertRefused(401, refused);
    }

    private static String login(Trader trader) {
        return "{\"method\":\"LOGIN\",\"params\":[\"" + trader.token() + "\"],\"id\":3}";
    }

    private static String code(StreamClient stream) {
        return stream.answers().getLast().path("error").path("code").asText();
    }

    @Test
    void aTicketIsGoodOnce() {
        String path = "/ws?ticket=" + alice.ticket() + "&streams=orders";
        try (StreamClient stream = new StreamClient(client, path, List.of())) {
            Market.eventually("it begins", () -> !stream.data("orders", "begin").isEmpty());
            stream.assertEveryFrameIsOf(alice.account());
        }
        CompletionException refused =
                assertThrows(
                        CompletionException.class, () -> new StreamClient(client, path, List.of()));
        assertRefused(401, refused);
    }

    @Test
    void whoNamesNoStreamIsRefused() {
        CompletionException refused =
                assertThrows(
                        CompletionException.class,
                        () -> new StreamClient(client, "/stream?streams=btcusdt", List.of()));
        assertRefused(400, refused);
    }

    /** Also through a restart of the service: what it needs for that is in the log. */
    @Test
    void whoWasAwayMissesNothing() {
        long lastDepth;
        String lastFill;
        String lastTrade;
        try (StreamClient stream = StreamClient.of(client, alice.token())) {
            stream.ask(
                    StreamClient.subscribe(
                            market.stream("depth"), market.stream("trade"), "fills"));
            Market.eventually(
                    "it has begun",
                    () ->
                            !stream.data(market.stream("depth"), "depthSnapshot").isEmpty()
                                    && !stream.data("fills", "begin").isEmpty());
            place(alice, "BUY", "3", "100");
            place(bob, "SELL", "1", "100");
            Market.eventually(
                    "all is told",
                    () ->
                            stream.data("fills", "fills").size() == 1
                                    && stream.data(market.stream("trade"), "trade").size() == 1
                                    && stream.book(market.stream("depth"))
                                            .equals(List.of("bid 100 2")));
            lastDepth =
                    stream.data(market.stream("depth"), "depthUpdate").getLast().path("u").asLong();
            lastFill = stream.data("fills", "fills").getLast().path("u").asText();
            lastTrade = stream.data(market.stream("trade"), "trade").getLast().path("t").asText();

            stack.stop("market-data-service");
            Market.eventually("it was told", () -> stream.end().equals("1012 SERVER_SHUTDOWN"));
            assertEquals("serverShutdown", stream.frames().getLast().path("e").asText());
        }
        place(bob, "SELL", "1", "100");
        stack.start("market-data-service");
        Market.eventually("its book is there", () -> market.depth().has("lastUpdateId"));

        try (StreamClient stream = StreamClient.of(client, alice.token())) {
            stream.ask(
                    """
                    {"method":"SUBSCRIBE","params":["%1$s","%2$s","fills"],"id":7,
                    "resume":{"%1$s":%3$d,"%2$s":"%4$s","fills":"%5$s"}}\
                    """
                            .formatted(
                                    market.stream("depth"),
                                    market.stream("trade"),
                                    lastDepth,
                                    lastTrade,
                                    lastFill));
            Market.eventually("it is answered", () -> stream.answers().size() == 1);
            JsonNode result = stream.answers().getFirst().path("result");
            assertEquals(3, result.path("resumed").size(), result::toString);
            Market.eventually(
                    "what was missed is told",
                    () ->
                            stream.data("fills", "fills").size() == 1
                                    && stream.data(market.stream("trade"), "trade").size() == 1);
            JsonNode missed = stream.data(market.stream("depth"), "depthUpdate").getFirst();
            assertEquals(lastDepth + 1, missed.path("U").asLong());
            assertEquals("[[\"100\",\"1\"]]", missed.path("b").toString());
        } finally {
            alice.openOrders(market).forEach(alice::cancel);
        }
    }
}
