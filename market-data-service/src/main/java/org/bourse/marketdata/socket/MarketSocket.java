package org.bourse.marketdata.socket;

import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/**
 * Market data as streams, for anybody, and those of accounts for who is logged in. What comes in is
 * taken on the event loop, at once, since the framework queues what its handlers have not finished
 * without a bound.
 */
@WebSocket(path = MarketSocket.PATH)
public class MarketSocket {
    static final String PATH = "/ws";

    private static final Logger LOG = Logger.getLogger(MarketSocket.class);

    private final Clients clients;

    @Inject
    MarketSocket(Clients clients) {
        this.clients = clients;
    }

    @OnOpen
    @NonBlocking
    void opened(WebSocketConnection connection) {
        clients.opened(connection);
    }

    @OnClose
    @RunOnVirtualThread
    void closed(WebSocketConnection connection) {
        clients.closed(connection);
    }

    @OnTextMessage
    @NonBlocking
    void request(String text, WebSocketConnection connection) {
        clients.request(connection, text);
    }

    @OnBinaryMessage
    @NonBlocking
    void binary(Buffer payload, WebSocketConnection connection) {
        clients.cutOff(connection, CutOff.BINARY_FRAME);
    }

    @OnPongMessage
    @NonBlocking
    void pong(Buffer payload, WebSocketConnection connection) {
        clients.heard(connection);
    }

    /** Oversized frames and broken connections; the connection is closed by the framework. */
    @OnError
    @NonBlocking
    void failed(Throwable failure, WebSocketConnection connection) {
        LOG.debugf("connection failed: %s", failure.getMessage());
    }
}
