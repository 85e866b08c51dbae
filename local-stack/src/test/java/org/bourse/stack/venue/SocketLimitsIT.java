package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.process.StackException;
import org.bourse.stack.rest.RawWebSocket;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.server.KeycloakServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a connection of /ws may do and how long it lasts, with bounds of seconds. */
class SocketLimitsIT {
    private static final String SERVICE = "market-data-service";
    private static final String BRIEF_CLIENT = "bourse-brief";
    private static final int BRIEF_SECONDS = 10;
    private static final int IDLE_SECONDS = 8;
    private static final int AGE_SECONDS = 30;
    private static final int CONNECTIONS_MAX = 8;
    private static final int SUBSCRIPTIONS_MAX = 3;
    private static final int FRAME_BYTES_MAX = 16 * 1024;
    private static final int PING = 0x9;
    private static final String SHOP = "https://shop.example";

    private static final Map<String, String> BOUNDS =
            Map.of(
                    "bourse.socket.connections-max",
                    String.valueOf(CONNECTIONS_MAX),
                    "bourse.socket.subscriptions-max",
                    String.valueOf(SUBSCRIPTIONS_MAX),
                    "bourse.socket.idle-max",
                    IDLE_SECONDS + "s",
                    "bourse.socket.age-max",
                    AGE_SECONDS + "s",
                    "quarkus.http.cors.origins",
                    SHOP,
                    "quarkus.websockets-next.server.auto-ping-interval",
                    "1S");

    private static final Map<String, String> BOUNDS_BEFORE =
            Map.of(
                    "bourse.socket.connections-max", "2000",
                    "bourse.socket.subscriptions-max", "200",
                    "bourse.socket.idle-max", "45s",
                    "bourse.socket.age-max", "24h",
                    "quarkus.http.cors.origins", "",
                    "quarkus.websockets-next.server.auto-ping-interval", "15S");

    private static Stack shared;
    private static StackClient stack;
    private static Market market;
    private static String user;

    @BeforeAll
    static void bound() {
        shared = TestStack.shared();
        stack = shared.client();
        market = Market.listed(stack, "SOCK");
        user = stack.createTraders("sock", 1).getFirst();
        Trader.of(stack, user);
        createBriefClient();
        restart(BOUNDS);
    }

    @AfterAll
    static void asBefore() {
        restart(BOUNDS_BEFORE);
    }

    private static void restart(Map<String, String> settings) {
        settings.forEach((name, value) -> stack.overrides(SERVICE).set(name, value));
        shared.kill(SERVICE);
        shared.start(SERVICE);
        Market.eventually("its book is there", () -> market.depth().has("lastUpdateId"));
    }

    /** A client of Keycloak's whose tokens are good for seconds. */
    private static void createBriefClient() {
        ObjectNode body = RestClient.json().createObjectNode().put("ifResourceExists", "SKIP");
        ObjectNode brief = body.putArray("clients").addObject();
        brief.put("clientId", BRIEF_CLIENT).put("enabled", true).put("publicClient", true);
        brief.put("directAccessGrantsEnabled", true).put("standardFlowEnabled", false);
        brief.putObject("attributes").put("access.token.lifespan", BRIEF_SECONDS);
        ObjectNode mapper = brief.putArray("protocolMappers").addObject();
        mapper.put("name", "audience").put("protocol", "openid-connect");
        mapper.put("protocolMapper", "oidc-audience-mapper");
        mapper.putObject("config")
                .put("included.custom.audience", "bourse-api")
                .put("access.token.claim", "true");
        URI address = stack.url(KeycloakServer.NAME).resolve("/admin/realms/bourse/partialImport");
        stack.rest().post(address, stack.serviceToken("bourse-stack"), body).orThrow();
    }

