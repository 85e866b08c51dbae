package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.service.BourseService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What holds for every endpoint that a service's OpenAPI document has, those of tomorrow included:
 * who may not gets nothing, every answer has its headers, nothing is too long.
 */
class EveryEndpointIT {
    private static final StackClient STACK = TestStack.shared().client();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The longest body that any service takes. */
    private static final int BODY_BYTES_MAX = 256 * 1_024;

    private static final Pattern ROLES =
            Pattern.compile("the token has no role of ([a-z-]+(?:, [a-z-]+)*)\\.");

    /** A person of each role. */
    private static final Map<String, String> PEOPLE =
            new TreeMap<>(
                    Map.of(
                            "trader", "alice",
                            "market-maker", "mm",
                            "risk-manager", "risk",
                            "operator", "operator",
                            "auditor", "auditor"));

    @AfterAll
    static void close() {
        HTTP.close();
    }

    private static List<Contract.Operation> operations(BourseService service) {
        List<Contract.Operation> operations =
                Contract.of(STACK, service.serviceName()).operations();
        assertFalse(operations.isEmpty(), service.serviceName());
        return operations;
    }

    private static URI address(BourseService service, Contract.Operation operation) {
        return STACK.url(service.serviceName())
                .resolve(operation.path().replaceAll("\\{[^}]+}", "1"));
    }

