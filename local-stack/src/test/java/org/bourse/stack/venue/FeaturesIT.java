package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.process.ManagedProcess;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.service.BourseService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What operators turn off takes nothing new; what was taken before goes on. */
class FeaturesIT {
    private static final String SERVICE = BourseService.PORTFOLIO_SERVICE.serviceName();
    private static final String REASON = "The custodian does not answer";
    private static final int NUMBER = 6;

    private static Instant begun;
    private static StackClient stack;
    private static Market market;
    private static String operator;
    private static Trader trader;
    private static Trader other;

    @BeforeAll
    static void openMarket() {
        begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        stack = TestStack.shared().client();
        market = Market.listed(stack, "SWITCHED");
        operator = market.operator();
        List<String> users = stack.createTraders("switched", 2);
        trader = Trader.of(stack, users.getFirst()).supplied(market);
        other = Trader.of(stack, users.getLast());
    }

    @AfterEach
    void allOn() {
        for (JsonNode feature : list(here(), operator).orThrow().path("features")) {
            turn(feature.path("feature").asText(), true).orThrow();
        }
    }

    private static ObjectNode json() {
        return RestClient.json().createObjectNode();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static URI here() {
        return stack.url(SERVICE);
    }

    private static Reply post(URI service, String path, String token, ObjectNode body, String key) {
        URI address = service.resolve("/api/v1/" + path);
        Map<String, String> headers = Map.of("Idempotency-Key", key);
        return RestClient.untilServed(() -> stack.rest().post(address, token, body, headers));
    }

    private static Reply post(String path, String token, ObjectNode body) {
        return post(here(), path, token, body, key());
    }

    private static Reply list(URI service, String token) {
        URI address = service.resolve("/api/v1/features");
        return RestClient.untilServed(() -> stack.rest().get(address, token));
    }

    private static JsonNode listed(URI service, String feature) {
        for (JsonNode each : list(service, stack.token("auditor")).orThrow().path("features")) {
            if (each.path("feature").asText().equals(feature)) {
                return each;
            }
        }
        throw new AssertionError(feature);
    }

    private static Reply put(URI service, String feature, String token, ObjectNode body) {
        URI address = service.resolve("/api/v1/features/" + feature);
        return RestClient.untilServed(() -> stack.rest().put(address, token, body));
    }

    private static Reply turn(URI service, String feature, boolean enabled, String reason) {
        return put(
                service, feature, operator, json().put("enabled", enabled).put("reason", reason));
    }

    private static Reply turn(String feature, boolean enabled) {
        return turn(here(), feature, enabled, REASON);
    }

    private static ObjectNode amount(String amount) {
        return json().put("asset", market.base()).put("amount", amount);
    }

    private static ObjectNode toOther() {
        return amount("1").put("toAccountId", other.account());
    }

    private static Reply withdraw(URI service, String key, String amount) {
        return post(service, "withdrawals", trader.token(), amount(amount), key);
    }

    private static void assertOff(String feature, Reply reply) {
        assertRefused(409, "FEATURE_OFF", reply);
        String detail = reply.body().path("detail").asText();
        assertTrue(detail.contains(feature), detail);
    }

    private static void assertRefused(int status, String code, Reply reply) {
        assertEquals(code, reply.body().path("code").asText(), () -> reply.body().toString());
        assertEquals(status, reply.status());
    }

    private static JsonNode answered(int status, Reply reply) {
        assertEquals(status, reply.status(), () -> reply.body().toString());
        return reply.body();
    }

    @Test
    void withdrawalsAreOffAtOnceAtEveryReplicaAndThoseThatWereTakenGoOn() {
        ManagedProcess replica = TestStack.anotherProcess(BourseService.PORTFOLIO_SERVICE, NUMBER);
        replica.start();
        try {
            replica.awaitReady();
            URI there = URI.create("http://127.0.0.1:" + replica.component().port());
            String key = key();
            JsonNode taken = answered(201, withdraw(here(), key, "2"));

            JsonNode off = answered(200, turn("WITHDRAWALS", false));

            assertEquals(false, off.path("enabled").asBoolean(true), off::toString);
            for (URI service : List.of(there, here())) {
                assertEquals(off, listed(service, "WITHDRAWALS"));
                assertOff("WITHDRAWALS", withdraw(service, key(), "2"));
                assertEquals(taken, answered(201, withdraw(service, key, "2")));
                assertRefused(409, "IDEMPOTENCY_KEY_REUSED", withdraw(service, key, "3"));
            }
            answered(201, post("transfers", trader.token(), toOther()));
            answered(
                    201,
                    post("deposits", operator, amount("1").put("accountId", trader.account())));
            String complete = "withdrawals/" + taken.path("withdrawalId").asText() + "/complete";
            JsonNode completed = answered(200, post(complete, operator, json()));
            assertEquals("COMPLETED", completed.path("status").asText());

            answered(200, turn(there, "WITHDRAWALS", true, REASON));

            answered(201, withdraw(here(), key(), "2"));
            answered(201, withdraw(there, key(), "2"));
        } finally {
            replica.stop();
        }
    }

    @Test
    void whatIsOffIsListedMeasuredAuditedAndOffAfterARestart() {
        String reason = "Only this test's " + UUID.randomUUID();
        JsonNode off = answered(200, turn(here(), "WITHDRAWALS", false, reason));
        assertEquals(reason, off.path("reason").asText());
        assertTrue(off.path("subject").isTextual(), off::toString);
        assertTrue(!Instant.parse(off.path("since").asText()).isBefore(begun), off::toString);
        assertEquals(off, answered(200, turn("WITHDRAWALS", false)), "a repeat changes nothing");

        TestStack.shared().crash(SERVICE);

        assertEquals(off, listed(here(), "WITHDRAWALS"));
        assertOff("WITHDRAWALS", withdraw(here(), key(), "2"));
        Metrics metrics = new Metrics(stack, SERVICE);
        Market.eventually(
                "the metric says so",
                () ->
                        metrics.sum("bourse_feature_on", "feature=\"WITHDRAWALS\"") == 0
                                && metrics.sum("bourse_feature_on", "feature=\"TRANSFERS\"") == 1);
        Market.eventually(
                "the act is in the audit log",
                () -> audited(reason).equals(List.of(off.path("subject").asText() + " 200")));
        answered(200, turn("WITHDRAWALS", true));
        String key = key();
        // A process that has just started may still wait for the right to write: 202 until then.
        Market.eventually("it is withdrawn", () -> withdraw(here(), key, "2").status() == 201);
    }

    /** Who asked to turn withdrawals for the reason, and what was answered. */
    private static List<String> audited(String reason) {
        List<JsonNode> answers = entries("ACT_ANSWERED");
        List<String> acts = new ArrayList<>();
        for (JsonNode asked : entries("ACT_ASKED")) {
            if (details(asked).path("body").asText().contains(reason)) {
                String act = details(asked).path("actId").asText();
                answers.stream()
                        .filter(answer -> details(answer).path("actId").asText().equals(act))
                        .map(answer ->
                                asked.path("subject").asText()
                                        + " "
                                        + details(answer).path("status").asText())
                        .forEach(acts::add);
            }
        }
        return acts;
    }

    private static List<JsonNode> entries(String kind) {
        URI audit =
                stack.url("risk-service")
                        .resolve("/api/v1/audit?limit=500&kind=" + kind + "&from=" + begun);
        List<JsonNode> entries = new ArrayList<>();
        for (JsonNode entry :
                stack.rest().get(audit, stack.token("auditor")).orThrow().path("entries")) {
            if (entry.path("object")
                    .asText()
                    .equals("portfolio-service PUT /api/v1/features/WITHDRAWALS")) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private static JsonNode details(JsonNode entry) {
        try {
            return RestClient.json().readTree(entry.path("details").asText());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void noNewAccountIsOpenedAndOldOnesAreFound() {
        String newcomer = stack.token(stack.createPeople("switched-late", 1, "trader").getFirst());
        JsonNode sub = answered(201, post("accounts?label=old", trader.token(), json()));
        answered(200, turn("NEW_ACCOUNTS", false));

        assertOff("NEW_ACCOUNTS", post("accounts", newcomer, json()));
        assertOff("NEW_ACCOUNTS", post("accounts?label=new", trader.token(), json()));
        answered(200, post("accounts", trader.token(), json()));
        assertEquals(sub, answered(200, post("accounts?label=old", trader.token(), json())));

        answered(200, turn("NEW_ACCOUNTS", true));
        answered(201, post("accounts", newcomer, json()));
    }

    @Test
    void noNewTransferIsTakenAndARepeatIsAnswered() {
        String key = key();
        JsonNode taken = answered(201, post(here(), "transfers", trader.token(), toOther(), key));
        answered(200, turn("TRANSFERS", false));

        assertOff("TRANSFERS", post("transfers", trader.token(), toOther()));
        assertEquals(
                taken, answered(201, post(here(), "transfers", trader.token(), toOther(), key)));

        answered(200, turn("TRANSFERS", true));
        answered(201, post("transfers", trader.token(), toOther()));
    }

    @Test
    void noNewKeyIsMadeAndOldOnesAreRotatedAndRevoked() {
        ObjectNode wish = json().put("label", "bot").put("algorithm", "HMAC");
        wish.withArray("scopes").add("READ");
        String old = answered(201, post("api-keys", trader.token(), wish)).path("keyId").asText();
        answered(200, turn("NEW_API_KEYS", false));

        assertOff("NEW_API_KEYS", post("api-keys", trader.token(), wish));
        answered(200, post("api-keys/" + old + "/rotate", trader.token(), json()));
        URI address = here().resolve("/api/v1/api-keys/" + old);
        assertEquals(204, stack.rest().delete(address, trader.token(), Map.of()).status());

        answered(200, turn("NEW_API_KEYS", true));
        answered(201, post("api-keys", trader.token(), wish));
    }

    @Test
    void noNewWebhookIsRegistered() {
        ObjectNode url = json().put("url", "https://example.org/funding");
        answered(200, turn("NEW_WEBHOOKS", false));

        assertOff("NEW_WEBHOOKS", post("webhooks", trader.token(), url));

        answered(200, turn("NEW_WEBHOOKS", true));
        answered(201, post("webhooks", trader.token(), url));
    }

    @Test
    void onlyOperatorsTurnFeaturesAndSayWhy() {
        ObjectNode off = json().put("enabled", false).put("reason", REASON);
        for (String token : List.of(trader.token(), stack.token("auditor"), stack.token("risk"))) {
            assertRefused(403, "FORBIDDEN", put(here(), "WITHDRAWALS", token, off));
        }
        assertRefused(403, "FORBIDDEN", list(here(), trader.token()));
        assertRefused(
                400,
                "REASON_INVALID",
                put(here(), "WITHDRAWALS", operator, json().put("enabled", false)));
        assertRefused(
                400,
                "REASON_INVALID",
                put(
                        here(),
                        "WITHDRAWALS",
                        operator,
                        json().put("enabled", false).put("reason", "x".repeat(501))));
        assertRefused(
                400,
                "FIELD_MISSING",
                put(here(), "WITHDRAWALS", operator, json().put("reason", REASON)));
        assertRefused(404, "FEATURE_UNKNOWN", put(here(), "DEPOSITS", operator, off));
        assertTrue(listed(here(), "WITHDRAWALS").path("enabled").asBoolean());
    }
}
