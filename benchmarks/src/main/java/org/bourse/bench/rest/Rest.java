package org.bourse.bench.rest;

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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bourse.bench.BenchException;

/** JSON over HTTP, one request after the other: for what comes before and after the load. */
final class Rest implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TIMEOUT)
                    .build();

    /** An answer; the body is a missing node when it is no JSON. */
    record Reply(String request, int status, JsonNode body) {

        /** The body if the status is 2xx. */
        JsonNode orThrow() {
            if (status / 100 != 2) {
                throw new BenchException(request + " answered " + status + " " + body);
            }
            return body;
        }
    }

    Reply get(URI address, String token) {
        return send(request(address, token).GET().build());
    }

    /** The lines of a text that anybody may read. */
    List<String> lines(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(TIMEOUT).GET().build();
        return answer(request, HttpResponse.BodyHandlers.ofLines()).body().toList();
    }

    Reply post(URI address, String token, Map<String, String> headers, Map<String, ?> body) {
        HttpRequest.Builder request = request(address, token);
        headers.forEach(request::header);
        return send(request.POST(json(body)).header("Content-Type", "application/json").build());
    }

    Reply put(URI address, String token, Map<String, ?> body) {
        return send(
                request(address, token)
                        .PUT(json(body))
                        .header("Content-Type", "application/json")
                        .build());
    }

    Reply delete(URI address, String token) {
        return send(request(address, token).DELETE().build());
    }

    Reply postForm(URI address, Map<String, String> fields) {
        String form =
                fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(address)
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build());
    }

    private static HttpRequest.Builder request(URI address, String token) {
        return HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.BodyPublisher json(Map<String, ?> body) {
        return HttpRequest.BodyPublishers.ofString(JSON.valueToTree(body).toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Reply send(HttpRequest request) {
        HttpResponse<byte[]> response = answer(request, HttpResponse.BodyHandlers.ofByteArray());
        return new Reply(named(request), response.statusCode(), parsed(response.body()));
    }

    private static String named(HttpRequest request) {
        return request.method() + " " + request.uri();
    }

    private <T> HttpResponse<T> answer(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        String name = named(request);
        try {
            return http.send(request, body);
        } catch (IOException e) {
            throw new BenchException(name + " got no answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException(name + " was interrupted", e);
        }
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException _) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
