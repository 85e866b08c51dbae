package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bourse.stack.Stack;
import org.bourse.stack.StackOptions;
import org.bourse.stack.TestStack;
import org.bourse.stack.server.StackFolders;
import org.bourse.stack.service.Overrides;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service hears an exchange, and a recording when that is away. */
class FeedsIT {
    private static final String SERVICE = "market-data-service";
    private static final List<String> PARTS =
            List.of("postgresql", "redis", "kafka", "matching-service", SERVICE);
    private static final Duration HOLD = Duration.ofSeconds(5);

    private static Stack stack;
    private static OutsideExchange exchange;
    private static OutsideMarket backup;

    @BeforeAll
    static void start() throws Exception {
        Path folder = TestStack.emptyHome("feeds");
        Path pipe = OutsideMarket.pipe(folder.resolve("market"));
        Path home = folder.resolve("venue");
        exchange = new OutsideExchange(0);
        Overrides overrides = new Overrides(new StackFolders(home), SERVICE);
        Map.ofEntries(
                        Map.entry("instruments.\"BTC-USDT\".tick", "0.01"),
                        Map.entry("instruments.\"BTC-USDT\".lot", "0.00000001"),
                        Map.entry("instruments.\"BTC-USDT\".calendar", "24x7"),
                        Map.entry("feeds.exchange.kind", "BINANCE"),
                        Map.entry("feeds.exchange.url", "http://127.0.0.1:" + exchange.port()),
                        Map.entry("feeds.exchange.stream-url", "ws://127.0.0.1:" + exchange.port()),
                        Map.entry("feeds.exchange.symbols.\"BTC-USDT\"", "BTCUSDT"),
                        Map.entry("feeds.exchange.pause-min", "100ms"),
                        Map.entry("feeds.exchange.pause-max", "500ms"),
                        Map.entry("feeds.exchange.requests-max", "60"),
                        Map.entry("feeds.exchange.requests-window", "6s"),
                        Map.entry("feeds.recording.kind", "REPLAY"),
                        Map.entry("feeds.recording.file", pipe.toString()),
                        Map.entry("feeds.recording.symbols.\"BTC-USDT\"", "BTCUSDT"),
                        Map.entry("feeds.recording.speed", "0"),
                        Map.entry("feeds.recording.priority", "1"),
                        Map.entry("feeds.recording.handicap", "20"),
                        // A test says nothing for as long as it waits.
                        Map.entry("feeds.recording.stale-after", "5M"),
                        Map.entry("hold", HOLD.toSeconds() + "s"),
                        Map.entry("half-life", "1s"))
                .forEach((key, value) -> overrides.set("bourse.source." + key, value));
        stack =
                Stack.start(
                        StackOptions.test(TestStack.project(), home).only(PARTS),
                        line -> System.out.println("feeds: " + line));
        backup = OutsideMarket.open(pipe);
    }

    @AfterAll
    static void stop() throws IOException {
        stack.close();
        exchange.close();
    }

    /** What the service says of a source. */
    private static JsonNode source(String name) {
        JsonNode sources =
                stack.client()
                        .rest()
                        .get(stack.client().managementUrl(SERVICE).resolve("/sources"), "")
                        .orThrow();
        for (JsonNode source : sources) {
            if (source.path("source").asText().equals(name)) {
                return source;
            }
        }
        throw new AssertionError(name + " is not among " + sources);
    }

    private static boolean isChosen(String name) {
        return source(name).path("chosen").asBoolean();
    }

    private static double measured(String metric) {
        return new Metrics(stack.client(), SERVICE).sum(metric, "symbol=\"BTC-USDT\"");
    }

    @Test
    void theBackupIsHeardWhileTheExchangeIsAwayAndTheExchangeAfterThatAgain() throws IOException {
        backup.book(Map.of("60000", "0.5"), Map.of("60010", "0.4"));
        backup.sold("0.1", "60000");
        Market.eventually(
                "both live and the exchange is heard",
                () ->
                        isChosen("exchange")
                                && source("exchange").path("bookInStep").asBoolean()
                                && source("recording").path("score").asInt() > 0);
        double changes = measured("bourse_source_changes_total");
        int port = exchange.port();

        exchange.close();
        // A machine that stands still for a moment may make it old before it is gone.
        Market.eventually(
                "the backup is heard, the exchange is gone",
                () -> isChosen("recording") && !source("exchange").path("connected").asBoolean());
        long leftNanos = System.nanoTime();

        assertEquals(0, source("exchange").path("score").asInt());
        assertTrue(source("exchange").path("findings").path("DISCONNECTED").asInt() > 0);
        exchange = new OutsideExchange(port);
        Market.eventually("the exchange is heard again", () -> isChosen("exchange"));
        long backNanos = System.nanoTime();
        // When it was left is seen a little later.
        assertTrue(
                backNanos - leftNanos > HOLD.toNanos() / 2,
                "after " + Duration.ofNanos(backNanos - leftNanos));
        assertTrue(source("exchange").path("bookInStep").asBoolean());
        assertEquals(changes + 2, measured("bourse_source_changes_total"));
        assertEquals(1, measured("bourse_source_chosen"));
        assertEquals(1, measured("bourse_source_open"));

        backup.close();
        exchange.close();
        Market.eventually("nobody lives", () -> measured("bourse_source_chosen") == 0);
        assertFalse(isChosen("exchange"));
        assertFalse(isChosen("recording"));
        assertEquals(1, measured("bourse_source_open"));
    }
}
