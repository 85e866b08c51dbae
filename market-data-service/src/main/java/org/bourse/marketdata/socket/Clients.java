package org.bourse.marketdata.socket;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bourse.marketdata.feed.MarketFeed;
import org.bourse.marketdata.login.Tickets;
import org.bourse.marketdata.stream.StreamName;
import org.bourse.platform.metric.Hop;
import org.jboss.logging.Logger;

/** The connected clients. */
@Startup
@ApplicationScoped
class Clients {
    private static final Logger LOG = Logger.getLogger(Clients.class);
    private static final long SWEEP_SECONDS = 1;
    private static final long LEAVING_POLL_MILLIS = 20;

    private final Map<String, Session> byConnection = new ConcurrentHashMap<>();
    private final Map<CutOff, Counter> cutOffs = new EnumMap<>(CutOff.class);
    private final MarketFeed feed;
    private final RequestHandler handler;
    private final SocketConfig config;
    private final Client.Bounds bounds;
    private final Counter frames;
    private final Timer sent;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("clients").daemon(true).factory());

    /** Requests may have to wait for the board, which no event loop should. */
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    private final Client.Events events =
            new Client.Events() {
                @Override
                public void cutOff(CutOff why) {
                    Objects.requireNonNull(cutOffs.get(why)).increment();
                    LOG.infof("client cut off reason=%s", why);
                }

                @Override
                public void sent(long waitedNanos) {
                    sent.record(waitedNanos, TimeUnit.NANOSECONDS);
                }

                @Override
                public void snapshotDue(Client client, StreamName stream) {
                    goOnAfter(client, () -> feed.board().snapshot(stream, client));
                }

                @Override
                public void missedDue(Client client, Outbox.Next.Missed missed) {
                    goOnAfter(client, () -> client.write(missed));
                }
            };

    private volatile boolean leaving;

    private record Session(Client client, Inbox inbox) {}

    @Inject
    Clients(
            MarketFeed feed,
            RequestHandler handler,
            Tickets tickets,
            SocketConfig config,
            MeterRegistry meters) {
        this.feed = feed;
        this.handler = handler;
        this.config = config;
        bounds =
                new Client.Bounds(
                        new Outbox.Bounds(
                                config.queueFramesMax(),
                                config.queueBytesMax(),
                                config.queueIncrementsMax()),
                        config.requestsPerSecondMax());
        frames = counter(meters, "bourse.ws.frames", "Frames sent").register(meters);
        sent = Hop.FRAMES_SENT.timer(meters, "all");
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
        Sweep sweep =
                new Sweep(
                        () -> byConnection.values().stream().map(Session::client).toList(),
                        config.idleMax(),
                        config.ageMax(),
                        tickets::isGood);
        timer.scheduleWithFixedDelay(
                () -> sweep.run(System.nanoTime(), System.currentTimeMillis()),
                SWEEP_SECONDS,
                SWEEP_SECONDS,
                TimeUnit.SECONDS);
    }

    /** Sends more to a client after work that may have to wait for a board. */
    private void goOnAfter(Client client, Runnable work) {
        workers.execute(() -> {
            try {
                work.run();
                client.asked();
            } catch (RuntimeException e) {
                LOG.error("a frame could not be written", e);
                client.cutOff(CutOff.SEND_FAILED);
            }
        });
    }

    private static Counter.Builder counter(MeterRegistry meters, String name, String description) {
        return Counter.builder(name).description(description);
    }

    /** False when there are as many as allowed, or this process ends. */
    boolean haveRoom() {
        return !leaving && byConnection.size() < config.connectionsMax();
    }

    void opened(WebSocketConnection connection) {
        Client client =
                new Client(
                        new Wire(connection, frames, timer, config.closeMax()),
                        bounds,
                        events,
                        System.nanoTime());
        String address = Wire.address(connection.userData());
        Inbox inbox =
                new Inbox(
                        bounds.requestsPerSecondMax(),
                        workers,
                        text -> handler.handle(text, client, address));
        Wire.owner(connection.userData()).ifPresent(client::login);
        byConnection.put(connection.id(), new Session(client, inbox));
        List<StreamName> streams = Wire.streams(connection.userData());
        if (!streams.isEmpty()) {
            inbox.offer(RequestReader.subscription(streams));
        }
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
            handler.left(session.client());
        }
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
        workers.shutdownNow();
    }

    /** Tells all clients and gives them time to leave, before connections are closed. */
    void leaving(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
        String notice = Replies.serverShutdown(System.currentTimeMillis());
        leaving = true;
        byConnection.values().forEach(session -> session.client().offer(notice));
        long endNanos = System.nanoTime() + config.shutdownNotice().toNanos();
        while (!byConnection.isEmpty() && System.nanoTime() < endNanos) {
            Thread.sleep(LEAVING_POLL_MILLIS);
        }
        byConnection.values().forEach(session -> session.client().cutOff(CutOff.SERVER_SHUTDOWN));
    }
}
