package org.bourse.marketdata.socket;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Bounds what the operating system keeps for a client that does not read. It would let that grow to
 * megabytes: minutes of increments which are old when they are read, and until then the client
 * costs as much as one that reads. What waits here instead is replaced by what is newer.
 */
@ApplicationScoped
public class SendBuffer implements HttpServerOptionsCustomizer {
    private final SocketConfig config;

    @Inject
    SendBuffer(SocketConfig config) {
        this.config = config;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setSendBufferSize(config.sendBufferBytes());
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customizeHttpServer(options);
    }
}
