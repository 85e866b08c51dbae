package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.RawWebSocket;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.service.BourseService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever stands in an address, a header or a request of the WebSocket, it is no command: of SQL,
 * of a page, of a log. Every parameter is tried that a service's document has.
 */
class BadParametersIT {
    private static final StackClient STACK = TestStack.shared().client();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What would stand alone on a line of a log that was led astray. */
    private static final String FORGED = "FORGED-LINE of nobody";

    private static final List<String> TEXTS =
            List.of(
                    "",
                    "'; DROP TABLE orders; --",
                    "1' OR '1'='1",
                    "1) UNION SELECT password FROM pg_shadow --",
                    "<script>alert(1)</script>",
                    "a\r\nSet-Cookie: session=forged\r\n\r\n" + FORGED,
                    "\n" + FORGED,
                    "\u0000",
                    "\u0101\ud83d\ude00",
                    "${jndi:ldap://127.0.0.1/a}",
                    "../../etc/passwd",
                    "%n%s%x",
                    "NaN",
                    "-1",
                    "1e400",
                    "99999999999999999999",
                    "x".repeat(300));

    /** No UTF-8. */
    private static final String BROKEN = "%FF%FE";

    @AfterAll
    static void close() {
        HTTP.close();
    }

    private static List<String> encoded() {
        List<String> all = new ArrayList<>();
        for (String text : TEXTS) {
            all.add(URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        all.add(BROKEN);
        return all;
    }

    private static HttpResponse<String> answer(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            return fail(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail(e);
        }
    }

    /** The address with a value in the place of one parameter, and 1 in those of others. */
    private static URI address(
            BourseService service, Contract.Operation operation, JsonNode parameter, String value) {
        String name = parameter.path("name").asText();
        boolean inPath = parameter.path("in").asText().equals("path");
        String path = inPath ? operation.path().replace("{" + name + "}", value) : operation.path();
        String whole = path.replaceAll("\\{[^}]+}", "1") + (inPath ? "" : "?" + name + "=" + value);
        return STACK.url(service.serviceName()).resolve(whole);
    }

    /** With the token of each of several people, so that it comes past the roles. */
    @ParameterizedTest
    @EnumSource(BourseService.class)
    void noParameterIsACommand(BourseService service) throws IOException {
        List<String> tokens =
                List.of(STACK.token("alice"), STACK.token("operator"), STACK.token("risk"));
        int tried = 0;
        for (Contract.Operation operation :
                Contract.of(STACK, service.serviceName()).operations()) {
            for (JsonNode parameter : operation.definition().path("parameters")) {
                if (parameter.path("in").asText().equals("header")) {
                    continue;
                }
                for (String value : encoded()) {
                    URI address = address(service, operation, parameter, value);
                    for (String token : tokens) {
                        assertHarmless(
                                answer(
                                        HttpRequest.newBuilder(address)
                                                .method(
                                                        operation.method(),
                                                        operation.method().equals("GET")
                                                                ? BodyPublishers.noBody()
                                                                : BodyPublishers.ofString("[]"))
                                                .header("Content-Type", "application/json")
                                                .header("Authorization", "Bearer " + token)
                                                .build()));
                        tried++;
                    }
                }
            }
        }
        assertTrue(tried > 0, service.serviceName());
        assertNoForgedLine(service);
    }

    private static void assertHarmless(HttpResponse<String> answer) {
        String what = answer.request().method() + " " + answer + "\n" + answer.body();
        assertTrue(answer.statusCode() < 500, what);
        assertEquals(Optional.empty(), answer.headers().firstValue("Set-Cookie"), what);
        assertFalse(answer.body().contains("pg_shadow\""), what);
        if (answer.statusCode() >= 400 && !answer.body().isEmpty()) {
            assertEquals(
                    "application/problem+json",
                    answer.headers()
                            .firstValue("Content-Type")
                            .map(type -> type.replaceAll(";.*", ""))
                            .orElse(""),
                    what);
        }
    }

    /** A line of a log begins with the time. */
    private static void assertNoForgedLine(BourseService service) throws IOException {
        try (var lines =
                Files.lines(
                        STACK.folders().log(service.serviceName()), StandardCharsets.ISO_8859_1)) {
            assertEquals(List.of(), lines.filter(line -> line.startsWith(FORGED)).toList());
        }
    }

    /** Each is answered with an error, and the connection goes on. */
    @Test
    void noRequestOfAStreamIsACommand() throws IOException {
        ObjectNode request = RestClient.json().createObjectNode();
        URI server = STACK.url(BourseService.MARKET_DATA_SERVICE.serviceName());
        for (String text : TEXTS) {
            try (RawWebSocket socket = new RawWebSocket(server, "/ws")) {
                for (String method : List.of("SUBSCRIBE", "UNSUBSCRIBE", "LOGIN", text)) {
                    request.removeAll();
                    request.put("method", method).put("id", 1).putArray("params").add(text);
                    socket.send(request.toString());
                    String answer = text(socket);
                    boolean isNone = method.equals("UNSUBSCRIBE");
                    assertTrue(answer.contains("\"error\"") || isNone, method + " " + answer);
                }
                socket.send(text);
                assertTrue(text(socket).contains("\"error\""), text);
                socket.send("{\"method\":\"PING\",\"id\":7}");
                assertTrue(text(socket).contains("\"id\":7"), text);
            }
        }
        assertNoForgedLine(BourseService.MARKET_DATA_SERVICE);
    }

    private static String text(RawWebSocket socket) {
        RawWebSocket.Frame frame = socket.read();
        while (frame.opcode() != RawWebSocket.TEXT) {
            assertTrue(frame.opcode() != RawWebSocket.CLOSE, frame::text);
            frame = socket.read();
        }
        return frame.text();
    }

    @Test
    void noAddressOfAStreamIsACommand() throws IOException {
        URI server = STACK.url(BourseService.MARKET_DATA_SERVICE.serviceName());
        for (String parameter : List.of("streams", "ticket", "accountId")) {
            for (String value : encoded()) {
                HttpResponse<String> answer =
                        answer(
                                HttpRequest.newBuilder(
                                                server.resolve("/ws?" + parameter + "=" + value))
                                        .build());
                assertTrue(answer.statusCode() < 500, answer + answer.body());
            }
        }
        assertNoForgedLine(BourseService.MARKET_DATA_SERVICE);
    }
}
