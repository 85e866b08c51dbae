package org.bourse.marketdata.source.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.bourse.marketdata.book.DepthSnapshot;
import org.bourse.marketdata.source.hub.HubRules;
import org.bourse.marketdata.source.hub.SourceAlarm;
import org.bourse.marketdata.source.hub.SourceHub;
import org.bourse.marketdata.source.hub.SourcePipeline;
import org.bourse.marketdata.source.mirror.MirrorBounds;
import org.bourse.marketdata.source.quality.CheckLimits;
import org.bourse.marketdata.source.quality.ChoiceRule;
import org.bourse.marketdata.source.quality.QualityReport;
import org.bourse.marketdata.source.quality.ScoreRule;
import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.SymbolMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamSourceTest {
    private static final HubRules RULES =
            new HubRules(
                    CheckLimits.standard(),
                    new ScoreRule(60_000_000, 5_000_000),
                    MirrorBounds.STANDARD);
    private static final SymbolMap SYMBOLS =
            new SymbolMap(Map.of("A-B", "AB"), Map.of("A-B", FakeExchange.TERMS));

    private final SourceHub hub = new SourceHub(new ChoiceRule(10, 1_000_000), SourceAlarm.SILENT);
    private final SourcePipeline pipeline = hub.add("exchange", List.of("A-B"), RULES, true, 0);
    private FakeExchange exchange;
    private StreamSource source;

    @BeforeEach
    void open() throws Exception {
        exchange = new FakeExchange(0);
    }

    @AfterEach
    void close() throws Exception {
        if (source != null) {
            source.close();
        }
        exchange.close();
    }

    @Test
    void followsTheBook() {
        startAndFollow();

        assertEquals(
                List.of("/stream?streams=ab@depth@100ms/ab@trade/ab@bookTicker"),
                exchange.streamsAsked);
        assertEquals(Map.of(), report().findings());
        assertEquals(100, report().score());
    }

    @Test
    void connectsAgainWhenTheConnectionEnds() {
        startAndFollow();

        exchange.lastConnection().close();
        Waiting.until("another connection", () -> exchange.connections.size() == 2);
        follow();

        assertEquals(1, found(Finding.DISCONNECTED));
    }

    @Test
    void beginsTheBookAgainAfterALoss() {
        startAndFollow();
        int snapshots = exchange.snapshotsAskedNanos.size();

        exchange.moveUnseen();
        follow();

        assertEquals(1, found(Finding.BOOK_GAP));
        assertTrue(exchange.snapshotsAskedNanos.size() > snapshots);
        assertEquals(1, exchange.connections.size(), "the connection is as good as it was");
    }

    @Test
    void connectsAgainWhenNothingIsSaid() {
        start(exchange.port(), Duration.ofMillis(50), Duration.ofMillis(200));
        Waiting.until("a connection", () -> !exchange.connections.isEmpty());

        Waiting.until("another connection", () -> exchange.connections.size() >= 2);
        follow();
    }

    @Test
    void connectsAgainWhenTheOtherSideIsFrozen() {
        start(exchange.port(), Duration.ofMillis(100), Duration.ofMinutes(1));
        Waiting.until("a connection", () -> !exchange.connections.isEmpty());

        exchange.lastConnection().pause();

        Waiting.until("another connection", () -> exchange.connections.size() >= 2);
        follow();
    }

    @Test
    void survivesNonsense() {
        startAndFollow();

        exchange.say("");
        exchange.say("{\"stream\":");
        exchange.say("\u0000\uffff");
        exchange.lastConnection().writeBinaryMessage(Buffer.buffer("x"));
        Waiting.until("four problems", () -> found(Finding.MALFORMED) == 4);
        follow();

        assertEquals(1, exchange.connections.size());
    }

    @Test
    void dropsWhoSaysTooMuchAtOnce() {
        startAndFollow();

        exchange.lastConnection().writeTextMessage("x".repeat(5 * 1024 * 1024));
        Waiting.until("another connection", () -> exchange.connections.size() == 2);
        follow();

        assertEquals(1, found(Finding.MALFORMED));
    }

    @Test
    void asksForSnapshotsNoSoonerThanItIsTold() {
        exchange.refusals.set(1);
        startAndFollow();

        assertEquals(1, found(Finding.RATE_LIMITED));
        List<Long> asked = exchange.snapshotsAskedNanos;
        assertTrue(asked.get(1) - asked.get(0) >= Duration.ofSeconds(1).toNanos());
    }

    @Test
    void waitsForAnExchangeThatIsNotThereYet() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        start(port, Duration.ofSeconds(1), Duration.ofSeconds(10));

        try (FakeExchange late = new FakeExchange(port)) {
            Waiting.until("a connection", () -> !late.connections.isEmpty());
            follow(late);
            source.close();
        }
    }

    @Test
    void refusesWhatComesFromTheFuture() {
        startAndFollow();

        exchange.skew(60_000);
        exchange.move();

        Waiting.until("two findings", () -> found(Finding.TIME_FUTURE) == 2);
        exchange.skew(0);
        follow();
    }

    @Test
    void saysNothingOnceItIsClosed() {
        startAndFollow();
        Optional<DepthSnapshot> before = hub.book("A-B", 5);
        assertTrue(before.isPresent());

        source.close();

        Waiting.until("a closed connection", () -> exchange.lastConnection().isClosed());
        long accepted = report().accepted();
        exchange.move();
        assertEquals(accepted, report().accepted());
        assertEquals(Map.of(), report().findings());
        assertEquals(0, report().score());
    }

    private void startAndFollow() {
        start(exchange.port(), Duration.ofSeconds(10), Duration.ofMinutes(1));
        Waiting.until("a connection", () -> !exchange.connections.isEmpty());
        follow();
    }

    private void start(int port, Duration heartbeat, Duration silenceMax) {
        Patience patience =
                new Patience(
                        1_000, Duration.ofSeconds(1), Duration.ofMillis(10), Duration.ofMillis(80));
        source =
                new StreamSource(
                        new StreamSource.Settings(
                                "ws://127.0.0.1:" + port,
                                "http://127.0.0.1:" + port,
                                60,
                                heartbeat,
                                silenceMax,
                                Duration.ofSeconds(10),
                                patience,
                                patience),
                        SYMBOLS,
                        pipeline,
                        SourceClock.SYSTEM);
        source.start();
    }

    private void follow() {
        follow(exchange);
    }

    /** The market moves until the book here is the book there. */
    private void follow(FakeExchange followed) {
        Waiting.until(
                "the same book",
                () -> {
                    followed.move();
                    long id = followed.lastId();
                    hub.choose(SourceClock.SYSTEM.nowMicros());
                    for (int i = 0; i < 20; i++) {
                        Optional<DepthSnapshot> book = hub.book("A-B", 10);
                        if (book.isPresent() && book.get().sequence() == id) {
                            assertEquals(followed.at(id, 10), book.get());
                            return true;
                        }
                        LockSupport.parkNanos(1_000_000);
                    }
                    return false;
                });
    }

    private long found(Finding finding) {
        return report().findings().getOrDefault(finding, 0L);
    }

    private QualityReport report() {
        return hub.reports(SourceClock.SYSTEM.nowMicros()).getFirst();
    }
}
