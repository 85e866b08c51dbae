package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.server.KafkaServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What staff does at any service is in the audit log of risk-service: asked and answered, once. */
class AuditIT {
    private static final Stack SHARED = TestStack.shared();
    private static final StackClient STACK = SHARED.client();
    private static final String OPERATOR = STACK.token("operator");
    private static final String RISK = STACK.token("risk");
    private static final String AUDITOR = STACK.token("auditor");

    private static Instant begun;
    private static Market market;
    private static Trader trader;
    private static Trader other;

    @BeforeAll
    static void openMarket() {
        begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        market = Market.listed(STACK, "CHAINED");
        List<String> users = STACK.createTraders("chained", 2);
        trader = Trader.of(STACK, users.getFirst()).funded(market);
        other = Trader.of(STACK, users.getLast()).funded(market);
    }

    private static ObjectNode json() {
        return RestClient.json().createObjectNode();
    }

    private static URI at(String service, String path) {
        return STACK.url(service).resolve("/api/v1/" + path);
    }

    private static Reply deposit(String key, String amount) {
        return STACK.rest()
                .post(
                        at("portfolio-service", "deposits"),
                        OPERATOR,
                        json().put("accountId", trader.account())
                                .put("asset", "USDT")
                                .put("amount", amount),
                        Map.of("Idempotency-Key", key));
    }

