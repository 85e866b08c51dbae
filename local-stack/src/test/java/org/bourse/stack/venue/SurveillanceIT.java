package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.InvalidProtocolBufferException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.AlertKind;
import org.bourse.contracts.v1.RiskAlert;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.topic.TopicReader;
import org.junit.jupiter.api.Test;

/** Two who pass the same back and forth have a case each; what is decided about it is entered. */
class SurveillanceIT {
    private final Stack shared = TestStack.shared();
    private final StackClient stack = shared.client();
    private final String risk = stack.token("risk");
    private final String auditor = stack.token("auditor");

    private static void passBackAndForth(Market market, Trader one, Trader other) {
        for (int i = 0; i < 3; i++) {
            one.accepted(Trader.limit(market.symbol(), "SELL", "2", "100"));
            other.accepted(Trader.limit(market.symbol(), "BUY", "2", "100"));
            other.accepted(Trader.limit(market.symbol(), "SELL", "2", "100"));
            one.accepted(Trader.limit(market.symbol(), "BUY", "2", "100"));
        }
    }

    private URI at(String path) {
        return stack.url("risk-service").resolve("/api/v1/" + path);
    }

    private JsonNode cases(Trader trader) {
        return stack.rest()
                .get(at("cases?rule=ROUND_TRIPS&accountId=" + trader.account()), auditor)
                .orThrow()
                .path("cases");
    }

    private Reply decide(String caseId, String to) {
        ObjectNode decision =
                RestClient.json().createObjectNode().put("to", to).put("note", "One hand?");
        return stack.rest().post(at("cases/" + caseId + "/transition"), risk, decision, Map.of());
    }

    private List<RiskAlert> alerts(String caseId) {
        List<RiskAlert> found = new ArrayList<>();
        new TopicReader(stack.kafkaBootstrapServers())
                .read(
                        Topics.RISK_ALERTS,
                        false,
                        entry -> {
                            try {
                                RiskAlert alert = RiskAlert.parseFrom(entry.value());
                                if (alert.getAlertId().equals(caseId)) {
                                    found.add(alert);
                                }
                            } catch (InvalidProtocolBufferException e) {
                                throw new AssertionError(e);
                            }
                        });
        return found;
    }

    @Test
    void aFindingIsACaseIsAnAlertAndIsDecidedOnce() {
        Market market = Market.listed(stack, "WASHED");
        List<String> users = stack.createTraders("washed", 4);
        List<Trader> traders =
                users.stream().map(user -> Trader.of(stack, user).funded(market)).toList();
        Trader watched = traders.get(0);
        passBackAndForth(market, watched, traders.get(1));
        Market.eventually("a case", () -> cases(watched).size() == 1);
        JsonNode opened = cases(watched).get(0);
        String caseId = opened.path("caseId").asText();
        assertEquals("OPEN", opened.path("state").asText());
        assertEquals(market.symbol(), opened.path("symbol").asText());
        JsonNode detail = stack.rest().get(at("cases/" + caseId), auditor).orThrow();
        JsonNode evidence = detail.path("evidence").get(0).path("evidence");
        assertEquals(6, evidence.path("tradeIds").size(), detail::toString);
        assertEquals("3", evidence.path("figures").path("trips").asText());
        Market.eventually("the alert", () -> !alerts(caseId).isEmpty());
        RiskAlert alert = alerts(caseId).getFirst();
        assertEquals(AlertKind.SURVEILLANCE, alert.getKind());
        assertEquals("ROUND_TRIPS", alert.getRule());

        assertEquals(409, decide(caseId, "CLOSED_REPORTED").status());
        assertEquals(200, decide(caseId, "UNDER_REVIEW").status());
        Reply again = decide(caseId, "UNDER_REVIEW");
        assertEquals("TRANSITION_NOT_ALLOWED", again.body().path("code").asText());
        JsonNode closed = decide(caseId, "CLOSED_NO_ACTION").orThrow();
        assertEquals("CLOSED_NO_ACTION", closed.path("state").asText());
        assertEquals(2, closed.path("decisions").size());
        assertEquals(404, decide("no-such-case", "UNDER_REVIEW").status());
        assertDecisionsAreEntered(caseId);

        shared.crash("risk-service");
        passBackAndForth(market, traders.get(2), traders.get(3));
        Market.eventually("later cases", () -> cases(traders.get(2)).size() == 1);
        JsonNode after = stack.rest().get(at("cases/" + caseId), auditor).orThrow();
        assertEquals(closed, after, "what was read again raised nothing");
    }

    private void assertDecisionsAreEntered(String caseId) {
        JsonNode entries =
                stack.rest().get(at("audit?kind=CASE_DECIDED&limit=500"), auditor).orThrow();
        List<String> details = new ArrayList<>();
        for (JsonNode entry : entries.path("entries")) {
            if (entry.path("object").asText().equals("case " + caseId)) {
                details.add(entry.path("details").asText());
            }
        }
        assertEquals(
                List.of(
                        "{\"from\":\"UNDER_REVIEW\",\"note\":\"One hand?\","
                                + "\"to\":\"CLOSED_NO_ACTION\"}",
                        "{\"from\":\"OPEN\",\"note\":\"One hand?\",\"to\":\"UNDER_REVIEW\"}"),
                details);
        JsonNode verification = stack.rest().get(at("audit/verify"), auditor).orThrow();
        assertTrue(verification.path("intact").asBoolean(), verification::toString);
    }

    @Test
    void aLimitThatIsSetIsEnteredWithWhatWasAskedFor() {
        Market market = Market.listed(stack, "AUDITED");
        Trader trader =
                Trader.of(stack, stack.createTraders("audited", 1).getFirst()).funded(market);
        ObjectNode body = RestClient.json().createObjectNode().put("maxOpenOrders", 7);
        body.putObject("maxDailyVolume").put("USDT", "300");

        assertEquals(200, stack.rest().put(at("limits/" + trader.account()), risk, body).status());

        List<String> kinds = new ArrayList<>();
        for (JsonNode entry :
                stack.rest().get(at("audit?limit=500"), auditor).orThrow().path("entries")) {
            if (entry.path("object").asText().equals("account " + trader.account())) {
                kinds.add(entry.path("kind").asText());
                String details = entry.path("details").asText();
                assertTrue(details.contains("\\\"maxOpenOrders\\\":7"), details);
            }
        }
        assertEquals(List.of("LIMITS_SET", "LIMITS_REQUESTED"), kinds);
    }
}
