package org.bourse.bench.rest;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;
import org.bourse.bench.BenchException;

/**
 * Connections that read depth streams and check that each increment follows the one before. All on
 * one thread. The time of an event is venue time, which a tick sets every 10 ms: what is measured
 * is up to that much more than what it took.
 */
final class StreamReaders implements AutoCloseable {
    private static final long SLOWEST_MILLIS = 60_000;
    private static final int FRAME_BYTES_MAX = 1 << 20;
    private static final int PATIENCE_SECONDS = 60;
    private static final int DEAF_BUFFER_BYTES = 4 * 1024;

    private final Vertx vertx;
    private final WebSocketClient client;
    private final WebSocketClient deafClient;
    private final URI address;
    private final Histogram millis = new Histogram(SLOWEST_MILLIS, 3);

    private boolean measuring;
    private long frames;
    private long bytes;
    private long gaps;
    private long ended;
    private long begun;

    StreamReaders(URI marketData, int connections) {
        address = marketData;
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        WebSocketClientOptions options =
                new WebSocketClientOptions()
                        .setMaxConnections(connections)
                        .setMaxFrameSize(FRAME_BYTES_MAX)
                        .setMaxMessageSize(FRAME_BYTES_MAX);
        client = vertx.createWebSocketClient(options);
        options.setReceiveBufferSize(DEAF_BUFFER_BYTES);
        deafClient = vertx.createWebSocketClient(options);
    }

    /** Connects so many; each reads the books of so many symbols, taken in turn. */
    void connect(int connections, List<String> symbols, int booksEach) {
        List<Future<WebSocket>> all = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            List<String> streams = new ArrayList<>();
            for (int k = 0; k < booksEach; k++) {
                streams.add(stream(symbols, i * booksEach + k, "depth"));
            }
            all.add(connect(streams));
        }
        await(Future.all(all));
    }

    /** Connects so many that never read; each asks for the trades and the book of a symbol. */
    void connectDeaf(int connections, List<String> symbols) {
        List<Future<WebSocket>> all = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            List<String> streams =
                    List.of(stream(symbols, i, "trade"), stream(symbols, i, "depth"));
            all.add(deafClient.connect(options(streams)).onSuccess(WebSocket::pause));
        }
        await(Future.all(all));
    }

    private static String stream(List<String> symbols, int number, String kind) {
        String symbol = symbols.get(number % symbols.size());
        return symbol.replace("-", "").toLowerCase(Locale.ROOT) + "@" + kind;
    }

    private Future<WebSocket> connect(List<String> streams) {
        Map<String, Long> last = new HashMap<>();
        return client.connect(options(streams))
                .onSuccess(socket -> {
                    socket.textMessageHandler(text -> read(text, last));
                    socket.closeHandler(_ -> ended++);
                });
    }

    private WebSocketConnectOptions options(List<String> streams) {
        return new WebSocketConnectOptions()
                .setHost(address.getHost())
                .setPort(address.getPort())
                .setURI("/ws?streams=" + String.join("/", streams));
    }

    private void read(String text, Map<String, Long> last) {
        if (measuring) {
            frames++;
            bytes += text.length();
        }
        if (!text.startsWith("{\"stream\":\"")) {
            return;
        }
        String stream = text.substring(11, text.indexOf('"', 11));
        int snapshot = text.indexOf("\"lastUpdateId\":");
        if (snapshot > 0) {
            begun += last.put(stream, number(text, snapshot + 15)) == null ? 1 : 0;
            return;
        }
        Long before = last.get(stream);
        long first = number(text, text.indexOf("\"U\":") + 4);
        if (before == null || first != before + 1) {
            gaps++;
        }
        last.put(stream, number(text, text.indexOf("\"u\":") + 4));
        if (measuring) {
            long eventMillis = number(text, text.indexOf("\"E\":") + 4);
            long took = System.currentTimeMillis() - eventMillis;
            millis.recordValue(Math.clamp(took, 0, SLOWEST_MILLIS));
        }
    }

    private static long number(String text, int at) {
        long value = 0;
        for (int i = at; i < text.length() && Character.isDigit(text.charAt(i)); i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    /**
     * What was read.
     *
     * @param begun streams whose snapshot came
     * @param ended connections that were closed
     */
    record Read(long frames, long bytes, long gaps, long begun, long ended, Histogram millis) {}

    /** Counts frames from now on. */
    void measure() {
        vertx.runOnContext(_ -> measuring = true);
    }

    /** All so far; counts no longer. */
    Read read() {
        return await(
                Future.future(promise ->
                        vertx.runOnContext(_ -> {
                            measuring = false;
                            promise.complete(
                                    new Read(frames, bytes, gaps, begun, ended, millis.copy()));
                        })));
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new BenchException("the WebSocket: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
