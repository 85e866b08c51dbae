package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bourse.stack.Rebuild;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.service.BourseService;
import org.junit.jupiter.api.Test;

/**
 * Large payments, and small ones that come to as much, are found once and are in the day's file.
 */
class ThresholdIT {
    private final Stack shared = TestStack.shared();
    private final StackClient stack = shared.client();
    private final String operator = stack.token("operator");
    private final String risk = stack.token("risk");

    private URI at(String path) {
        return stack.url("risk-service").resolve("/api/v1/" + path);
    }

    private void deposit(Trader trader, String asset, String amount) {
        deposit(trader.account(), asset, amount);
    }

    private void deposit(String account, String asset, String amount) {
        ObjectNode body =
                RestClient.json()
                        .createObjectNode()
                        .put("accountId", account)
                        .put("asset", asset)
                        .put("amount", amount)
                        .put("paymentSource", "threshold")
                        .put("paymentReference", UUID.randomUUID().toString());
        stack.rest()
                .post(
                        stack.url("portfolio-service").resolve("/api/v1/deposits"),
                        operator,
                        body,
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                .orThrow();
    }

    private List<JsonNode> hits(Trader trader) {
        return hits(trader.account());
    }

    private List<JsonNode> hits(String account) {
        List<JsonNode> hits = new ArrayList<>();
        RestClient.untilServed(
                        () -> stack.rest().get(at("threshold-hits?accountId=" + account), risk))
                .orThrow()
                .path("hits")
                .forEach(hits::addFirst);
        return hits;
    }

    private HttpResponse<byte[]> file(String day, String format) {
        HttpRequest request =
                HttpRequest.newBuilder(at("threshold-reports/" + day + "?format=" + format))
                        .header("Authorization", "Bearer " + risk)
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            return fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            return fail(e);
        }
    }

    @Test
    void paymentsAreFoundOnceAndStayInTheFileAfterACrashAndARebuild() throws IOException {
        Market market = Market.listed(stack, "REPORTED");
        List<String> users = stack.createTraders("reported", 3);
        Trader small = Trader.of(stack, users.get(0));
        Trader seller = Trader.of(stack, users.get(1)).funded(market);
        Trader buyer = Trader.of(stack, users.get(2)).funded(market);
        seller.accepted(Trader.limit(market.symbol(), "SELL", "1", "100"));
        buyer.accepted(Trader.limit(market.symbol(), "BUY", "1", "100"));

        deposit(small, "USDT", "9999.99");
        deposit(small, "USDT", "10000");
        // Worth 0.01 USDT at the price just made.
        deposit(small, market.base(), "0.0001");
        Market.eventually("two hits", () -> hits(small).size() == 2);

        List<JsonNode> found = hits(small);
        assertEquals("SINGLE", found.get(0).path("rule").asText());
        assertEquals("10000", found.get(0).path("total").asText());
        JsonNode together = found.get(1);
        assertEquals("STRUCTURING", together.path("rule").asText(), together::toString);
        assertEquals("10000", together.path("total").asText());
        assertEquals("0.01", together.path("transfers").get(1).path("value").asText());
        assertFileHolds(found);

        shared.crash("risk-service");
        deposit(small, "USDT", "5000");
        deposit(small, "USDT", "5000");
        Market.eventually("a third hit", () -> hits(small).size() == 3);
        assertEquals(found, hits(small).subList(0, 2));
        List<JsonNode> before = hits(small);
        new Rebuild(stack).run(BourseService.RISK_SERVICE);
        assertEquals(before, hits(small), "what was read again found nothing");
        assertFileHolds(before);
    }

    private String openedSub(Trader holder) {
        return stack.rest()
                .post(
                        stack.url("portfolio-service").resolve("/api/v1/accounts?label=spread"),
                        holder.token(),
                        RestClient.json().createObjectNode(),
                        Map.of())
                .orThrow()
                .path("accountId")
                .asText();
    }