    private static String briefToken() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "password");
        form.put("client_id", BRIEF_CLIENT);
        form.put("username", user);
        form.put("password", user);
        return stack.rest()
                .postForm(stack.tokenEndpoint(), form)
                .orThrow()
                .path("access_token")
                .asText();
    }

    @BeforeEach
    void begin() {
        Market.eventually(
                "nobody is connected",
                () ->
                        stack.rest()
                                .text(stack.managementUrl(SERVICE).resolve("/q/metrics"))
                                .lines()
                                .anyMatch(line ->
                                        line.startsWith("bourse_ws_connections")
                                                && line.endsWith(" 0.0")));
    }

    private static RawWebSocket raw() {
        return new RawWebSocket(stack.url(SERVICE), "/ws");
    }

    /** Reads to the end: why the server closed it; empty when it said nothing. */
    private static String end(RawWebSocket socket) {
        try {
            RawWebSocket.Frame frame = socket.read();
            while (frame.opcode() != RawWebSocket.CLOSE) {
                frame = socket.read();
            }
            return frame.closeCode() + " " + frame.text();
        } catch (StackException e) {
            return "";
        }
    }

    @Test
    void aTokenEndsTheConnectionUnlessALoginRenewsIt() {
        try (StreamClient expiring = StreamClient.of(stack, briefToken());
                StreamClient renewed = StreamClient.of(stack, briefToken())) {
            long begunNanos = System.nanoTime();
            expiring.ask(StreamClient.subscribe("fills"));
            renewed.ask(StreamClient.subscribe("fills"));
            renewed.ask(
                    "{\"method\":\"LOGIN\",\"params\":[\"" + stack.token(user) + "\"],\"id\":2}");
            Market.eventually("it is answered", () -> renewed.answers().size() == 2);
            assertTrue(renewed.answers().getLast().path("result").isNull());

            Market.eventually("it is told why", () -> expiring.end().equals("1008 TOKEN_EXPIRED"));
            assertEquals("", renewed.end());
            renewed.ask("{\"method\":\"PING\",\"id\":3}");
            Market.eventually("it goes on", () -> renewed.answers().size() == 3);

            Market.eventually("nothing lasts", () -> renewed.end().equals("1001 MAX_AGE"));
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begunNanos);
            assertTrue(seconds >= AGE_SECONDS - 1, seconds + " s");
        }
    }

    @Test
    void whoAnswersPingsStaysAndWhoDoesNotIsCutOff() {
        long begunNanos = System.nanoTime();
        long staysNanos = TimeUnit.SECONDS.toNanos(2 * IDLE_SECONDS);
        try (RawWebSocket socket = raw()) {
            while (System.nanoTime() - begunNanos < staysNanos) {
                RawWebSocket.Frame frame = socket.read();
                assertEquals(PING, frame.opcode(), frame::text);
                socket.send(RawWebSocket.PONG, frame.payload());
            }
            long silentNanos = System.nanoTime();
            assertEquals("1008 IDLE", end(socket));
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - silentNanos);
            assertTrue(millis > IDLE_SECONDS * 1_000 / 2, millis + " ms");
        }
    }

    @Test
    void moreConnectionsAreRefusedUntilOneIsGone() {
        List<RawWebSocket> all = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS_MAX; i++) {
                all.add(raw());
            }
            StackException refused = assertThrows(StackException.class, SocketLimitsIT::raw);
            assertTrue(refused.getMessage().contains(" 503 "), refused::getMessage);

            all.removeLast().close();
            Market.eventually("there is room", () -> all.add(raw()));
        } finally {
            all.forEach(RawWebSocket::close);
        }
    }

    /** A browser asks nobody before it opens a connection, but it says for whose page. */
    @Test
    void pagesFromElsewhereAreNotConnected() {
        URI server = stack.url(SERVICE);
        for (String path : List.of("/ws", "/stream?streams=" + market.stream("trade"))) {
            for (String origin : List.of("https://evil.example", SHOP + ".evil.example", "null")) {
                StackException refused =
                        assertThrows(
                                StackException.class,
                                () -> new RawWebSocket(server, path, origin).close());
                assertTrue(refused.getMessage().contains(" 403 "), origin + " " + refused);
            }
            new RawWebSocket(server, path, SHOP).close();
        }
    }

    @Test
    void moreStreamsAreRefusedAllTogether() {
        try (StreamClient stream = new StreamClient(stack, "/ws", List.of())) {
            stream.ask(StreamClient.subscribe(streams("trade", "depth", "depth5", "status")));
            stream.ask(StreamClient.subscribe(streams("trade", "depth5", "status")));
            stream.ask(StreamClient.subscribe(streams("bookTicker")));
            Market.eventually("it is answered", () -> stream.answers().size() == 3);
            List<String> codes =
                    stream.answers().stream()
                            .map(answer -> answer.path("error").path("code").asText())
                            .toList();
            assertEquals(List.of("TOO_MANY_SUBSCRIPTIONS", "", "TOO_MANY_SUBSCRIPTIONS"), codes);
        }
    }

    private static String[] streams(String... kinds) {
        String[] streams = new String[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            streams[i] = market.stream(kinds[i]);
        }
        return streams;
    }

    @Test
    void whoAsksTooMuchOrInBytesIsCutOff() {
        try (RawWebSocket asks = raw();
                RawWebSocket bytes = raw()) {
            for (int i = 0; i < 100; i++) {
                asks.send("{\"method\":\"PING\"}");
            }
            bytes.send(RawWebSocket.BINARY, new byte[1]);

            assertEquals("1008 TOO_MANY_REQUESTS", end(asks));
            assertEquals("1003 BINARY_FRAME", end(bytes));
        }
    }

    @Test
    void aFrameThatIsTooLongEndsTheConnection() {
        try (RawWebSocket fits = raw();
                RawWebSocket tooLong = raw()) {
            fits.send("x".repeat(FRAME_BYTES_MAX));
            RawWebSocket.Frame answer = fits.read();
            while (answer.opcode() == PING) {
                answer = fits.read();
            }
            assertTrue(answer.text().contains("INVALID_JSON"), answer::text);

            tooLong.send("x".repeat(FRAME_BYTES_MAX + 1));
            String end = end(tooLong);
            assertTrue(end.isEmpty() || end.startsWith("1009"), end);
        }
    }

    @Test
    void afterTheAnswerToUnsubscribeNoFrameComes() throws InterruptedException {
        String trades = market.stream("trade");
        try (Bustle bustle = new Bustle(stack, List.of(market), "sockets", 2)) {
            // No connection lives for long here, so nobody connects before there is something to
            // tell.
            Market.eventually("they trade", () -> bustle.done() > 100);
            unsubscribes(trades);
        }
    }

    private static void unsubscribes(String trades) {
        try (StreamClient stream = new StreamClient(stack, streams("trade", "depth", "status"))) {
            Market.eventually("it is told", () -> !stream.data(trades, "trade").isEmpty());
            stream.ask("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":\"list-1\"}");
            stream.ask(
                    "{\"method\":\"UNSUBSCRIBE\",\"params\":[\"%s\",\"%s\"],\"id\":7}"
                            .formatted(trades, market.stream("depth")));
            Market.eventually("it is answered", () -> stream.answers().size() == 3);
            try (StreamClient other = new StreamClient(stack, trades)) {
                Market.eventually("others are told", () -> other.data(trades, "trade").size() > 5);
            }
            stream.ask("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":8}");
            Market.eventually("it is answered", () -> stream.answers().size() == 4);

            List<JsonNode> answers = stream.answers();
            assertEquals("\"list-1\"", answers.get(1).path("id").toString());
            assertEquals(List.of(streams("trade", "depth", "status")), texts(answers.get(1)));
            assertEquals("7", answers.get(2).path("id").toString());
            assertTrue(answers.get(2).path("result").isNull());
            assertEquals(List.of(market.stream("status")), texts(answers.get(3)));
            List<JsonNode> frames = stream.frames();
            assertEquals(frames.indexOf(answers.get(2)) + 2, frames.size());
        }
    }

    private static List<String> texts(JsonNode answer) {
        List<String> texts = new ArrayList<>();
        answer.path("result").forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
