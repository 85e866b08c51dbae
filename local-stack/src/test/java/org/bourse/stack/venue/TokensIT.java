package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.bourse.stack.TestStack;
import org.bourse.stack.process.ManagedProcess;
import org.bourse.stack.rest.RawWebSocket;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.service.BourseService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No endpoint and no stream of any service lets anybody in with a token of which a single thing is
 * wrong. The services here trust an issuer of the test's own.
 */
class TokensIT {
    private static final ObjectNode EMPTY = JsonNodeFactory.instance.objectNode();
    private static final int NUMBER = 5;
    private static final int FLOOD = 300;

    private final RestClient rest = TestStack.shared().client().rest();

    @ParameterizedTest
    @EnumSource(BourseService.class)
    void nobodyGetsInWithATokenThatIsNotGood(BourseService service) throws IOException {
        try (TokenIssuer issuer = new TokenIssuer()) {
            ManagedProcess process = TestStack.anotherProcess(service, NUMBER, issuer.address());
            process.start();
            try {
                process.awaitReady();
                long begunNanos = System.nanoTime();
                URI base = URI.create("http://127.0.0.1:" + process.component().port());
                List<Contract.Operation> guarded = guarded(base);
                assertGoodTokensAreGood(base, guarded, issuer.good());
                issuer.bad().forEach((what, token) -> assertRefused(base, guarded, what, token));
                if (service == BourseService.MARKET_DATA_SERVICE) {
                    assertNoStream(base, issuer);
                }
                assertKeysAreAskedForSeldom(base, guarded.getFirst(), issuer, begunNanos);
                assertEquals(0, issuer.lured(), "nothing is fetched from where a token says");
            } finally {
                process.stop();
            }
        }
    }

    private List<Contract.Operation> guarded(URI base) {
        Contract contract =
                new Contract(rest.get(base.resolve("/q/openapi?format=json"), "").orThrow());
        List<Contract.Operation> guarded =
                contract.operations().stream()
                        .filter(it -> it.definition().path("responses").has("401"))
                        // Of a body in another type is said so before anybody asks who sends it.
                        .filter(it -> takesJson(it.definition().at("/requestBody/content")))
                        .toList();
        assertFalse(guarded.isEmpty(), base::toString);
        return guarded;
    }

    private static boolean takesJson(JsonNode content) {
        return content.isMissingNode() || content.has("application/json");
    }

    private Reply ask(URI base, Contract.Operation operation, String token) {
        URI address = base.resolve(operation.path().replaceAll("\\{[^}]+}", "1"));
        return switch (operation.method()) {
            case "GET" -> rest.get(address, token);
            case "DELETE" -> rest.delete(address, token, Map.of());
            case "POST", "PUT", "PATCH" ->
                    rest.sendJson(operation.method(), address, token, EMPTY, Map.of());
            default -> throw new IllegalArgumentException(operation.toString());
        };
    }

    /** Without it a refusal would say nothing. Only what changes nothing is asked for. */
    private void assertGoodTokensAreGood(URI base, List<Contract.Operation> guarded, String token) {
        for (Contract.Operation operation : guarded) {
            if (operation.method().equals("GET")) {
                Reply reply = ask(base, operation, token);
                assertNotEquals(401, reply.status(), reply::toString);
            }
        }
    }

    private void assertRefused(
            URI base, List<Contract.Operation> guarded, String what, String token) {
        for (Contract.Operation operation : guarded) {
            Reply reply = ask(base, operation, token);
            assertEquals(401, reply.status(), () -> what + ": " + reply);
            assertEquals("UNAUTHENTICATED", reply.body().path("code").asText(), () -> what + reply);
        }
    }

    private static void assertNoStream(URI base, TokenIssuer issuer) {
        URI address = URI.create("ws://" + base.getAuthority() + "/ws");
        assertTrue(loggedIn(base, issuer.good()).contains("\"result\":null"));
        issuer.bad()
                .forEach((what, token) -> {
                    assertTrue(loggedIn(base, token).contains("\"error\""), what);
                    if (!token.isEmpty()) {
                        assertEquals(401, refusedUpgrade(address, token), what);
                    }
                });
    }

    /** The answer to a login with a token. */
    private static String loggedIn(URI base, String token) {
        try (RawWebSocket socket = new RawWebSocket(base, "/ws")) {
            socket.send("{\"method\":\"LOGIN\",\"params\":[\"" + token + "\"],\"id\":1}");
            RawWebSocket.Frame frame = socket.read();
            while (frame.opcode() != RawWebSocket.TEXT) {
                frame = socket.read();
            }
            return frame.text();
        }
    }

    private static int refusedUpgrade(URI address, String token) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            CompletionException refused =
                    assertThrows(
                            CompletionException.class,
                            () ->
                                    http.newWebSocketBuilder()
                                            .subprotocols("bourse", "bearer." + token)
                                            .buildAsync(address, new WebSocket.Listener() {})
                                            .join());
            return assertInstanceOf(WebSocketHandshakeException.class, refused.getCause())
                    .getResponse()
                    .statusCode();
        }
    }

    /** Whatever keys tokens name: once at the start, and once a minute at most. */
    private void assertKeysAreAskedForSeldom(
            URI base, Contract.Operation operation, TokenIssuer issuer, long begunNanos) {
        for (int i = 0; i < FLOOD; i++) {
            assertEquals(401, ask(base, operation, issuer.ofUnknownKey()).status());
        }
        long minutes = TimeUnit.NANOSECONDS.toMinutes(System.nanoTime() - begunNanos);
        assertTrue(
                issuer.fetches() <= 2 + minutes,
                issuer.fetches() + " times in " + minutes + " minutes");
    }
}