    @Test
    void whatIsSpreadOverAccountsOfOneHolderIsFoundAndToldToWhoSupervisesOnly() {
        Trader holder = Trader.of(stack, stack.createTraders("spread", 1).getFirst());
        String sub = openedSub(holder);
        String begun;
        JsonNode hit;
        try (StreamClient ofHolder = StreamClient.of(stack, holder.token());
                StreamClient ofAuditor = StreamClient.of(stack, stack.token("auditor"))) {
            ofHolder.ask(StreamClient.subscribe("alerts"));
            ofAuditor.ask(StreamClient.subscribe("alerts"));
            Market.eventually(
                    "they have begun",
                    () ->
                            !ofHolder.data("alerts", "begin").isEmpty()
                                    && !ofAuditor.data("alerts", "begin").isEmpty());
            begun = ofHolder.data("alerts", "begin").getFirst().path("u").asText();

            deposit(sub, "USDT", "6000");
            deposit(holder, "USDT", "4000");

            Market.eventually("a hit", () -> hits(holder).size() == 1);
            hit = hits(sub).getFirst();
            assertEquals("STRUCTURING", hit.path("rule").asText(), hit::toString);
            assertEquals(holder.account(), hit.path("accountId").asText());
            assertEquals(sub, hit.path("transfers").path(0).path("accountId").asText());
            assertTrue(hit.path("transfers").path(1).path("accountId").isMissingNode());
            String hitId = hit.path("hitId").asText();
            Market.eventually("the auditor is told", () -> isTold(ofAuditor, hitId));
            assertEquals(List.of(), ofHolder.data("alerts", "alert"));
        }
        assertNotToldAfterwards(holder, begun, hit.path("hitId").asText());
    }

    private static boolean isTold(StreamClient stream, String hitId) {
        return stream.data("alerts", "alert").stream()
                .anyMatch(alert ->
                        alert.path("kind").asText().equals("THRESHOLD_HIT")
                                && alert.path("alertId").asText().equals(hitId));
    }

    private void assertNotToldAfterwards(Trader holder, String begun, String hitId) {
        String request =
                """
                {"method":"SUBSCRIBE","params":["alerts"],"resume":{"alerts":"%s"},"id":1}\
                """
                        .formatted(begun);
        try (StreamClient ofHolder = StreamClient.of(stack, holder.token());
                StreamClient ofRisk = StreamClient.of(stack, risk)) {
            ofRisk.ask(request);
            ofHolder.ask(request);
            Market.eventually("it comes again", () -> isTold(ofRisk, hitId));
            Market.eventually("it is answered", () -> ofHolder.answers().size() == 1);
            assertEquals(1, ofHolder.answers().getFirst().path("result").path("resumed").size());
            assertEquals(List.of(), ofHolder.data("alerts", "alert"));
        }
    }

    private void assertFileHolds(List<JsonNode> found) throws IOException {
        String day = found.getLast().path("day").asText();
        HttpResponse<byte[]> json = file(day, "JSON");
        assertEquals(200, json.statusCode());
        String digest = Base64.getEncoder().encodeToString(sha256(json.body()));
        assertEquals(
                "sha-256=:" + digest + ":",
                json.headers().firstValue("Content-Digest").orElseThrow());
        assertArrayEquals(json.body(), file(day, "JSON").body());
        JsonNode document = RestClient.json().readTree(json.body());
        List<JsonNode> ofDay = new ArrayList<>();
        document.path("hits").forEach(ofDay::add);
        assertTrue(ofDay.contains(found.getLast()), document::toString);
        String csv = new String(file(day, "CSV").body(), StandardCharsets.UTF_8);
        assertTrue(csv.contains(found.getLast().path("hitId").asText() + ","), csv);
        assertTrue(
                stack
                        .rest()
                        .get(at("audit?kind=REPORT_DOWNLOADED&limit=500"), risk)
                        .orThrow()
                        .path("entries")
                        .findValuesAsText("details")
                        .stream()
                        .anyMatch(
                                it -> it.contains(HexFormat.of().formatHex(sha256(json.body())))));
    }
}
