package org.bourse.bench.rest;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;
import org.bourse.bench.BenchException;

/**
 * Asks for market data at fixed times, each kind for each symbol in turn, on one thread. Latency
 * counts from the time a request was due; it looks every millisecond what is due.
 */
final class MarketReaders implements AutoCloseable {
    private static final long SLOWEST_MICROS = 60_000_000;
    private static final int CONNECTIONS = 32;
    private static final int PATIENCE_SECONDS = 30;

    /** What is asked for; the symbol comes where {@code %s} stands. */
    private record Kind(String name, String path, Histogram micros) {
        static Kind of(String name, String path) {
            return new Kind(name, "/api/v1/" + path, new Histogram(SLOWEST_MICROS, 3));
        }
    }

    private final List<Kind> kinds =
            List.of(
                    Kind.of("symbols", "symbols"),
                    Kind.of("depth_20", "depth?symbol=%s&limit=20"),
                    Kind.of("depth_5000", "depth?symbol=%s&limit=5000"),
                    Kind.of("trades", "trades?symbol=%s&limit=100"),
                    Kind.of("agg_trades", "agg-trades?symbol=%s&limit=100"),
                    Kind.of("klines", "klines?symbol=%s&interval=1m&limit=100"),
                    Kind.of("ticker_24h", "ticker/24h?symbol=%s"),
                    Kind.of("ticker_price", "ticker/price?symbol=%s"),
                    Kind.of("ticker_book", "ticker/book?symbol=%s"),
                    Kind.of("avg_price", "avg-price?symbol=%s"),
                    Kind.of("time", "time"),
                    Kind.of("status", "status"));

    private final List<String> symbols;
    private final int perSecond;
    private final Vertx vertx;
    private final HttpClient client;

    private boolean measuring;
    private long timer;
    private long startNanos;
    private long next;
    private long answered;
    private long refused;

    /**
     * @param perSecond requests, 1 to {@link Schedule#PER_SECOND_MAX}
     */
    MarketReaders(URI marketData, List<String> symbols, int perSecond) {
        if (perSecond < 1 || perSecond > Schedule.PER_SECOND_MAX) {
            throw new BenchException("--reads is 1 to " + Schedule.PER_SECOND_MAX);
        }
        this.symbols = List.copyOf(symbols);
        this.perSecond = perSecond;
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setDefaultHost(marketData.getHost())
                                .setDefaultPort(marketData.getPort())
                                .setKeepAliveTimeout(PATIENCE_SECONDS),
                        new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(-1));
    }

    /** Begins to ask; nothing counts before {@link #measure}. */
    void start() {
        vertx.runOnContext(_ -> {
            startNanos = System.nanoTime();
            timer = vertx.setPeriodic(1, _ -> askDue());
        });
    }

    private void askDue() {
        long now = System.nanoTime() - startNanos;
        while (next * 1_000_000_000L / perSecond <= now) {
            ask(next);
            next++;
        }
    }

    private void ask(long number) {
        long dueNanos = number * 1_000_000_000L / perSecond;
        Kind kind = kinds.get((int) (number % kinds.size()));
        String symbol = symbols.get((int) (number / kinds.size() % symbols.size()));
        client.request(HttpMethod.GET, kind.path().replace("%s", symbol))
                .compose(request -> request.send())
                .compose(response -> response.body().map(response.statusCode()))
                .onComplete(answer -> {
                    if (!measuring) {
                        return;
                    }
                    answered++;
                    if (answer.failed() || answer.result() != 200) {
                        refused++;
                    }
                    long took = (System.nanoTime() - startNanos - dueNanos) / 1_000;
                    kind.micros().recordValue(Math.clamp(took, 0, SLOWEST_MICROS));
                });
    }

    /** Counts answers from now on. */
    void measure() {
        vertx.runOnContext(_ -> measuring = true);
    }

    /**
     * What was answered.
     *
     * @param refused answers that were not 200, and requests without one
     * @param micros by kind
     */
    record Read(long answered, long refused, Map<String, Histogram> micros) {
        Read {
            micros = new LinkedHashMap<>(micros);
        }

        /** Of all kinds together. */
        Histogram all() {
            Histogram all = new Histogram(SLOWEST_MICROS, 3);
            micros.values().forEach(all::add);
            return all;
        }
    }

    private Map<String, Histogram> byKind() {
        Map<String, Histogram> micros = new LinkedHashMap<>();
        kinds.forEach(kind -> micros.put(kind.name(), kind.micros().copy()));
        return micros;
    }

    /** All so far; asks no longer. */
    Read read() {
        Future<Read> read =
                Future.future(promise ->
                        vertx.runOnContext(_ -> {
                            measuring = false;
                            vertx.cancelTimer(timer);
                            promise.complete(new Read(answered, refused, byKind()));
                        }));
        try {
            return read.toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new BenchException("the readers: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
