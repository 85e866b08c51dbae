package org.bourse.marketdata.source.wire;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongUnaryOperator;
import org.bourse.marketdata.source.hub.SourcePipeline;
import org.bourse.marketdata.source.provider.BinanceReader;
import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.SymbolMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One WebSocket connection of a {@link StreamSource}, from its opening to its end. */
final class StreamSession implements WebSocket.Listener {
    private static final Logger LOG = Logger.getLogger(StreamSession.class);
    private static final int MESSAGE_CHARACTERS_MAX = 4 * 1024 * 1024;

    private final HttpClient client;
    private final URI address;
    private final StreamSource.Settings settings;
    private final SourcePipeline pipeline;
    private final SourceClock clock;
    private final SnapshotFetcher snapshots;
    private final BinanceReader reader;
    private final FrameAssembly message = new FrameAssembly(MESSAGE_CHARACTERS_MAX);
    private final CompletableFuture<String> ended = new CompletableFuture<>();

    private volatile @Nullable WebSocket socket;
    private volatile boolean wasOpen;
    private volatile boolean hadMessages;
    private volatile long messageNanos = System.nanoTime();
    private volatile long signNanos = System.nanoTime();

    StreamSession(
            HttpClient client,
            URI address,
            StreamSource.Settings settings,
            SymbolMap symbols,
            SourcePipeline pipeline,
            SourceClock clock,
            SnapshotFetcher snapshots) {
        this.client = client;
        this.address = address;
        this.settings = settings;
        this.pipeline = pipeline;
        this.clock = clock;
        this.snapshots = snapshots;
        reader = new BinanceReader(symbols);
    }

    boolean wasOpen() {
        return wasOpen;
    }

    boolean hadMessages() {
        return hadMessages;
    }

    /** Connects and returns when the connection has ended. */
    void run() throws InterruptedException {
        CompletableFuture<WebSocket> opening =
                client.newWebSocketBuilder()
                        .connectTimeout(settings.timeout())
                        .buildAsync(address, this);
        String why;
        try {
            socket = opening.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            why = await();
        } catch (ExecutionException e) {
            why = "refused: " + kind(e.getCause());
        } catch (TimeoutException e) {
            opening.cancel(true);
            why = "no connection in time";
        }
        LOG.infof("source connection ended source=%s reason=%s", pipeline.source(), why);
    }

    /** Looks after the connection until it ends, and says why. */
    private String await() throws InterruptedException {
        long beatNanos = settings.heartbeat().toNanos();
        while (true) {
            try {
                return ended.get(beatNanos, TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                return kind(e.getCause());
            } catch (TimeoutException e) {
                long now = System.nanoTime();
                if (now - messageNanos > settings.silenceMax().toNanos()) {
                    return "silent";
                }
                if (now - signNanos > 2 * beatNanos) {
                    return "no sign of life";
                }
                ping();
            }
        }
    }

    /** Of a failure; its message might show more than a log should. */
    private static String kind(@Nullable Throwable failure) {
        return failure == null ? "failure" : failure.getClass().getSimpleName();
    }

    private void ping() {
        WebSocket open = socket;
        if (open != null) {
            open.sendPing(ByteBuffer.allocate(0))
                    .whenComplete((_, failure) -> {
                        if (failure != null) {
                            ended.complete("a ping could not be sent");
                        }
                    });
        }
    }

    /** Drops the connection; it may be called at any time, more than once. */
    void abort() {
        ended.complete("closed here");
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        socket = webSocket;
        if (ended.isDone()) {
            webSocket.abort();
            return;
        }
        wasOpen = true;
        messageNanos = System.nanoTime();
        signNanos = messageNanos;
        pipeline.connected();
        webSocket.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(
            WebSocket webSocket, CharSequence data, boolean last) {
        if (ended.isDone()) {
            return null;
        }
        signNanos = System.nanoTime();
        try {
            message.add(data, last).ifPresent(this::receive);
        } catch (IllegalStateException e) {
            pipeline.problem("", Finding.MALFORMED, clock.nowMicros());
            ended.complete("a message that is too long");
            webSocket.abort();
            return null;
        }
        webSocket.request(1);
        return null;
    }

    private void receive(String frame) {
        messageNanos = signNanos;
        hadMessages = true;
        reader.frame(frame, clock.nowMicros(), LongUnaryOperator.identity(), pipeline);
        if (pipeline.needsSnapshot()) {
            snapshots.wake();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(
            WebSocket webSocket, ByteBuffer data, boolean last) {
        signNanos = System.nanoTime();
        if (last) {
            pipeline.problem("", Finding.MALFORMED, clock.nowMicros());
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket webSocket, ByteBuffer payload) {
        signNanos = System.nanoTime();
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket webSocket, ByteBuffer payload) {
        signNanos = System.nanoTime();
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        ended.complete("closed there with " + code);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable failure) {
        ended.complete(kind(failure));
    }
}
