package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;

/**
 * What order-service's OpenAPI document says is so, and says it well; so do those of
 * market-data-service, portfolio-service and risk-service, whose answers {@link CandleIT} and
 * {@link MoneyContractIT} compare.
 */
class ContractIT {
    private static final String SPECTRAL = "@stoplight/spectral-cli@6.15.0";
    private static final StackClient STACK = TestStack.shared().client();

    private static Contract contract;
    private static Market market;
    private static Trader trader;

    @BeforeAll
    static void openMarket() {
        contract = Contract.of(STACK, "order-service");
        market = Market.listed(STACK, "CONTRACT");
        List<String> users = STACK.createTraders("contract", 2);
        trader = Trader.of(STACK, users.get(0)).funded(market);
        // The examples are of a market at 60,000.
        Trader other = Trader.of(STACK, users.get(1)).funded(market);
        other.accepted(Trader.limit(market.symbol(), "SELL", "0.01", "60000"));
        trader.accepted(Trader.limit(market.symbol(), "BUY", "0.01", "60000"));
    }

    @Test
    void everyRequestThatIsShownIsTakenAndItsAnswerAsDescribed() {
        int sent = 0;
        for (Contract.Operation operation : contract.operations()) {
            for (Map.Entry<String, JsonNode> example : operation.bodies().entrySet()) {
                JsonNode body = placed(example.getValue());
                assertEquals(
                        Set.of(),
                        contract.faults(
                                operation
                                        .definition()
                                        .at("/requestBody/content/application~1json/schema"),
                                body),
                        () -> operation + " " + example.getKey());
                Reply reply = send(operation, body);
                assertTrue(
                        reply.isSuccess(),
                        () -> operation + " " + example.getKey() + ": " + reply.body());
                contract.assertDescribes(operation, reply.status(), reply.body());
                sent++;
            }
        }
        assertTrue(sent >= 14, "examples: " + sent);
    }

    /** At this test's market, under an id of its own. */
    private static JsonNode placed(JsonNode example) {
        JsonNode body = example.deepCopy();
        for (JsonNode order :
                body.has("orders") ? (ArrayNode) body.path("orders") : List.of(body)) {
            if (order.has("clientOrderId")) {
                ((ObjectNode) order)
                        .put("clientOrderId", UUID.randomUUID().toString())
                        .put("symbol", market.symbol());
            }
        }
        return body;
    }

    private static Reply send(Contract.Operation operation, JsonNode body) {
        String path = operation.path();
        if (path.contains("{accountId}")) {
            // Whose limits nobody minds.
            String user = STACK.createTraders("limited", 1).getFirst();
            String address = path.replace("{accountId}", Trader.of(STACK, user).account());
            return STACK.rest()
                    .put(STACK.url("order-service").resolve(address), market.operator(), body);
        }
        if (path.contains("{id}")) {
            JsonNode open = trader.accepted(Trader.limit(market.symbol(), "BUY", "0.01", "50000"));
            path = path.replace("{id}", open.path("orderId").asText());
        }
        return trader.send(operation.method(), path.substring("/api/v1/".length()), body, Map.of());
    }

    @Test
    void everyAnswerThatIsShownIsAsDescribed() {
        List<Contract.ShownAnswer> shown = contract.shownAnswers();
        assertFalse(shown.isEmpty());
        for (Contract.ShownAnswer answer : shown) {
            contract.assertDescribes(
                    answer.operation(), Integer.parseInt(answer.status()), answer.body());
        }
    }

    @Test
    void readsAnswerAsDescribed() {
        JsonNode order = trader.accepted(Trader.limit(market.symbol(), "BUY", "0.01", "51000"));
        String id = order.path("orderId").asText();
        String query = "?symbol=" + market.symbol() + "&minPosition=" + Long.parseLong(id) / 1024;
        for (String path : List.of("orders" + query, "fills" + query)) {
            Reply reply = get(path);
            assertTrue(reply.body().path(path.substring(0, path.indexOf('?'))).size() > 0, path);
            contract.assertDescribes(
                    contract.operation("GET", "/api/v1/" + path.substring(0, path.indexOf('?'))),
                    reply.status(),
                    reply.body());
        }
        String byId = "?clientOrderId=" + order.path("clientOrderId").asText();
        Reply named = get("orders" + byId);
        assertEquals(id, named.body().path("orderId").asText());
        contract.assertDescribes(
                contract.operation("GET", "/api/v1/orders"), named.status(), named.body());
        Contract.Operation detail = contract.operation("GET", "/api/v1/orders/{id}");
        contract.assertDescribes(detail, 200, get("orders/" + id).orThrow());
        Reply absent = get("orders/1024");
        contract.assertDescribes(detail, absent.status(), absent.body());

        for (String path : List.of("orders/" + id, "orders/open?symbol=" + market.symbol())) {
            Reply cancelled =
                    trader.send("DELETE", path, RestClient.json().createObjectNode(), Map.of());
            String described = path.startsWith("orders/open") ? "open" : "{id}";
            contract.assertDescribes(
                    contract.operation("DELETE", "/api/v1/orders/" + described),
                    cancelled.status(),
                    cancelled.body());
        }
    }

