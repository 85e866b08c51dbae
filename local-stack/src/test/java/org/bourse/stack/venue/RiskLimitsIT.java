package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.InvalidProtocolBufferException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
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

/** Limits that follow from events: who passes one is stopped as its policy says, and it is kept. */
class RiskLimitsIT {
    private final Stack shared = TestStack.shared();
    private final StackClient stack = shared.client();
    private final String risk = stack.token("risk");
    private final String risk2 = stack.token("risk2");
    private final String auditor = stack.token("auditor");

    private URI at(String path) {
        return stack.url("risk-service").resolve("/api/v1/" + path);
    }

    private Reply set(Trader trader, String kind, String limit, String action) {
        return stack.rest()
                .put(
                        at("policies/" + trader.account() + "/" + kind),
                        risk,
                        RestClient.json()
                                .createObjectNode()
                                .put("limit", limit)
                                .put("action", action));
    }

    private Reply decide(String changeId, String decision, String token) {
        return stack.rest()
                .post(
                        at("policy-changes/" + changeId + "/" + decision),
                        token,
                        RestClient.json().createObjectNode(),
                        Map.of());
    }

    /** The oldest first. */
    private List<JsonNode> trips(Trader trader, String kind) {
        List<JsonNode> trips = new ArrayList<>();
        stack.rest()
                .get(at("trips?accountId=" + trader.account() + "&kind=" + kind), auditor)
                .orThrow()
                .path("trips")
                .forEach(trip -> trips.addFirst(trip));
        return trips;
    }

    private List<String> stages(Trader trader, String kind) {
        return trips(trader, kind).stream()
                .map(trip -> trip.path("stage").asText() + " " + trip.path("action").asText())
                .toList();
    }

    private String limitOf(Trader trader, String kind) {
        for (JsonNode policy :
                stack.rest()
                        .get(at("policies/" + trader.account()), auditor)
                        .orThrow()
                        .path("policies")) {
            if (policy.path("kind").asText().equals(kind)) {
                return policy.path("limit").asText();
            }
        }
        return "";
    }

    private JsonNode exposure(Trader trader) {
        return stack.rest()
                .get(at("exposures/" + trader.account()), trader.token())
                .orThrow()
                .path("figures");
    }

    private String code(Trader trader, Market market, String side, String price) {
        Reply reply = trader.place(Trader.limit(market.symbol(), side, "1", price));
        return reply.status() + " " + reply.body().path("code").asText("");
    }

    private static void trade(Market market, Trader seller, Trader buyer, String price) {
        seller.accepted(Trader.limit(market.symbol(), "SELL", "1", price));
        buyer.accepted(Trader.limit(market.symbol(), "BUY", "1", price));
    }

    private List<Trader> traders(Market market, String prefix, int count) {
        return stack.createTraders(prefix, count).stream()
                .map(user -> Trader.of(stack, user).funded(market))
                .toList();
    }

    private boolean isAlerted(AlertKind kind, Trader trader, String rule) {
        AtomicBoolean found = new AtomicBoolean();
        new TopicReader(stack.kafkaBootstrapServers())
                .read(
                        Topics.RISK_ALERTS,
                        false,
                        entry -> {
                            try {
                                RiskAlert alert = RiskAlert.parseFrom(entry.value());
                                if (alert.getKind() == kind
                                        && alert.getRule().equals(rule)
                                        && alert.getAccount() == Long.parseLong(trader.account())) {
                                    found.set(true);
                                }
                            } catch (InvalidProtocolBufferException e) {
                                throw new AssertionError(e);
                            }
                        });
        return found.get();
    }

    private List<String> audited(Trader trader, String kind) {
        List<String> details = new ArrayList<>();
        for (JsonNode entry :
                stack.rest()
                        .get(at("audit?limit=500&kind=" + kind), auditor)
                        .orThrow()
                        .path("entries")) {
            if (entry.path("object").asText().equals("account " + trader.account())) {
                details.add(entry.path("details").asText());
            }
        }
        return details;
    }

