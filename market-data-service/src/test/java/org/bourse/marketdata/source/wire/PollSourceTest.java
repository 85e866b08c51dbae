package org.bourse.marketdata.source.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.bourse.marketdata.source.hub.HubRules;
import org.bourse.marketdata.source.hub.SourceAlarm;
import org.bourse.marketdata.source.hub.SourceHub;
import org.bourse.marketdata.source.hub.SourcePipeline;
import org.bourse.marketdata.source.mirror.MirrorBounds;
import org.bourse.marketdata.source.provider.AlphaVantageReader;
import org.bourse.marketdata.source.provider.IexReader;
import org.bourse.marketdata.source.provider.PollReader;
import org.bourse.marketdata.source.provider.ProviderAnswers;
import org.bourse.marketdata.source.provider.YahooReader;
import org.bourse.marketdata.source.quality.CheckLimits;
import org.bourse.marketdata.source.quality.ChoiceRule;
import org.bourse.marketdata.source.quality.ScoreRule;
import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.SourceTerms;
import org.bourse.marketdata.source.tick.SymbolMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollSourceTest {
    private static final String KEY = "s3cr3t-k3y";
    private static final SymbolMap SYMBOLS =
            new SymbolMap(
                    Map.of("IBM-USD", "IBM"),
                    Map.of("IBM-USD", SourceTerms.of("IBM-USD", "0.001", "1")));

    /** An answer of the provider: a status, a body, and perhaps when to ask again. */
    private record Answer(int status, String body, String retryAfter) {}

    /** What is answered next; the last one is answered for ever. */
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

    private final List<Long> askedNanos = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final CountDownLatch thaw = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Handler ear =
            new Handler() {
                @Override
                public void publish(LogRecord record) {
                    logged.add(record.getMessage() + record.getThrown());
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };
    private final SourceHub hub = new SourceHub(new ChoiceRule(10, 1_000_000), SourceAlarm.SILENT);
    private final SourcePipeline pipeline =
            hub.add(
                    "provider",
                    List.of("IBM-USD"),
                    new HubRules(
                            new CheckLimits(
                                    100_000,
                                    Long.MAX_VALUE,
                                    5_000_000,
                                    Duration.ofDays(36_500).toMillis() * 1_000,
                                    128,
                                    8,
                                    5_000,
                                    20),
                            new ScoreRule(60_000_000, 5_000_000),
                            MirrorBounds.STANDARD),
                    false,
                    0);
    private HttpServer server;
    private PollSource source;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        Logger.getLogger("").addHandler(ear);
        Logger.getLogger("org.bourse.marketdata.source").setLevel(Level.ALL);
    }

    @AfterEach
    void close() {
        if (source != null) {
            source.close();
        }
        thaw.countDown();
        server.stop(0);
        threads.shutdownNow();
        Logger.getLogger("").removeHandler(ear);
    }

    private void answer(HttpExchange exchange) throws IOException {
        askedNanos.add(System.nanoTime());
        asked.add(exchange.getRequestURI().toString());
        Answer answer = answers.size() > 1 ? answers.remove() : answers.element();
        if (answer.status == 0) {
            freeze(exchange);
            return;
        }
        if (!answer.retryAfter.isEmpty()) {
            exchange.getResponseHeaders().add("Retry-After", answer.retryAfter);
        }
        byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Sends the beginning of an answer and no more. */
    private void freeze(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1_000);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        try {
            thaw.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    @Test
    void asksEachProviderAsItWantsToBeAsked() {
        ok(ProviderAnswers.GLOBAL_QUOTE);
        start(new AlphaVantageReader(""));

        Waiting.until("two ticks", () -> accepted() >= 2);

        assertEquals("/query?function=GLOBAL_QUOTE&symbol=IBM&apikey=" + KEY, asked.getFirst());
    }

    @Test
    void takesCandlesAgainAndAgainWithoutAComplaint() {
        ok(ProviderAnswers.CHART);
        start(new YahooReader("1m"));

        Waiting.until("three rounds", () -> accepted() >= 3 + 2 + 2);

        assertEquals(Map.of(), hub.reports(SourceClock.SYSTEM.nowMicros()).getFirst().findings());
    }

    @Test
    void comesBackWhenItIsTold() {
        answers.add(new Answer(429, "", "1"));
        ok(ProviderAnswers.IEX_OPEN);
        start(new IexReader());

        Waiting.until("ticks", () -> accepted() >= 2);

        assertEquals(1, found(Finding.RATE_LIMITED));
        assertTrue(askedNanos.get(1) - askedNanos.get(0) >= Duration.ofSeconds(1).toNanos());
    }

    @Test
    void understandsANoteWithStatus200() {
        answers.add(new Answer(200, ProviderAnswers.NOTE, ""));
        answers.add(new Answer(200, ProviderAnswers.INFORMATION, ""));
        ok(ProviderAnswers.GLOBAL_QUOTE);
        start(new AlphaVantageReader(""));

        Waiting.until("a tick", () -> accepted() >= 1);

        assertEquals(2, found(Finding.RATE_LIMITED));
    }

    @Test
    void outlivesErrorsNonsenseAndAFrozenProvider() {
        answers.add(new Answer(500, "oops", ""));
        answers.add(new Answer(200, "<html>", ""));
        answers.add(new Answer(0, "", ""));
        answers.add(new Answer(200, ProviderAnswers.CHART_ERROR, ""));
        answers.add(new Answer(200, " ".repeat(5 * 1024 * 1024), ""));
        answers.add(new Answer(404, "", ""));
        ok(ProviderAnswers.CHART);
        start(new YahooReader("1m"));

        Waiting.until("ticks", () -> accepted() >= 3);

        assertEquals(5, found(Finding.PROVIDER_ERROR));
        assertEquals(1, found(Finding.MALFORMED));
    }

    @Test
    void keepsItsRate() {
        ok(ProviderAnswers.CHART);
        start(new YahooReader("1m"), new Patience(5, ms(500), ms(1), ms(2)));

        Waiting.until("twenty requests", () -> askedNanos.size() >= 20);

        // One in 100 ms; when each is seen here is up to the machine, so all together are looked
        // at.
        long all = askedNanos.get(19) - askedNanos.get(0);
        assertTrue(all > ms(1_500).toNanos(), "twenty requests in " + all + " ns");
    }

    @Test
    void neverLogsItsKey() {
        answers.add(new Answer(500, "oops " + KEY, ""));
        answers.add(new Answer(200, "nonsense", ""));
        answers.add(new Answer(429, "", ""));
        ok(ProviderAnswers.GLOBAL_QUOTE);
        start(new AlphaVantageReader(""));
        Waiting.until("a tick", () -> accepted() >= 1);
        server.stop(0);
        Waiting.until("a refusal", () -> found(Finding.PROVIDER_ERROR) > 5);
        Waiting.until("something is logged", () -> !logged.isEmpty());
        source.close();

        assertFalse(logged.toString().contains(KEY), "the key was logged");
        assertFalse(settings(patience()).toString().contains(KEY));
    }

    private void ok(String body) {
        answers.add(new Answer(200, body, ""));
    }

    private void start(PollReader reader) {
        start(reader, patience());
    }

    private void start(PollReader reader, Patience patience) {
        source = new PollSource(settings(patience), reader, SYMBOLS, pipeline, SourceClock.SYSTEM);
        source.start();
    }

    private PollSource.Settings settings(Patience patience) {
        return new PollSource.Settings(
                "http://127.0.0.1:" + server.getAddress().getPort(),
                KEY,
                ms(5),
                ms(2_000),
                patience);
    }

    private static Patience patience() {
        return new Patience(1_000, ms(1_000), ms(5), ms(20));
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    private long accepted() {
        return hub.reports(SourceClock.SYSTEM.nowMicros()).getFirst().accepted();
    }

    private long found(Finding finding) {
        return hub.reports(SourceClock.SYSTEM.nowMicros())
                .getFirst()
                .findings()
                .getOrDefault(finding, 0L);
    }
}
