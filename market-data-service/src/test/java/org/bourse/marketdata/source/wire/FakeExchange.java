package org.bourse.marketdata.source.wire;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bourse.marketdata.book.DepthSnapshot;
import org.bourse.marketdata.source.mirror.NaiveMarket;
import org.bourse.marketdata.source.tick.Levels;
import org.bourse.marketdata.source.tick.SourceDepthSnapshot;
import org.bourse.marketdata.source.tick.SourceDepthUpdate;
import org.bourse.marketdata.source.tick.SourceTerms;

/** An exchange of Binance's shape on this machine, whose market moves when it is told to. */
final class FakeExchange implements AutoCloseable {
    static final SourceTerms TERMS = SourceTerms.of("A-B", "0.5", "0.001");

    /** One for all, since its threads take their time to end. */
    private static final Vertx VERTX = Vertx.vertx();

    final List<ServerWebSocket> connections = new CopyOnWriteArrayList<>();
    final List<String> streamsAsked = new CopyOnWriteArrayList<>();
    final List<Long> snapshotsAskedNanos = new CopyOnWriteArrayList<>();
    final AtomicInteger refusals = new AtomicInteger();
    private final HttpServer server;
    private final NaiveMarket market = new NaiveMarket(new SplittableRandom(5));
    private long lastId;
    private long trades;
    private volatile long skewMillis;

    FakeExchange(int port) throws Exception {
        server =
                VERTX.createHttpServer()
                        .webSocketHandler(socket -> {
                            streamsAsked.add(socket.uri());
                            connections.add(socket);
                        })
                        .requestHandler(this::snapshot)
                        .listen(port, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get();
    }

    int port() {
        return server.actualPort();
    }

    private void snapshot(HttpServerRequest request) {
        snapshotsAskedNanos.add(System.nanoTime());
        if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            request.response().setStatusCode(429).putHeader("Retry-After", "1").end();
            return;
        }
        int limit = Integer.parseInt(request.getParam("limit"));
        request.response().putHeader("Content-Type", "application/json").end(snapshot(limit));
    }

    private synchronized String snapshot(int limit) {
        SourceDepthSnapshot snapshot = market.snapshot(limit);
        return "{\"lastUpdateId\":%d,\"bids\":%s,\"asks\":%s}"
                .formatted(snapshot.lastId(), json(snapshot.bids()), json(snapshot.asks()));
    }

    /** How far ahead the exchange's clock is. */
    void skew(long millis) {
        skewMillis = millis;
    }

    /** The market moves and all who are connected are told. */
    synchronized void move() {
        SourceDepthUpdate update = market.move();
        lastId = update.lastId();
        long now = System.currentTimeMillis() + skewMillis;
        say(
                """
                {"stream":"ab@depth@100ms","data":{"e":"depthUpdate","E":%d,"s":"AB","U":%d,\
                "u":%d,"b":%s,"a":%s}}\
                """
                        .formatted(
                                now,
                                update.firstId(),
                                update.lastId(),
                                json(update.bids()),
                                json(update.asks())));
        trades++;
        say(
                """
                {"stream":"ab@trade","data":{"e":"trade","E":%d,"s":"AB","t":%d,"p":"500.0",\
                "q":"0.010","T":%d,"m":false,"M":true}}\
                """
                        .formatted(now, trades, now));
    }

    /** The market moves and nobody is told. */
    synchronized void moveUnseen() {
        lastId = market.move().lastId();
    }

    synchronized void say(String frame) {
        for (ServerWebSocket socket : connections) {
            if (!socket.isClosed()) {
                socket.writeTextMessage(frame);
            }
        }
    }

    synchronized long lastId() {
        return lastId;
    }

    synchronized DepthSnapshot at(long id, int levels) {
        return market.at(id, levels);
    }

    ServerWebSocket lastConnection() {
        return connections.getLast();
    }

    private static String json(Levels side) {
        return IntStream.range(0, side.size())
                .mapToObj(i ->
                        "[\"%s\",\"%s\"]"
                                .formatted(
                                        TERMS.price(side.priceTicks(i)),
                                        TERMS.quantity(side.lots(i))))
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public void close() throws Exception {
        server.close().toCompletionStage().toCompletableFuture().get();
    }
}
