package org.bourse.stack.venue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.bourse.stack.StackClient;

/**
 * Gives the clients of the chart's realm tokens of people of the stack's realm: smoke-operator
 * those of the operator, any other those of one trader.
 */
final class TokenServer implements AutoCloseable {
    private final StackClient client;
    private final String trader;
    private final HttpServer server;

    TokenServer(StackClient client, String trader) throws IOException {
        this.client = client;
        this.trader = trader;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", this::answer);
        server.start();
    }

    /** How scripts find it and who they say they are. */
    Map<String, String> environment() {
        return Map.of(
                "TOKENS",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/token",
                "TRADER_CLIENT",
                "smoke-trader",
                "TRADER_SECRET",
                "secret");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String token =
                client.token(asked.contains("client_id=smoke-operator") ? "operator" : trader);
        byte[] body =
                "{\"access_token\":\"%s\",\"expires_in\":900}"
                        .formatted(token)
                        .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
