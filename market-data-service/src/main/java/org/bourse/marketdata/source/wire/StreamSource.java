package org.bourse.marketdata.source.wire;

import io.smallrye.faulttolerance.api.Guard;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bourse.marketdata.source.hub.SourcePipeline;
import org.bourse.marketdata.source.tick.SymbolMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * An exchange of Binance's shape: trades, best prices and differences of books over one WebSocket,
 * snapshots of books over HTTP. A connection that ends, or says nothing for too long, is made
 * again; one that never worked for as long as the longest pause counts as a failure, and the pauses
 * grow.
 *
 * <p>The next message is asked for when the last one is done with, so nothing queues here: what is
 * too much waits in the connection, and the exchange may cut it.
 */
public final class StreamSource implements MarketSource {
    private static final Logger LOG = Logger.getLogger(StreamSource.class);

    /**
     * Where and how.
     *
     * @param streamUrl of the WebSocket, without a path: {@code wss://host:port}
     * @param restUrl of the snapshots, without a path
     * @param snapshotLevels asked for a side, 1 to 5,000
     * @param heartbeat a ping goes out so often; two of them without any answer end the connection
     * @param silenceMax without a message for this long the connection is made again
     * @param timeout of a connection, and of a snapshot to its last byte
     * @param connecting how connections are tried
     * @param asking how snapshots are asked for
     */
    public record Settings(
            String streamUrl,
            String restUrl,
            int snapshotLevels,
            Duration heartbeat,
            Duration silenceMax,
            Duration timeout,
            Patience connecting,
            Patience asking) {
        public Settings {
            if (snapshotLevels < 1 || snapshotLevels > 5_000) {
                throw new IllegalArgumentException("snapshotLevels=" + snapshotLevels);
            }
        }
    }

    private final Settings settings;
    private final SymbolMap symbols;
    private final SourcePipeline pipeline;
    private final SourceClock clock;
    private final HttpClient client;
    private final URI address;
    private final SnapshotFetcher snapshots;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread thread;
    private volatile @Nullable StreamSession session;

    /**
     * @throws IllegalArgumentException when a URL is none
     */
    public StreamSource(
            Settings settings, SymbolMap symbols, SourcePipeline pipeline, SourceClock clock) {
        this.settings = settings;
        this.symbols = symbols;
        this.pipeline = pipeline;
        this.clock = clock;
        client = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
        address = URI.create(settings.streamUrl() + "/stream?streams=" + streams(symbols));
        snapshots =
                new SnapshotFetcher(
                        settings,
                        symbols,
                        pipeline,
                        clock,
                        new HttpFetch(client, settings.timeout()));
        thread = Thread.ofVirtual().name("source-" + pipeline.source()).unstarted(this::run);
    }

    private static String streams(SymbolMap symbols) {
        return symbols.providerSymbols().stream()
                .map(symbol -> symbol.toLowerCase(Locale.ROOT))
                .flatMap(name ->
                        Stream.of(name + "@depth@100ms", name + "@trade", name + "@bookTicker"))
                .collect(Collectors.joining("/"));
    }

    @Override
    public void start() {
        thread.start();
        snapshots.start();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            snapshots.close();
            thread.interrupt();
            StreamSession open = session;
            if (open != null) {
                open.abort();
            }
            client.shutdownNow();
            pipeline.disconnected(true, clock.nowMicros());
        }
    }

    private void run() {
        Guard guard = settings.connecting().guard(-1);
        while (!closed.get()) {
            try {
                guard.call(
                        () -> {
                            converse();
                            return true;
                        },
                        Boolean.class);
            } catch (Exception e) {
                // Whatever failed is tried again; only an interruption ends this: it was closed.
                LOG.debugf("source ended source=%s", pipeline.source());
                return;
            }
        }
    }

    /** One connection, to its end. */
    private void converse() throws AskLaterException, InterruptedException {
        StreamSession current =
                new StreamSession(client, address, settings, symbols, pipeline, clock, snapshots);
        session = current;
        if (closed.get()) {
            return;
        }
        long startNanos = System.nanoTime();
        try {
            current.run();
        } catch (RuntimeException e) {
            LOG.errorf(e, "source failed source=%s", pipeline.source());
        } finally {
            current.abort();
            if (!closed.get() && current.wasOpen()) {
                pipeline.disconnected(false, clock.nowMicros());
            }
        }
        boolean worked =
                current.hadMessages()
                        && System.nanoTime() - startNanos
                                >= settings.connecting().pauseMax().toNanos();
        if (!worked) {
            throw new AskLaterException("the connection did not last", 0);
        }
    }
}