    private static String subject(String token) {
        try {
            byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
            return RestClient.json().readTree(claims).path("sub").asText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** An entry, with its details read. */
    private record Entry(String kind, String subject, String object, JsonNode details) {
        String actId() {
            return details.path("actId").asText();
        }
    }

    /** Those of the kind since the test began, newest first. */
    private static List<Entry> entries(String kind) {
        List<Entry> found = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    STACK.rest()
                            .get(
                                    at(
                                            "risk-service",
                                            "audit?limit=500&kind="
                                                    + kind
                                                    + "&from="
                                                    + begun
                                                    + (cursor.isEmpty()
                                                            ? ""
                                                            : "&cursor=" + cursor)),
                                    AUDITOR)
                            .orThrow();
            page.path("entries").forEach(entry -> found.add(entry(entry)));
            cursor = page.path("nextCursor").asText("");
        } while (!cursor.isEmpty());
        return found;
    }

    private static Entry entry(JsonNode entry) {
        try {
            return new Entry(
                    entry.path("kind").asText(),
                    entry.path("subject").asText(),
                    entry.path("object").asText(),
                    RestClient.json().readTree(entry.path("details").asText()));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** The answers entered to what was asked so, with who asked: each of an act of its own. */
    private static List<String> answers(String object) {
        List<Entry> answered = entries("ACT_ANSWERED");
        List<String> answers = new ArrayList<>();
        for (Entry asked : entries("ACT_ASKED")) {
            if (asked.object().equals(object)) {
                List<Entry> own =
                        answered.stream().filter(it -> it.actId().equals(asked.actId())).toList();
                assertTrue(own.size() < 2, own::toString);
                own.forEach(it -> {
                    assertEquals(object, it.object());
                    assertEquals(asked.subject(), it.subject());
                    answers.add(it.subject() + " " + it.details().path("status").asText());
                });
            }
        }
        return answers.reversed();
    }

    private static void assertAnswers(String object, String... expected) {
        Market.eventually(object + " is entered", () -> answers(object).size() >= expected.length);
        assertEquals(List.of(expected), answers(object));
    }

    private static void assertIntact() {
        JsonNode verification =
                STACK.rest().get(at("risk-service", "audit/verify"), AUDITOR).orThrow();
        assertTrue(verification.path("intact").asBoolean(), verification::toString);
    }

    @Test
    void levelsOfLogsAreSetForAWhileAndEntered() {
        String operator = subject(OPERATOR);
        String level = "admin/log-levels/org.bourse.platform.act";
        ObjectNode wanted = json().put("level", "DEBUG").put("minutes", 5);
        for (String service :
                List.of(
                        "matching-service",
                        "order-service",
                        "portfolio-service",
                        "risk-service",
                        "market-data-service")) {
            JsonNode set = STACK.rest().put(at(service, level), OPERATOR, wanted).orThrow();
            assertEquals("org.bourse.platform.act", set.at("/levels/0/logger").asText(), service);
            assertEquals(set, STACK.rest().get(at(service, "admin/log-levels"), AUDITOR).orThrow());
            assertEquals(204, STACK.rest().delete(at(service, level), OPERATOR, Map.of()).status());
            assertEquals(404, STACK.rest().delete(at(service, level), OPERATOR, Map.of()).status());
            assertAnswers(service + " PUT /api/v1/" + level, operator + " 200");
            assertAnswers(
                    service + " DELETE /api/v1/" + level, operator + " 204", operator + " 404");
        }
        Reply refused =
                STACK.rest()
                        .put(
                                at("risk-service", "admin/log-levels/io.quarkus.oidc"),
                                OPERATOR,
                                wanted);
        assertEquals(400, refused.status());
        assertEquals("LOG_LEVEL_INVALID", refused.body().path("code").asText());
    }

    @Test
    void actsOfAllServicesAreEnteredWithWhoAskedAndWhatWasAnswered() {
        String operator = subject(OPERATOR);
        String symbol = "admin/symbols/" + market.symbol() + "/state";
        String limit = "rate-limits/" + other.account();
        String kyc = "kyc/" + other.account();
        String mode = "accounts/mode?accountId=" + other.account();
        ObjectNode halted = json().put("state", "HALTED");
        ObjectNode rejected = json().put("to", "REJECTED").put("reason", "Nobody knows him");

        String key = UUID.randomUUID().toString();
        assertEquals(201, deposit(key, "17").status());
        STACK.rest().put(at("matching-service", symbol), OPERATOR, halted).orThrow();
        ObjectNode perSecond = json().put("ordersPerSecond", 77);
        STACK.rest().put(at("order-service", limit), OPERATOR, perSecond).orThrow();
        assertEquals(
                403, STACK.rest().put(at("order-service", limit), AUDITOR, perSecond).status());
        assertEquals(400, STACK.rest().put(at("order-service", limit), OPERATOR, json()).status());
        STACK.rest().put(at("portfolio-service", kyc), RISK, rejected).orThrow();
        assertEquals(409, STACK.rest().put(at("portfolio-service", kyc), RISK, rejected).status());
        ObjectNode live = json().put("mode", "LIVE");
        STACK.rest().put(at("portfolio-service", mode), other.token(), live).orThrow();
        int moded = STACK.rest().put(at("portfolio-service", mode), OPERATOR, live).status();

        assertAnswers("matching-service PUT /api/v1/" + symbol, operator + " 200");
        String set = operator + " 200";
        assertAnswers("order-service PUT /api/v1/" + limit, set, set, operator + " 400");
        assertAnswers(
                "portfolio-service PUT /api/v1/" + kyc,
                subject(RISK) + " 200",
                subject(RISK) + " 409");
        assertAnswers("portfolio-service PUT /api/v1/" + mode, operator + " " + moded);
        Entry deposit =
                entries("ACT_ASKED").stream()
                        .filter(it -> it.details().path("idempotencyKey").asText().equals(key))
                        .findAny()
                        .orElseThrow();
        assertEquals("portfolio-service POST /api/v1/deposits", deposit.object());
        assertTrue(
                deposit.details().path("body").asText().contains("\"amount\":\"17\""),
                deposit::toString);
        assertIntact();
    }

    @Test
    void whileTheBrokerStandsStillNothingIsDone() {
        String key = UUID.randomUUID().toString();
        SHARED.suspend(KafkaServer.NAME);
        Reply refused;
        try {
            refused = deposit(key, "1");
        } finally {
            SHARED.resume(KafkaServer.NAME);
        }
        assertEquals("AUDIT_UNAVAILABLE", refused.body().path("code").asText());
        assertEquals(503, refused.status());
        assertEquals(201, RestClient.untilServed(() -> deposit(key, "1")).status());
    }

    @Test
    void whatIsDoneWhileRiskServiceIsKilledIsEnteredOnce() {
        ConcurrentLinkedQueue<String> keys = new ConcurrentLinkedQueue<>();
        AtomicBoolean ends = new AtomicBoolean();
        CompletableFuture<Void> acts =
                CompletableFuture.runAsync(() -> {
                    while (!ends.get()) {
                        String key = UUID.randomUUID().toString();
                        assertEquals(201, deposit(key, "1").status());
                        keys.add(key);
                    }
                });
        for (int kill = 1; kill <= 2; kill++) {
            int before = keys.size();
            Market.eventually("acts go on", () -> keys.size() > before + 20);
            SHARED.kill("risk-service");
            int dead = keys.size();
            Market.eventually("acts go on without it", () -> keys.size() > dead + 20);
            SHARED.start("risk-service");
        }
        ends.set(true);
        acts.join();

        String last = List.copyOf(keys).getLast();
        Market.eventually("the last is entered", () -> answersByKey(last).equals(List.of("201")));
        Map<String, List<String>> byKey = answersByKey();
        for (String key : keys) {
            assertEquals(List.of("201"), byKey.get(key), key);
        }
        assertIntact();
    }

    private static List<String> answersByKey(String key) {
        return answersByKey().getOrDefault(key, List.of());
    }

    /** Of what was asked with a key, all answers; one that came twice is there twice. */
    private static Map<String, List<String>> answersByKey() {
        Map<String, List<Entry>> answered =
                entries("ACT_ANSWERED").stream().collect(Collectors.groupingBy(Entry::actId));
        Map<String, List<String>> byKey = new HashMap<>();
        for (Entry asked : entries("ACT_ASKED")) {
            byKey.computeIfAbsent(
                            asked.details().path("idempotencyKey").asText(), _ -> new ArrayList<>())
                    .addAll(
                            answered.getOrDefault(asked.actId(), List.of()).stream()
                                    .map(it -> it.details().path("status").asText())
                                    .toList());
        }
        return byKey;
    }
}