    private static Reply get(String path) {
        return STACK.rest()
                .get(STACK.url("order-service").resolve("/api/v1/" + path), trader.token());
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-service", "portfolio-service", "risk-service"})
    void everyCodeThatIsNamedIsExplained(String service) throws IOException {
        String explained = Files.readString(TestStack.project().resolve("docs/api/errors.md"));
        Pattern code = Pattern.compile("\\b[A-Z]+(?:_[A-Z]+)+\\b");
        Set<String> missing = new TreeSet<>();
        for (Contract.Operation operation : Contract.of(STACK, service).operations()) {
            for (Map.Entry<String, JsonNode> response :
                    operation.definition().path("responses").properties()) {
                if (response.getKey().compareTo("400") >= 0) {
                    code.matcher(response.getValue().path("description").asText())
                            .results()
                            .map(MatchResult::group)
                            .filter(each -> !explained.contains("`" + each + "`"))
                            .forEach(missing::add);
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"order-service", "market-data-service", "portfolio-service", "risk-service"})
    void whoUsesTheReleasedContractIsNotBroken(String service) throws IOException {
        ChangedOpenApi changes = changes(service, Contract.of(STACK, service).document());
        assertTrue(changes.isCompatible(), () -> "broken: " + changes.getChangedOperations());
    }

    /** Read as 3.0, as no types of 3.1 are compared; what is of 3.1 only are examples. */
    private static ChangedOpenApi changes(String service, JsonNode served) throws IOException {
        Path released = TestStack.project().resolve("docs/api/" + service + ".yaml");
        JsonNode asBefore = served.deepCopy();
        ((ObjectNode) asBefore).put("openapi", "3.0.3");
        return OpenApiCompare.fromContents(
                Files.readString(released).replaceFirst("openapi: 3\\.1\\.0", "openapi: 3.0.3"),
                asBefore.toString());
    }

    private static ChangedOpenApi changes(JsonNode served) throws IOException {
        return changes("order-service", served);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/paths/~1api~1v1~1fills",
                "/paths/~1api~1v1~1orders/delete",
                "/paths/~1api~1v1~1orders~1{id}/get/responses/200",
                "/paths/~1api~1v1~1fills/get/parameters/0",
                "/components/schemas/Order/properties/status",
                "/components/schemas/PlaceOrder/properties/side/enum/1"
            })
    void whatTakesSomethingAwayIsNoticed(String pointer) throws IOException {
        JsonNode served = contract.document().deepCopy();
        JsonPointer what = JsonPointer.compile(pointer);
        assertFalse(served.at(what).isMissingNode(), pointer);
        if (served.at(what.head()) instanceof ArrayNode array) {
            array.remove(what.last().getMatchingIndex());
        } else {
            ((ObjectNode) served.at(what.head())).remove(what.last().getMatchingProperty());
        }
        assertFalse(changes(served).isCompatible(), pointer);
    }

    @Test
    void aNewDutyIsNoticed() throws IOException {
        JsonNode served = contract.document().deepCopy();
        ((ArrayNode) served.at("/components/schemas/PlaceOrder/required")).add("price");
        assertFalse(changes(served).isCompatible(), "a field that is needed now");
    }

    @Test
    void anotherTypeIsNoticed() throws IOException {
        JsonNode served = contract.document().deepCopy();
        ((ObjectNode) served.at("/components/schemas/Order/properties/quantity"))
                .put("type", "number");
        assertFalse(changes(served).isCompatible(), "a decimal that is a number now");
    }

    /**
     * By all rules of spectral:oas but one: who is to be written to, the venue's operator knows.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {"order-service", "market-data-service", "portfolio-service", "risk-service"})
    void spectralFindsNothing(String service, @TempDir Path folder)
            throws IOException, InterruptedException {
        Npm npm = new Npm(folder);
        Files.writeString(
                folder.resolve("openapi.json"),
                Contract.of(STACK, service).document().toPrettyString());
        Files.writeString(
                folder.resolve("rules.yaml"),
                "extends: [[\"spectral:oas\", all]]\nrules: {contact-properties: off}\n");
        npm.fetch("npx", "--yes", SPECTRAL, "--version");
        int exit =
                npm.run(
                        "npx",
                        "--yes",
                        SPECTRAL,
                        "lint",
                        "--ruleset",
                        "rules.yaml",
                        "--fail-severity",
                        "warn",
                        "openapi.json");
        assertEquals(0, exit, npm.said());
    }
}
