package org.bourse.stack.trade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.bourse.stack.process.StackException;
import org.bourse.stack.rest.RestClient;

/** The public trades of a symbol as market-data-service streams them. */
final class TradeStream implements WebSocket.Listener, AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final StringBuilder partial = new StringBuilder();
    private final Consumer<JsonNode> trades;
    private final WebSocket socket;

    private volatile String end = "";

    /**
     * Subscribes.
     *
     * @param trades told each frame's data, on a thread of its own
     * @throws StackException when nobody answers
     */
    TradeStream(URI address, String symbol, Consumer<JsonNode> trades) {
        this.trades = trades;
        try {
            socket = http.newWebSocketBuilder().buildAsync(address, this).join();
            socket.sendText(subscription(symbol), true).join();
        } catch (CompletionException e) {
            http.shutdownNow();
            throw new StackException("no market data from " + address + ": " + e.getCause(), e);
        }
    }

    private static String subscription(String symbol) {
        ObjectNode request = RestClient.json().createObjectNode().put("method", "SUBSCRIBE");
        request.putArray("params").add(symbol.replace("-", "").toLowerCase(Locale.ROOT) + "@trade");
        return request.put("id", 1).toString();
    }

    /** Why it has ended; empty as long as it goes on. */
    String end() {
        return end;
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            receive(partial.toString());
            partial.setLength(0);
        }
        webSocket.request(1);
        return CompletableFuture.completedStage(null);
    }

    private void receive(String text) {
        try {
            JsonNode frame = RestClient.json().readTree(text);
            if (frame.has("error")) {
                end = frame.path("error").path("code").asText();
            } else if (frame.path("data").path("e").asText().equals("trade")) {
                trades.accept(frame.path("data"));
            }
        } catch (JsonProcessingException e) {
            end = "not JSON: " + text;
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        end = "closed by the service: " + statusCode + " " + reason;
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable failure) {
        end = failure.toString();
    }

    /** A trade in a line. */
    static String line(JsonNode trade) {
        String taker = trade.path("m").asBoolean() ? "seller took" : "buyer took";
        return "%s trade of %s %s at %s, %s"
                .formatted(
                        time(Instant.ofEpochMilli(trade.path("T").asLong())),
                        trade.path("q").asText(),
                        trade.path("s").asText(),
                        trade.path("p").asText(),
                        trade.path("c").asBoolean() ? "auction" : taker);
    }

    /** The time of day, UTC. */
    static String time(Instant instant) {
        return TIME.format(instant);
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}
