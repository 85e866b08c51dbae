package org.bourse.stack.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bourse.stack.process.StackException;

/** A small JSON client over one connection pool; safe for use by many threads. */
public final class RestClient implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration SERVED_WITHIN = Duration.ofMinutes(1);
    private static final Duration ASKED_EVERY = Duration.ofMillis(200);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();

    /** The mapper everything here is read and written with. */
    public static ObjectMapper json() {
        return JSON;
    }

    /** GET with a bearer token, which may be empty. */
    public Reply get(URI address, String token) {
        return get(address, token, Map.of());
    }

    /** GET with more headers. */
    public Reply get(URI address, String token, Map<String, String> headers) {
        return send("GET", address, token, headers, HttpRequest.BodyPublishers.noBody());
    }

    /** POST of a JSON body. */
    public Reply post(URI address, String token, JsonNode body) {
        return post(address, token, body, Map.of());
    }

    /** POST of a JSON body with more headers, for example an idempotency key. */
    public Reply post(URI address, String token, JsonNode body, Map<String, String> headers) {
        return sendJson("POST", address, token, body, headers);
    }

    /** PUT of a JSON body. */
    public Reply put(URI address, String token, JsonNode body) {
        return sendJson("PUT", address, token, body, Map.of());
    }

    /** DELETE with more headers. */
    public Reply delete(URI address, String token, Map<String, String> headers) {
        return send("DELETE", address, token, headers, HttpRequest.BodyPublishers.noBody());
    }

    /** POST of an HTML form. */
    public Reply postForm(URI address, Map<String, String> fields) {
        String form =
                fields.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return send(
                "POST",
                address,
                "",
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                HttpRequest.BodyPublishers.ofString(form));
    }

    /** Any method with a JSON body. */
    public Reply sendJson(
            String method, URI address, String token, JsonNode body, Map<String, String> headers) {
        Map<String, String> all = new java.util.HashMap<>(headers);
        all.put("Content-Type", "application/json");
        return send(
                method, address, token, all, HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    /**
     * Asks until a service does what it is asked for: again while nobody answers or the answer is
     * 503, for a minute. For what may be done twice.
     *
     * @return the last answer
     * @throws StackException when there was none
     */
    public static Reply untilServed(Supplier<Reply> request) {
        long deadline = System.nanoTime() + SERVED_WITHIN.toNanos();
        while (true) {
            boolean isLast = System.nanoTime() - deadline > 0;
            try {
                Reply reply = request.get();
                if (reply.status() != 503 || isLast) {
                    return reply;
                }
            } catch (StackException e) {
                if (isLast || !(e.getCause() instanceof IOException)) {
                    throw e;
                }
            }
            LockSupport.parkNanos(ASKED_EVERY.toNanos());
        }
    }

    /** The body of a GET as it is, whatever the status. */
    public String text(URI address) {
        return sent("GET " + address, HttpRequest.newBuilder(address).timeout(REQUEST_TIMEOUT))
                .body();
    }

    /** The status of a GET, 0 when nobody answers: for polling. */
    public int probe(URI address) {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(3)).GET().build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException _) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private Reply send(
            String method,
            URI address,
            String token,
            Map<String, String> headers,
            HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address)
                        .timeout(REQUEST_TIMEOUT)
                        .header("Accept", "application/json, application/problem+json, */*;q=0.1")
                        .method(method, body);
        headers.forEach(request::header);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        String described = method + " " + address;
        HttpResponse<String> response = sent(described, request);
        return new Reply(
                described,
                response.statusCode(),
                parse(response.body()),
                response.headers().firstValueAsLong("Retry-After").orElse(0));
    }

    private HttpResponse<String> sent(String described, HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new StackException(described + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(described + " was interrupted", e);
        }
    }

    private static JsonNode parse(String text) {
        if (text.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
