package org.bourse.bench.rest;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bourse.bench.BenchException;
import org.bourse.contracts.Ids;

/**
 * Sends requests when they are due, on one thread over connections that stay open. When all are
 * busy a request waits, and its latency grows. Looks every millisecond what is due.
 */
final class LoadDriver implements AutoCloseable {
    private static final String ORDERS = "/api/v1/orders";
    private static final byte[] ORDER_ID = "\"orderId\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int PATIENCE_SECONDS = 30;

    private final Schedule schedule;
    private final Scenario scenario;
    private final OrderBody bodies;
    private final MultiMap[] headers;
    private final Tally tally;
    private final Vertx vertx;
    private final HttpClient client;
    private final CountDownLatch done = new CountDownLatch(1);
    private int next;
    private long startNanos;

    LoadDriver(
            Schedule schedule,
            Scenario scenario,
            OrderBody bodies,
            List<Trader> traders,
            URI orderService,
            int connections) {
        this.schedule = schedule;
        this.scenario = scenario;
        this.bodies = bodies;
        tally = new Tally(schedule);
        headers = traders.stream().map(LoadDriver::headers).toArray(MultiMap[]::new);
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setDefaultHost(orderService.getHost())
                                .setDefaultPort(orderService.getPort())
                                .setKeepAliveTimeout(PATIENCE_SECONDS),
                        new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(-1));
    }

    private static MultiMap headers(Trader trader) {
        return MultiMap.caseInsensitiveMultiMap()
                .add("Authorization", "Bearer " + trader.token())
                .add("Content-Type", "application/json");
    }

    /** Sends everything; returns when all is answered, or nothing more is to be expected. */
    Tally run() {
        vertx.runOnContext(_ -> {
            startNanos = System.nanoTime();
            vertx.setPeriodic(1, this::sendDue);
        });
        long seconds = schedule.warmUpSeconds() + schedule.seconds() + (long) PATIENCE_SECONDS;
        try {
            if (!done.await(seconds, TimeUnit.SECONDS)) {
                vertx.close().toCompletionStage().toCompletableFuture().join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
        return tally;
    }

    private void sendDue(long timer) {
        long now = System.nanoTime() - startNanos;
        while (next < schedule.total() && schedule.dueNanos(next) <= now) {
            send(next);
            next++;
        }
        if (next == schedule.total()) {
            vertx.cancelTimer(timer);
        }
    }

    private void send(int slot) {
        switch (scenario.slip(slot, headers.length)) {
            case Slip.Place place -> {
                Buffer body = Buffer.buffer(bodies.text(slot, place), "US-ASCII");
                request(slot, place.user(), HttpMethod.POST, ORDERS, body, 201);
            }
            case Slip.Cancel cancel -> {
                long orderId = tally.orderId(cancel.slot());
                if (orderId == 0) {
                    tally.leftOut();
                    finishIfComplete();
                } else {
                    String path = ORDERS + "/" + Ids.print(orderId);
                    request(slot, cancel.user(), HttpMethod.DELETE, path, Buffer.buffer(), 200);
                }
            }
        }
    }

    private void request(
            int slot, int user, HttpMethod method, String path, Buffer body, int expected) {
        RequestOptions options =
                new RequestOptions().setMethod(method).setURI(path).setHeaders(headers[user]);
        client.request(options)
                .compose(request -> request.send(body))
                .compose(response -> response.body().map(content -> answer(response, content)))
                .onComplete(answer -> {
                    long at = System.nanoTime() - startNanos;
                    if (answer.failed()) {
                        tally.failed(answer.cause().getClass().getSimpleName());
                    } else if (answer.result().status() == expected) {
                        boolean placed = method.equals(HttpMethod.POST);
                        tally.accepted(slot, placed ? answer.result().orderId() : 0, at);
                    } else {
                        tally.failed(answer.result().name());
                    }
                    finishIfComplete();
                });
    }

    private void finishIfComplete() {
        if (tally.isComplete()) {
            done.countDown();
        }
    }

    /** What is read of an answer; {@code name} is the status and the code of the problem. */
    private record Answer(int status, long orderId, String name) {}

    private static Answer answer(HttpClientResponse response, Buffer content) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return new Answer(status, orderId(content), Integer.toString(status));
        }
        String code = content.length() == 0 ? "" : content.toJsonObject().getString("code", "");
        return new Answer(status, 0, status + (code.isEmpty() ? "" : "-" + code));
    }

    /** The id in the body of an answer, or 0. */
    static long orderId(Buffer content) {
        for (int at = 0; at + ORDER_ID.length < content.length(); at++) {
            int matched = 0;
            while (matched < ORDER_ID.length
                    && content.getByte(at + matched) == ORDER_ID[matched]) {
                matched++;
            }
            if (matched == ORDER_ID.length) {
                int start = at + matched;
                int end = start;
                while (end < content.length() && content.getByte(end) != '"') {
                    end++;
                }
                return Ids.parse(content.getString(start, end));
            }
        }
        return 0;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
