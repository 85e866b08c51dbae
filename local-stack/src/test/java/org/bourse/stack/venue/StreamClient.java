package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bourse.stack.StackClient;
import org.bourse.stack.rest.RestClient;

/**
 * Reads the WebSocket and keeps a book from it as a client would. Whatever comes must be as the
 * AsyncAPI document says.
 */
final class StreamClient implements WebSocket.Listener, AutoCloseable {
    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final List<String> defects = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;

    private volatile String end = "";

    /** Connects and subscribes. */
    StreamClient(StackClient stack, String... streams) {
        this(stack, "/ws", List.of());
        ask(subscribe(streams));
    }

    /**
     * Connects.
     *
     * @param path with the query, if any
     * @param protocols sub-protocols, best first
     * @throws CompletionException when it is refused
     */
    StreamClient(StackClient stack, String path, List<String> protocols) {
        URI address =
                URI.create(
                        stack.url("market-data-service").toString().replace("http", "ws") + path);
        WebSocket.Builder builder = http.newWebSocketBuilder();
        if (!protocols.isEmpty()) {
            builder.subprotocols(
                    protocols.getFirst(),
                    protocols.subList(1, protocols.size()).toArray(String[]::new));
        }
        socket = builder.buildAsync(address, this).join();
    }

    /** Connects as whose token it is. */
    static StreamClient of(StackClient stack, String token) {
        return new StreamClient(stack, "/ws", List.of("bourse", "bearer." + token));
    }

    static String subscribe(String... streams) {
        return "{\"method\":\"SUBSCRIBE\",\"params\":[\""
                + String.join("\",\"", streams)
                + "\"],\"id\":1}";
    }

    void ask(String request) {
        socket.sendText(request, true).join();
    }

    /** The answers to requests, in their order. */
    List<JsonNode> answers() {
        return frames.stream().filter(frame -> frame.has("id")).toList();
    }

    /** How the server closed it; empty while it has not. */
    String end() {
        return end;
    }

    void assertEveryFrameIsOf(String account) {
        for (JsonNode frame : frames) {
            if (frame.has("stream")) {
                assertEquals(account, frame.path("data").path("accountId").asText());
            }
        }
    }

    /** All that came. */
    List<JsonNode> frames() {
        return frames;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        end = statusCode + " " + reason;
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                JsonNode frame = RestClient.json().readTree(partial.toString());
                StreamSchema.check(frame);
                frames.add(frame);
            } catch (JsonProcessingException | AssertionError e) {
                defects.add(String.valueOf(e.getMessage()));
            }
            partial.setLength(0);
        }
        webSocket.request(1);
        return CompletableFuture.completedStage(null);
    }

    /** Fails when anything that came was not as documented. */
    List<JsonNode> data(String stream, String event) {
        if (!defects.isEmpty()) {
            throw new AssertionError(defects.getFirst());
        }
        return frames.stream()
                .filter(frame -> frame.path("stream").asText().equals(stream))
                .map(frame -> frame.path("data"))
                .filter(data -> data.path("e").asText().equals(event))
                .toList();
    }

    /** Bids and asks after all increments so far, as "price quantity"; fails at a gap. */
    List<String> book(String stream) {
        JsonNode snapshot = data(stream, "depthSnapshot").getFirst();
        TreeMap<BigDecimal, String> bids = new TreeMap<>(Comparator.reverseOrder());
        TreeMap<BigDecimal, String> asks = new TreeMap<>();
        apply(bids, snapshot.path("bids"));
        apply(asks, snapshot.path("asks"));
        long last = Long.parseLong(snapshot.path("lastUpdateId").asText());
        for (JsonNode update : data(stream, "depthUpdate")) {
            long first = Long.parseLong(update.path("U").asText());
            if (first != last + 1) {
                throw new AssertionError("gap: " + first + " after " + last);
            }
            last = Long.parseLong(update.path("u").asText());
            apply(bids, update.path("b"));
            apply(asks, update.path("a"));
        }
        return printed(bids, asks);
    }

    /** The same of a REST answer. */
    static List<String> book(JsonNode depth) {
        TreeMap<BigDecimal, String> bids = new TreeMap<>(Comparator.reverseOrder());
        TreeMap<BigDecimal, String> asks = new TreeMap<>();
        apply(bids, depth.path("bids"));
        apply(asks, depth.path("asks"));
        return printed(bids, asks);
    }

    private static List<String> printed(
            TreeMap<BigDecimal, String> bids, TreeMap<BigDecimal, String> asks) {
        List<String> lines = new ArrayList<>();
        bids.forEach((price, quantity) -> lines.add("bid " + price + " " + quantity));
        asks.forEach((price, quantity) -> lines.add("ask " + price + " " + quantity));
        return lines;
    }

    private static void apply(TreeMap<BigDecimal, String> side, JsonNode levels) {
        for (JsonNode level : levels) {
            BigDecimal price = new BigDecimal(level.get(0).asText());
            if (level.get(1).asText().equals("0")) {
                side.remove(price);
            } else {
                side.put(price, level.get(1).asText());
            }
        }
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}
