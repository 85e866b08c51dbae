package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
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

    /** What its body is in: another is refused before anybody asks who sends it. */
    private static String type(Contract.Operation operation) {
        Iterator<String> types = operation.definition().at("/requestBody/content").fieldNames();
        return types.hasNext() ? types.next() : "application/json";
    }

    private static HttpRequest.Builder request(
            BourseService service, Contract.Operation operation, String body) {
        return HttpRequest.newBuilder(address(service, operation))
                .header("Content-Type", type(operation))
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
                        "X-Content-Type-Options", "nosniff",
                        "Referrer-Policy", "no-referrer",
                        "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        expected.forEach((name, value) ->
                assertEquals(
                        Optional.of(value),
                        answer.headers().firstValue(name),
                        () -> answer + " " + name));
        List<String> kept = answer.headers().allValues("Cache-Control");
        assertEquals(1, kept.size(), () -> answer + " " + kept);
        assertTrue(
                answer.statusCode() < 400 || kept.contains("no-store"), () -> answer + "" + kept);
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
        String head =
                "%s %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n"
                        .formatted(
                                operation.method(),
                                address.getRawPath(),
                                address.getAuthority(),
                                token);
        String rest = "Content-Type: %s\r\nContent-Length: 100\r\n\r\n{".formatted(type(operation));
        return exchange(address, head + rest);
    }

    /** All that is answered to what is sent, on a connection of its own. */
    private static String exchange(URI address, String request) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Nor those that the framework serves itself, whatever the method. */
    @ParameterizedTest
    @EnumSource(BourseService.class)
    void noAddressEchoesARequestOrIsAProxy(BourseService service) throws IOException {
        URI server = STACK.url(service.serviceName());
        Set<String> paths = new TreeSet<>(List.of("/", "/q/openapi", "/ws", "/nowhere"));
        operations(service).forEach(it -> paths.add(address(service, it).getRawPath()));
        for (String path : paths) {
            for (String method : List.of("TRACE", "TRACK", "CONNECT")) {
                String answer =
                        exchange(
                                server,
                                "%s %s HTTP/1.1\r\nHost: x\r\nProbe: do-not-echo\r\n"
                                                .formatted(method, path)
                                        + "Connection: close\r\n\r\n");

                assertTrue(answer.startsWith("HTTP/1.1 405 "), method + " " + path + answer);
                assertFalse(answer.contains("do-not-echo"), method + " " + path + answer);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(BourseService.class)
    void noBodyThatIsTooLongIsTaken(BourseService service) {
        String body = "{\"padding\":\"" + "x".repeat(BODY_BYTES_MAX) + "\"}";
        for (Contract.Operation operation : operations(service)) {
            if (!operation.method().equals("GET")) {
                HttpResponse<String> answer = answer(request(service, operation, body));
                assertEquals(413, answer.statusCode(), operation::toString);
                assertEquals("BODY_TOO_LARGE", code(answer), operation::toString);
                assertHeaders(answer);
            }
        }
    }

    /** That is found out before an endpoint is looked for. */
    @ParameterizedTest
    @EnumSource(BourseService.class)
    void noHeaderAndNoAddressThatIsTooLongIsTaken(BourseService service) {
        URI address = STACK.url(service.serviceName()).resolve("/api/v1/any");
        assertEquals(
                431,
                answer(HttpRequest.newBuilder(address).header("Padding", "x".repeat(16_500)))
                        .statusCode());
        assertEquals(
                414,
                answer(
                                HttpRequest.newBuilder(
                                        URI.create(address + "?padding=" + "x".repeat(4_096))))
                        .statusCode());
    }

    /** Wherever an account is named: in the path, in the query, in a body. */
    @ParameterizedTest
    @EnumSource(BourseService.class)
    void anotherTradersAccountIsNobodys(BourseService service) {
        List<String> users = STACK.createTraders("endpoint", 2);
        String owners = Trader.of(STACK, users.get(0)).account();
        String token = Trader.of(STACK, users.get(1)).token();
        for (Contract.Operation operation : operations(service)) {
            if (!operation.definition().path("responses").has("401")) {
                continue;
            }
            for (Naming naming : namings(operation, owners)) {
                HttpResponse<String> answer =
                        answer(
                                HttpRequest.newBuilder(
                                                STACK.url(service.serviceName())
                                                        .resolve(naming.address()))
                                        .header("Content-Type", "application/json")
                                        .header("Authorization", "Bearer " + token)
                                        .method(
                                                operation.method(),
                                                operation.method().equals("GET")
                                                        ? BodyPublishers.noBody()
                                                        : BodyPublishers.ofString(naming.body())));
                assertTrue(
                        List.of(400, 403, 404, 409, 422).contains(answer.statusCode()),
                        () -> naming + "\n" + answer + "\n" + answer.body());
            }
        }
    }

    /** A request in which somebody's account is named. */
    private record Naming(String address, String body) {}

    private static List<Naming> namings(Contract.Operation operation, String account) {
        List<Naming> namings = new ArrayList<>();
        String path = operation.path();
        boolean isNamed = false;
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : operation.definition().path("parameters")) {
            String name = parameter.path("name").asText();
            boolean isAccount = name.equals("accountId") || name.equals("account");
            String value = isAccount ? account : parameter.path("example").asText("1");
            isNamed |= isAccount;
            switch (parameter.path("in").asText()) {
                case "path" -> path = path.replace("{" + name + "}", value);
                case "query" -> {
                    if (isAccount || parameter.path("required").asBoolean()) {
                        query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
                    }
                }
                default -> {
                    // A header names no account.
                }
            }
        }
        String address = path + (query.isEmpty() ? "" : "?" + String.join("&", query));
        String anyBody =
                operation.bodies().values().stream()
                        .map(JsonNode::toString)
                        .findFirst()
                        .orElse("{}");
        if (isNamed) {
            namings.add(new Naming(address, anyBody));
        }
        for (JsonNode body : operation.bodies().values()) {
            if (body.has("accountId")) {
                ObjectNode named = body.deepCopy();
                namings.add(new Naming(address, named.put("accountId", account).toString()));
            }
        }
        return namings;
    }
}
