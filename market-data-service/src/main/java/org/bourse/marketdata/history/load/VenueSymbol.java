package org.bourse.marketdata.history.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.bourse.marketdata.source.tick.SourceTerms;

/** Asks market-data-service what a symbol is counted in. */
final class VenueSymbol {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private VenueSymbol() {}

    /**
     * The venue's own tick and lot.
     *
     * @param service where market-data-service is
     * @throws ImportException when it cannot tell
     */
    static SourceTerms terms(URI service, String symbol) {
        String name = URLEncoder.encode(symbol, StandardCharsets.UTF_8);
        URI address = service.resolve("/api/v1/symbols?name=" + name);
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            HttpResponse<byte[]> answer =
                    http.send(
                            HttpRequest.newBuilder(address).timeout(TIMEOUT).build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            JsonNode listed = new ObjectMapper().readTree(answer.body()).path(0);
            if (answer.statusCode() != 200 || listed.isMissingNode()) {
                throw new ImportException(
                        "%s is not listed (%s: %d); say --tick and --lot"
                                .formatted(symbol, service, answer.statusCode()));
            }
            return SourceTerms.of(
                    symbol, listed.path("tickSize").asText(), listed.path("lotSize").asText());
        } catch (IOException | IllegalArgumentException e) {
            throw new ImportException(
                    "market-data-service does not tell the tick of %s (%s); say --tick and --lot"
                            .formatted(symbol, service),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportException("interrupted", e);
        }
    }
}
