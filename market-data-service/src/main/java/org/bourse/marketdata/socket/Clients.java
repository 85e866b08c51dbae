package org.bourse.marketdata.socket;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bourse.marketdata.feed.MarketFeed;
import org.jboss.logging.Logger;

/** The connected clients; cuts off those that have gone silent. */
@Startup
@ApplicationScoped
class Clients {
    private static final Logger LOG = Logger.getLogger(Clients.class);
    private static final long SWEEP_SECONDS = 5;

    private final Map<String, Session> byConnection = new ConcurrentHashMap<>();
    private final Map<CutOff, Counter> cutOffs = new EnumMap<>(CutOff.class);
    private final MarketFeed feed;
    private final RequestHandler handler;
    private final SocketConfig config;
    private final Client.Bounds bounds;
    private final Counter frames;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("clients").daemon(true).factory());

    /** Requests may have to wait for the board, which no event loop should. */
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    private record Session(Client client, Inbox inbox) {}

    @Inject
    Clients(MarketFeed feed, RequestHandler handler, SocketConfig config, MeterRegistry meters) {
        this.feed = feed;
        this.handler = handler;
        this.config = config;
        bounds =
                new Client.Bounds(
                        config.queueFramesMax(),
                        config.queueCharactersMax(),
                        config.requestsPerSecondMax());
        frames = counter(meters, "bourse.ws.frames", "Frames sent").register(meters);
        for (CutOff why : CutOff.values()) {
            cutOffs.put(
                    why,
                    counter(meters, "bourse.ws.clients.dropped", "Clients cut off")
                            .tag("reason", why.name())
                            .register(meters));
        }
        Gauge.builder("bourse.ws.connections", byConnection, Map::size)
                .description("Open connections")
                .register(meters);
        timer.scheduleWithFixedDelay(this::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
    }

    private static Counter.Builder counter(MeterRegistry meters, String name, String description) {
        return Counter.builder(name).description(description);
    }

    /** False when there are as many as allowed. */
    boolean haveRoom() {
        return byConnection.size() < config.connectionsMax();
    }

    void opened(WebSocketConnection connection) {
        Client client =
                new Client(
                        new Wire(connection, frames, timer, config.closeMax()),
                        bounds,
                        why -> {
                            Objects.requireNonNull(cutOffs.get(why)).increment();
                            LOG.infof("client cut off reason=%s", why);
                        },
                        System.nanoTime());
        Inbox inbox =
                new Inbox(
                        bounds.requestsPerSecondMax(),
                        workers,
                        text -> handler.handle(text, client));
        byConnection.put(connection.id(), new Session(client, inbox));
    }

    /** Takes a request; a client that sends too many is cut off. */
    void request(WebSocketConnection connection, String text) {
        Session session = byConnection.get(connection.id());
        if (session == null || session.client().isClosed()) {
            return;
        }
        long now = System.nanoTime();
        session.client().heard(now);
        if (!session.client().mayRequest(now) || !session.inbox().offer(text)) {
            session.client().cutOff(CutOff.TOO_MANY_REQUESTS);
        }
    }

    void heard(WebSocketConnection connection) {
        Session session = byConnection.get(connection.id());
        if (session != null) {
            session.client().heard(System.nanoTime());
        }
    }

    void cutOff(WebSocketConnection connection, CutOff why) {
        Session session = byConnection.get(connection.id());
        if (session != null) {
            session.client().cutOff(why);
        }
    }

    void closed(WebSocketConnection connection) {
        Session session = byConnection.remove(connection.id());
        if (session != null) {
            session.client().close();
            feed.board().leave(session.client());
        }
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
        workers.shutdownNow();
    }

    private void sweep() {
        long now = System.nanoTime();
        for (Session session : byConnection.values()) {
            if (session.client().silentNanos(now) > config.idleMax().toNanos()) {
                session.client().cutOff(CutOff.IDLE);
            }
        }
    }
}
