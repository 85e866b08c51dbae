package org.bourse.stack.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestClientTest {
    private final Deque<Integer> statuses = new ArrayDeque<>(List.of(503, 409, 200));

    @Test
    void asksAgainWhileNobodyListensOrTheServiceSaysItCannotNow() throws IOException {
        InetSocketAddress address;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = new InetSocketAddress(free.getInetAddress(), free.getLocalPort());
        }
        URI uri = URI.create("http://127.0.0.1:%d/".formatted(address.getPort()));
        HttpServer[] server = new HttpServer[1];
        int[] asked = new int[1];
        try (RestClient client = new RestClient()) {
            Reply reply =
                    RestClient.untilServed(() -> {
                        if (++asked[0] == 2) {
                            server[0] = listen(address);
                        }
                        return client.get(uri, "");
                    });
            assertEquals(409, reply.status());
            assertEquals(3, asked[0]);
        } finally {
            server[0].stop(0);
        }
    }

    private HttpServer listen(InetSocketAddress address) {
        try {
            HttpServer server = HttpServer.create(address, 0);
            server.createContext(
                    "/",
                    exchange -> {
                        exchange.sendResponseHeaders(statuses.removeFirst(), -1);
                        exchange.close();
                    });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