    @Test
    void whoLosesIsWarnedAndThenMayOnlySell() {
        Market market = Market.listed(stack, "LOSING");
        List<Trader> traders = traders(market, "losing", 3);
        Trader loser = traders.get(0);
        Trader one = traders.get(1);
        Trader other = traders.get(2);
        assertEquals(200, set(loser, "DAILY_LOSS", "1000", "REDUCE_ONLY").status());
        trade(market, one, loser, "100");
        Market.eventually(
                "the trade is seen", () -> exposure(loser).path("fills").asText().equals("1"));
        Market.eventually(
                "its fee is a loss", () -> exposure(loser).path("dayGain").asText().equals("-0.1"));

        trade(market, one, other, "99.1");
        Market.eventually(
                "the warning", () -> stages(loser, "DAILY_LOSS").equals(List.of("WARNING WARN")));
        assertEquals("901", trips(loser, "DAILY_LOSS").getFirst().path("value").asText());
        trade(market, one, other, "98.9");

        Market.eventually(
                "the breach",
                () ->
                        stages(loser, "DAILY_LOSS")
                                .equals(List.of("WARNING WARN", "BREACH REDUCE_ONLY")));
        assertEquals("422 ACCOUNT_CLOSE_ONLY", code(loser, market, "BUY", "90"));
        assertEquals("201 ", code(loser, market, "SELL", "120"));
        JsonNode breach = trips(loser, "DAILY_LOSS").getLast();
        assertEquals("1000", breach.path("limit").asText());
        assertEquals("1101.2", breach.path("value").asText());
        assertEquals("-1101.2", breach.path("figures").path("dayGain").asText());
        assertTrue(breach.path("commandPosition").asLong() > breach.path("position").asLong());
        Market.eventually(
                "the alert", () -> isAlerted(AlertKind.LIMIT_BREACH, loser, "DAILY_LOSS"));
        assertTrue(isAlerted(AlertKind.LIMIT_WARNING, loser, "DAILY_LOSS"));
        String tripId = breach.path("tripId").asText();
        assertTrue(audited(loser, "LIMIT_TRIPPED").stream().anyMatch(act -> act.contains(tripId)));
        assertTrue(
                new Metrics(stack, "risk-service")
                                .sum(
                                        "bourse_guard_reaction_seconds_count",
                                        "action=\"REDUCE_ONLY\"")
                        >= 1);

        shared.crash("risk-service");
        trade(market, one, other, "98.8");
        Market.eventually(
                "the day is read again",
                () -> exposure(loser).path("dayGain").asText().equals("-1201.3"));
        assertEquals(2, trips(loser, "DAILY_LOSS").size(), "nothing trips twice");
        armedAnew(market, loser, one, other);
    }

    private void armedAnew(Market market, Trader loser, Trader one, Trader other) {
        URI arm = at("policies/" + loser.account() + "/DAILY_LOSS/arm");
        assertEquals(
                204,
                stack.rest()
                        .post(arm, risk, RestClient.json().createObjectNode(), Map.of())
                        .status());
        trade(market, one, other, "98.7");
        Market.eventually("it trips again", () -> trips(loser, "DAILY_LOSS").size() == 3);
        JsonNode again = trips(loser, "DAILY_LOSS").getLast();
        assertFalse(again.has("commandPosition") && !again.path("commandPosition").isNull());
        assertEquals(200, set(loser, "DAILY_LOSS", "1000", "SUSPEND").status());
        Market.eventually(
                "a stricter policy acts on who passed the one before",
                () -> trips(loser, "DAILY_LOSS").size() == 4);
        assertEquals("SUSPEND", trips(loser, "DAILY_LOSS").getLast().path("action").asText());
        assertEquals("422 ACCOUNT_SUSPENDED", code(loser, market, "SELL", "120"));
    }

    @Test
    void whatLoosensTakesTwoPeople() {
        Market market = Market.listed(stack, "LOOSENED");
        Trader trader = traders(market, "loosened", 1).getFirst();
        assertEquals("", limitOf(trader, "DAILY_LOSS_RATIO"), "there is none at first");
        assertEquals(200, set(trader, "DAILY_LOSS_RATIO", "0.02", "SUSPEND").status());
        assertEquals("0.02", limitOf(trader, "DAILY_LOSS_RATIO"));

        Reply looser = set(trader, "DAILY_LOSS_RATIO", "0.05", "SUSPEND");
        assertEquals(202, looser.status());
        String changeId = looser.body().path("changeId").asText();
        assertEquals(409, set(trader, "DAILY_LOSS_RATIO", "0.06", "SUSPEND").status());
        assertEquals("0.02", limitOf(trader, "DAILY_LOSS_RATIO"));
        Reply alone = decide(changeId, "approve", risk);
        assertEquals(409, alone.status());
        assertEquals("SECOND_PERSON_NEEDED", alone.body().path("code").asText());
        assertEquals(
                "APPROVED", decide(changeId, "approve", risk2).orThrow().path("state").asText());
        assertEquals("0.05", limitOf(trader, "DAILY_LOSS_RATIO"));
        assertEquals(
                "CHANGE_DECIDED", decide(changeId, "reject", risk2).body().path("code").asText());
        assertEquals(404, decide("999999", "approve", risk2).status());

        URI own = at("policies/" + trader.account() + "/DAILY_LOSS_RATIO");
        Reply removal = stack.rest().delete(own, risk, Map.of());
        assertEquals(202, removal.status(), "the venue has none");
        String removalId = removal.body().path("changeId").asText();
        assertEquals(
                "REJECTED", decide(removalId, "reject", risk).orThrow().path("state").asText());
        assertEquals("0.05", limitOf(trader, "DAILY_LOSS_RATIO"));
        assertEquals(1, audited(trader, "POLICY_CHANGE_APPROVED").size());
    }

