package org.bourse.marketdata.source.wire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A GET with bounds: so long it may take to the last byte, and so many bytes it may bring. */
final class HttpFetch {
    private static final int BODY_BYTES_MAX = 4 * 1024 * 1024;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    /**
     * What came back.
     *
     * @param retryAfterMillis what the provider asks for, 0 when it does not
     */
    record Fetched(int status, String body, long retryAfterMillis) {
        boolean isRead() {
            return status == 200;
        }

        boolean isTooOften() {
            return status == TOO_MANY_REQUESTS || status == UNAVAILABLE && retryAfterMillis > 0;
        }
    }

    private final HttpClient client;
    private final Duration timeout;

    HttpFetch(HttpClient client, Duration timeout) {
        this.client = client;
        this.timeout = timeout;
    }

    /**
     * @throws AskLaterException when nothing came back in time, or too much; it does not say from
     *     where, since addresses hold keys
     */
    Fetched get(URI address) throws AskLaterException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(timeout)
                        .header("Accept", "application/json")
                        .header("User-Agent", "bourse-market-data")
                        .build();
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(
                        request,
                        BodyHandlers.limiting(
                                BodyHandlers.ofString(StandardCharsets.UTF_8), BODY_BYTES_MAX));
        try {
            HttpResponse<String> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Fetched(response.statusCode(), response.body(), retryAfterMillis(response));
        } catch (TimeoutException e) {
            throw new AskLaterException("no answer in time", 0);
        } catch (ExecutionException e) {
            String why =
                    e.getCause() instanceof IOException broken
                            ? broken.getClass().getSimpleName()
                            : "failure";
            throw new AskLaterException(why, 0);
        } finally {
            answer.cancel(true);
        }
    }

    /** In seconds, as APIs tell it; a date is not understood and 0. */
    private static long retryAfterMillis(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Long.parseLong(text) * 1_000)
                .orElse(0L);
    }
}
