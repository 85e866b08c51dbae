package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the OpenAPI documents of portfolio-service and risk-service say is so: by whom something may
 * be asked, what it is asked with, and what is answered.
 */
class MoneyContractIT {
    private static final StackClient STACK = TestStack.shared().client();

    private static Market market;
    private static Trader trader;
    private static Trader other;

    /** By the name of a path's parameter. */
    private static Map<String, String> ids;

    @BeforeAll
    static void openMarket() {
        market = Market.listed(STACK, "MONEYED");
        List<String> users = STACK.createTraders("moneyed", 2);
        trader = Trader.of(STACK, users.get(0)).funded(market);
        other = Trader.of(STACK, users.get(1)).funded(market);
        other.accepted(Trader.limit(market.symbol(), "SELL", "0.01", "60000"));
        trader.accepted(Trader.limit(market.symbol(), "BUY", "0.01", "60000"));
        ids =
                Map.ofEntries(
                        Map.entry("accountId", trader.account()),
                        Map.entry("symbol", market.symbol()),
                        Map.entry("asset", market.base()),
                        Map.entry("day", "2026-01-01"),
                        Map.entry("group", "NONE"),
                        Map.entry("kind", "DAILY_LOSS_RATIO"),
                        Map.entry("feature", "WITHDRAWALS"),
                        Map.entry("caseId", "1"),
                        Map.entry("depositId", id("deposits", "depositId", deposit())),
                        Map.entry("transferId", id("transfers", "transferId", transfer())),
                        Map.entry("withdrawalId", withdrawal()),
                        Map.entry("webhookId", webhook()),
                        Map.entry("id", "1"));
        Market.eventually("the books have the trade", MoneyContractIT::isBooked);
    }

    private static boolean isBooked() {
        URI positions =
                STACK.url("portfolio-service")
                        .resolve("/api/v1/positions?symbol=" + market.symbol());
        return STACK.rest().get(positions, trader.token()).body().path("positions").size() == 1;
    }

    private static ObjectNode deposit() {
        return json().put("accountId", trader.account()).put("asset", "USDT").put("amount", "5");
    }

    private static ObjectNode transfer() {
        return json().put("toAccountId", other.account()).put("asset", "USDT").put("amount", "5");
    }

    private static String withdrawal() {
        return id("withdrawals", "withdrawalId", json().put("asset", "USDT").put("amount", "5"));
    }

    private static String webhook() {
        URI address = STACK.url("portfolio-service").resolve("/api/v1/webhooks");
        ObjectNode body = json().put("url", "https://example.org/funding");
        return STACK.rest()
                .post(address, STACK.token("operator"), body)
                .orThrow()
                .path("webhookId")
                .asText();
    }

    private static String id(String path, String field, ObjectNode body) {
        return STACK.rest()
                .post(
                        STACK.url("portfolio-service").resolve("/api/v1/" + path),
                        path.equals("deposits") ? market.operator() : trader.token(),
                        body,
                        key())
                .orThrow()
                .path(field)
                .asText();
    }

    private static Map<String, String> key() {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static ObjectNode json() {
        return RestClient.json().createObjectNode();
    }

    /** Of somebody who may, as the document says: the owner before staff. */
    private static String token(Contract.Operation operation) {
        String said = operation.definition().at("/responses/403/description").asText();
        if (said.contains("trader")) {
            return trader.token();
        }
        if (said.contains("risk-manager")) {
            return STACK.token("risk");
        }
        assertTrue(said.contains("operator"), () -> operation + ": " + said);
        return market.operator();
    }

    private static String path(Contract.Operation operation, String account) {
        String path = operation.path();
        for (Map.Entry<String, String> id : ids.entrySet()) {
            String value = id.getKey().equals("accountId") ? account : id.getValue();
            path = path.replace("{" + id.getKey() + "}", value);
        }
        assertFalse(path.contains("{"), path);
        return path;
    }

    @ParameterizedTest
    @CsvSource({"portfolio-service, 29", "risk-service, 17"})
    void readsAnswerAsDescribed(String service, int successesMin) {
        Contract contract = Contract.of(STACK, service);
        Set<String> successes = new TreeSet<>();
        for (Contract.Operation operation : contract.operations()) {
            JsonNode answers = operation.definition().at("/responses/200/content");
            if (operation.method().equals("GET") && answers.has("application/json")) {
                String query =
                        operation.path().endsWith("/statements")
                                ? "?asset=USDT&from=2026-01-01T00:00:00Z&to=2036-01-01T00:00:00Z"
                                : "";
                URI address = STACK.url(service).resolve(path(operation, trader.account()) + query);
                Reply reply =
                        RestClient.untilServed(() -> STACK.rest().get(address, token(operation)));
                contract.assertDescribes(operation, reply.status(), reply.body());
                if (reply.isSuccess()) {
                    successes.add(operation.path());
                }
            }
        }
        assertTrue(successes.size() >= successesMin, () -> "answered: " + successes);
    }

    @ParameterizedTest
    @CsvSource({"portfolio-service, 16", "risk-service, 12"})
    void everyRequestThatIsShownIsTakenAndItsAnswerAsDescribed(String service, int examplesMin) {
        Contract contract = Contract.of(STACK, service);
        int sent = 0;
        for (Contract.Operation operation : contract.operations()) {
            for (Map.Entry<String, JsonNode> example : operation.bodies().entrySet()) {
                String what = operation + " " + example.getKey();
                JsonNode schema =
                        operation.definition().at("/requestBody/content/application~1json/schema");
                assertEquals(Set.of(), contract.faults(schema, example.getValue()), what);
                Reply reply = send(service, operation, placed(example.getValue()));
                contract.assertDescribes(operation, reply.status(), reply.body());
                assertTrue(
                        reply.isSuccess()
                                || reply.body().path("code").asText().equals("HISTORY_TOO_SHORT"),
                        () -> what + ": " + reply.body());
                sent++;
            }
        }
        int examples = sent;
        assertTrue(examples >= examplesMin, () -> "examples: " + examples);
    }

    /** At this test's market and accounts, and of payments that nobody else made. */
    private static JsonNode placed(JsonNode example) {
        String text =
                example.toString()
                        .replace("BTC-USDT", market.symbol())
                        .replace("\"BTC\"", "\"" + market.base() + "\"")
                        .replace("\"1000\"", "\"" + trader.account() + "\"")
                        .replace("\"1001\"", "\"" + other.account() + "\"")
                        .replace("2026-11-28/", UUID.randomUUID() + "/");
        try {
            return RestClient.json().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Reply send(String service, Contract.Operation operation, JsonNode body) {
        // Whose limits and verification nobody minds.
        String account =
                operation.path().contains("{accountId}")
                        ? Trader.of(STACK, STACK.createTraders("minded", 1).getFirst()).account()
                        : trader.account();
        String path = path(operation, account);
        if (path.contains(ids.getOrDefault("withdrawalId", ""))) {
            path = path.replace(ids.getOrDefault("withdrawalId", ""), withdrawal());
        }
        return STACK.rest()
                .sendJson(
                        operation.method(),
                        STACK.url(service).resolve(path),
                        token(operation),
                        body,
                        key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"portfolio-service", "risk-service"})
    void everyAnswerThatIsShownIsAsDescribed(String service) {
        Contract contract = Contract.of(STACK, service);
        List<Contract.ShownAnswer> shown = contract.shownAnswers();
        assertFalse(shown.isEmpty());
        for (Contract.ShownAnswer answer : shown) {
            contract.assertDescribes(
                    answer.operation(), Integer.parseInt(answer.status()), answer.body());
        }
    }
}
