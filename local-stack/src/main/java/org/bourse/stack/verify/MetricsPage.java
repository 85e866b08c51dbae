package org.bourse.stack.verify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.bourse.stack.process.StackException;

/** The newest verdicts at {@code /metrics} of a port of the loopback interface. */
final class MetricsPage implements AutoCloseable {
    private final HttpServer server;
    private volatile String page = "";

    /**
     * @param port 0 for any free one
     */
    MetricsPage(int port) {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new StackException("cannot serve metrics on port " + port, e);
        }
        server.createContext("/metrics", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void show(String metrics) {
        page = metrics;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
        exchange.sendResponseHeaders(200, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