    @Test
    void aTighterLimitCancelsAllAtOnceWhereItIsPassed() {
        Market market = Market.listed(stack, "CANCELLED");
        Trader trader = traders(market, "cancelled", 1).getFirst();
        trader.accepted(Trader.limit(market.symbol(), "SELL", "1", "110"));
        trader.accepted(Trader.limit(market.symbol(), "BUY", "1", "90"));
        Market.eventually(
                "its position is seen", () -> exposure(trader).path("openPositions").asInt() == 1);

        assertEquals(200, set(trader, "OPEN_POSITIONS", "0", "CANCEL_ALL").status());

        Market.eventually("all are cancelled", () -> trader.openOrders(market).isEmpty());
        assertEquals("422 ACCOUNT_SUSPENDED", code(trader, market, "SELL", "120"));
        Market.eventually(
                "it is kept",
                () -> stages(trader, "OPEN_POSITIONS").equals(List.of("BREACH CANCEL_ALL")));
    }

    @Test
    void whoSendsTooMuchIsSuspendedAndItsOrdersStay() {
        Market market = Market.listed(stack, "FLOODING");
        Trader trader = traders(market, "flooding", 1).getFirst();
        assertEquals(200, set(trader, "MESSAGE_RATE", "0", "SUSPEND").status());

        trader.accepted(Trader.limit(market.symbol(), "SELL", "1", "110"));

        Market.eventually(
                "it is kept",
                () -> stages(trader, "MESSAGE_RATE").equals(List.of("BREACH SUSPEND")));
        assertEquals("422 ACCOUNT_SUSPENDED", code(trader, market, "SELL", "120"));
        assertEquals(1, trader.openOrders(market).size());
    }

    /** From the writing of the fill's event until the log has the command against it. */
    @Test
    void eachReactionToAFillIsMeasured() {
        Market market = Market.listed(stack, "REACTION");
        List<Trader> losers = traders(market, "reaction", 20);
        Trader buyer = traders(market, "reactionbuyer", 1).getFirst();
        Metrics metrics = new Metrics(stack, "risk-service");
        String suspended = "action=\"SUSPEND\"";
        double before = metrics.sum("bourse_guard_reaction_seconds_count", suspended);
        double secondsBefore = metrics.sum("bourse_guard_reaction_seconds_sum", suspended);
        // A thousand more at each fall: each is too much for one more of them.
        for (int fall = 1; fall <= losers.size(); fall++) {
            String limit = String.valueOf(1_000 * fall - 500);
            assertEquals(200, set(losers.get(fall - 1), "DAILY_LOSS", limit, "SUSPEND").status());
        }
        trade(market, losers.getLast(), buyer, "100");
        for (int fall = 1; fall <= losers.size(); fall++) {
            Trader loser = losers.get(fall - 1);
            trade(market, loser, buyer, String.valueOf(100 - fall));
            Market.eventually(
                    "it is kept", () -> stages(loser, "DAILY_LOSS").contains("BREACH SUSPEND"));
        }

        Market.eventually(
                "all are counted",
                () ->
                        metrics.sum("bourse_guard_reaction_seconds_count", suspended)
                                >= before + losers.size());
        double count = metrics.sum("bourse_guard_reaction_seconds_count", suspended) - before;
        double seconds =
                metrics.sum("bourse_guard_reaction_seconds_sum", suspended) - secondsBefore;
        double slowest = metrics.sum("bourse_guard_reaction_seconds_max", suspended);
        System.out.printf(
                "limits: %.0f reactions, mean %.1f ms, slowest %.1f ms%n",
                count, seconds / count * 1_000, slowest * 1_000);
        assertTrue(slowest < 5, () -> "slowest reaction " + slowest + " s");
    }
}