    private static HttpRequest.Builder request(
            BourseService service, Contract.Operation operation, String body) {
        return HttpRequest.newBuilder(address(service, operation))
                .header("Content-Type", "application/json")
                .method(
                        operation.method(),
                        operation.method().equals("GET")
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> answer(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            return fail(request.build().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail(e);
        }
    }

    private static String code(HttpResponse<String> answer) {
        try {
            JsonNode problem = RestClient.json().readTree(answer.body());
            return problem.path("code").asText();
        } catch (IOException e) {
            return fail(answer + " " + answer.body(), e);
        }
    }

    private static void assertHeaders(HttpResponse<String> answer) {
        Map<String, String> expected =
                Map.of(
                        "Cache-Control", "no-store",
                        "X-Content-Type-Options", "nosniff",
                        "Referrer-Policy", "no-referrer",
                        "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        expected.forEach((name, value) ->
                assertEquals(
                        Optional.of(value),
                        answer.headers().firstValue(name),
                        () -> answer + " " + name));
        assertEquals(Optional.empty(), answer.headers().firstValue("Server"), answer::toString);
        assertEquals(Optional.empty(), answer.headers().firstValue("Set-Cookie"));
    }

    /** Nobody is told anything but of public data, and nothing of that is kept or framed. */
    @ParameterizedTest
    @EnumSource(BourseService.class)
    void withoutATokenOnlyWhatIsPublicIsAnswered(BourseService service) {
        for (Contract.Operation operation : operations(service)) {
            HttpResponse<String> answer = answer(request(service, operation, "{}"));

            assertHeaders(answer);
            if (operation.definition().path("responses").has("401")) {
                assertEquals(401, answer.statusCode(), operation::toString);
                assertEquals("UNAUTHENTICATED", code(answer), operation::toString);
                assertTrue(answer.headers().firstValue("WWW-Authenticate").isPresent());
            } else {
                assertEquals("GET", operation.method(), () -> operation + " is public");
                assertNotEquals(401, answer.statusCode(), operation::toString);
                assertTrue(answer.statusCode() < 500, () -> answer + " " + answer.body());
            }
        }
    }

    /** Each role that an endpoint does not name is refused by it. */
    @ParameterizedTest
    @EnumSource(BourseService.class)
    void everyRoleThatIsNotNamedIsRefused(BourseService service) {
        Map<String, String> tokens = new TreeMap<>();
        PEOPLE.forEach((role, person) -> tokens.put(role, STACK.token(person)));
        int refused = 0;
        for (Contract.Operation operation : operations(service)) {
            Matcher named =
                    ROLES.matcher(operation.definition().at("/responses/403/description").asText());
            if (!named.find()) {
                continue;
            }
            Set<String> others = new TreeSet<>(PEOPLE.keySet());
            others.removeAll(Arrays.asList(named.group(1).split(", ", -1)));
            for (String role : others) {
                HttpResponse<String> answer =
                        answer(
                                request(service, operation, "{}")
                                        .header("Authorization", "Bearer " + tokens.get(role)));

                assertEquals(403, answer.statusCode(), () -> role + " " + answer);
                assertEquals("FORBIDDEN", code(answer), operation::toString);
                assertHeaders(answer);
                refused++;
            }
        }
        assertTrue(
                refused > 0 || service == BourseService.MARKET_DATA_SERVICE,
                service.serviceName() + " names no roles");
    }

    /** A page from elsewhere is told nothing, whatever it asks for. */
    @ParameterizedTest
    @EnumSource(BourseService.class)
    void pagesFromElsewhereGetNothing(BourseService service) {
        for (Contract.Operation operation : operations(service)) {
            HttpResponse<String> preflight =
                    answer(
                            HttpRequest.newBuilder(address(service, operation))
                                    .method("OPTIONS", BodyPublishers.noBody())
                                    .header("Origin", "https://evil.example")
                                    .header("Access-Control-Request-Method", operation.method()));
            HttpResponse<String> answer =
                    answer(
                            request(service, operation, "{}")
                                    .header("Origin", "https://evil.example"));

            for (HttpResponse<String> each : List.of(preflight, answer)) {
                assertEquals(403, each.statusCode(), each::toString);
                assertEquals("", each.body());
                assertEquals(
                        Optional.empty(), each.headers().firstValue("Access-Control-Allow-Origin"));
            }
        }
    }

    /** All at once: each of them is waited for as long. */
    @ParameterizedTest
    @EnumSource(BourseService.class)
    void noBodyIsWaitedForForEver(BourseService service) throws Exception {
        Map<String, String> tokens = new TreeMap<>();
        PEOPLE.forEach((role, person) -> tokens.put(role, STACK.token(person)));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, Future<String>> answers = new TreeMap<>();
            for (Contract.Operation operation : operations(service)) {
                if (operation.definition().has("requestBody")) {
                    Matcher named =
                            ROLES.matcher(
                                    operation
                                            .definition()
                                            .at("/responses/403/description")
                                            .asText());
                    String role = named.find() ? named.group(1).split(",", -1)[0] : "trader";
                    answers.put(
                            operation.toString(),
                            threads.submit(() -> slowly(service, operation, tokens.get(role))));
                }
            }
            for (Map.Entry<String, Future<String>> answer : answers.entrySet()) {
                String text = answer.getValue().get();
                assertTrue(text.startsWith("HTTP/1.1 408 "), answer.getKey() + "\n" + text);
                assertTrue(text.contains("\"BODY_TOO_SLOW\""), answer.getKey() + "\n" + text);
            }
        }
    }

    /** The answer to a request whose body ends before it is there. */
    private static String slowly(
            BourseService service, Contract.Operation operation, @Nullable String token)
            throws IOException {
        URI address = address(service, operation);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(60_000);
            String head =
                    "%s %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n"
                            .formatted(
                                    operation.method(),
                                    address.getRawPath(),
                                    address.getAuthority(),
                                    token);
            String rest = "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{";
            socket.getOutputStream().write((head + rest).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @EnumSource(BourseService.class)
    void nothingThatIsTooLongIsTaken(BourseService service) {
        String body = "{\"padding\":\"" + "x".repeat(BODY_BYTES_MAX) + "\"}";
        for (Contract.Operation operation : operations(service)) {
            URI address = address(service, operation);
            if (!operation.method().equals("GET")) {
                HttpResponse<String> answer = answer(request(service, operation, body));
                assertEquals(413, answer.statusCode(), operation::toString);
                assertEquals("BODY_TOO_LARGE", code(answer), operation::toString);
                assertHeaders(answer);
            }
            assertEquals(
                    431,
                    answer(request(service, operation, "{}").header("Padding", "x".repeat(17_000)))
                            .statusCode(),
                    operation::toString);
            assertEquals(
                    414,
                    answer(
                                    request(service, operation, "{}")
                                            .uri(
                                                    URI.create(
                                                            address
                                                                    + "?padding="
                                                                    + "x".repeat(4_096))))
                            .statusCode(),
                    operation::toString);
        }
    }
}
