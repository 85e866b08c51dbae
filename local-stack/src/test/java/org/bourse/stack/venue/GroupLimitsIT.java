package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.junit.jupiter.api.Test;

/** Limits of what several accounts have in all, and of what one has in a sector. */
class GroupLimitsIT {
    private final Stack shared = TestStack.shared();
    private final StackClient stack = shared.client();
    private final String risk = stack.token("risk");
    private final String risk2 = stack.token("risk2");
    private final String auditor = stack.token("auditor");

    private URI at(String path) {
        return stack.url("risk-service").resolve("/api/v1/" + path);
    }

    private static ObjectNode json() {
        return RestClient.json().createObjectNode();
    }

    private Reply policy(String holder, String kind, String limit, String action) {
        return stack.rest()
                .put(
                        at("policies/" + holder + "/" + kind),
                        risk,
                        json().put("limit", limit).put("action", action));
    }

    private Reply decide(String changeId, String decision, String token) {
        return stack.rest()
                .post(
                        at("membership-changes/" + changeId + "/" + decision),
                        token,
                        json(),
                        Map.of());
    }

    /** Stage, action and the group of each, the oldest first. */
    private List<String> trips(String holder, String kind) {
        List<String> trips = new ArrayList<>();
        for (JsonNode trip :
                stack.rest()
                        .get(at("trips?accountId=" + holder + "&kind=" + kind), auditor)
                        .orThrow()
                        .path("trips")) {
            trips.addFirst(
                    trip.path("stage").asText()
                            + " "
                            + trip.path("action").asText()
                            + " "
                            + trip.path("group").asText(""));
        }
        return trips;
    }

    private String figure(String holder, String name) {
        return stack.rest()
                .get(at("exposures/" + holder), auditor)
                .orThrow()
                .path("figures")
                .path(name)
                .asText();
    }

    private int members(String group) {
        return stack.rest()
                .get(at("account-groups/" + group), auditor)
                .orThrow()
                .path("accountIds")
                .size();
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

    private URI membership(String group, Trader trader) {
        return at("account-groups/" + group + "/accounts/" + trader.account());
    }

    private static String refusal(Market market, Trader trader) {
        return trader.place(Trader.limit(market.symbol(), "BUY", "1", "90"))
                .body()
                .path("code")
                .asText();
    }

    @Test
    void whatAGroupLosesActsOnEachOfItsAccountsAndLeavingItTakesTwo() {
        Market market = Market.listed(stack, "GROUPED");
        List<Trader> traders = traders(market, "grouped", 4);
        List<Trader> members = traders.subList(0, 2);
        Trader one = traders.get(2);
        Trader other = traders.get(3);
        for (Trader member : members) {
            assertEquals(
                    200, stack.rest().put(membership("GROUPED", member), risk, json()).status());
        }
        assertEquals(2, members("GROUPED"));
        String group = "group:GROUPED";
        trade(market, one, other, "100");
        Market.eventually(
                "what they have is added up",
                () -> figure(group, "largestExposure").equals("200000"));
        assertEquals(200, policy(group, "DAILY_LOSS", "2000", "REDUCE_ONLY").status());
        assertEquals(
                "KIND_INVALID",
                policy(group, "MESSAGE_RATE", "1", "WARN").body().path("code").asText());

        trade(market, one, other, "98.9");

        Market.eventually(
                "the group's trip",
                () -> trips(group, "DAILY_LOSS").equals(List.of("BREACH REDUCE_ONLY ")));
        for (Trader member : members) {
            Market.eventually(
                    "it may not buy", () -> refusal(market, member).equals("ACCOUNT_CLOSE_ONLY"));
            assertEquals(
                    List.of("BREACH REDUCE_ONLY GROUPED"), trips(member.account(), "DAILY_LOSS"));
        }
        assertEquals("-2200", figure(group, "dayGain"));
        shared.crash("risk-service");
        trade(market, one, other, "98.8");
        Market.eventually("the day is read again", () -> figure(group, "dayGain").equals("-2400"));
        assertEquals(1, trips(group, "DAILY_LOSS").size(), "nothing trips twice");
        assertEquals(1, trips(members.getFirst().account(), "DAILY_LOSS").size());
        leaves(members.getFirst());
    }

    private void leaves(Trader member) {
        URI membership = membership("GROUPED", member);
        Reply asked = stack.rest().delete(membership, risk, Map.of());
        assertEquals(202, asked.status());
        assertEquals(409, stack.rest().delete(membership, risk2, Map.of()).status());
        assertEquals(2, members("GROUPED"));
        String changeId = asked.body().path("changeId").asText();
        assertEquals(
                "SECOND_PERSON_NEEDED",
                decide(changeId, "approve", risk).body().path("code").asText());
        assertEquals(
                "APPROVED", decide(changeId, "approve", risk2).orThrow().path("state").asText());
        assertEquals(1, members("GROUPED"));
        Market.eventually(
                "its loss is its own", () -> figure("group:GROUPED", "dayGain").equals("-1200"));
    }

    @Test
    void whatIsHeldInASectorIsLimited() {
        Market market = Market.listed(stack, "SECTORED");
        List<Trader> traders = traders(market, "sectored", 2);
        Trader holder = traders.getFirst();
        trade(market, traders.getLast(), holder, "100");
        URI sector = at("asset-sectors/SECTORED");
        assertEquals(
                200, stack.rest().put(sector, risk, json().put("sector", "SECTOR_A")).status());
        assertEquals(200, policy(holder.account(), "SECTOR_EXPOSURE", "90000", "SUSPEND").status());

        Market.eventually(
                "it is kept",
                () ->
                        trips(holder.account(), "SECTOR_EXPOSURE")
                                .equals(List.of("BREACH SUSPEND ")));
        assertEquals("100100", figure(holder.account(), "largestSectorExposure"));
        Market.eventually(
                "it may not buy", () -> refusal(market, holder).equals("ACCOUNT_SUSPENDED"));

        Reply other = stack.rest().put(sector, risk, json().put("sector", "SECTOR_B"));
        assertEquals(202, other.status());
        assertEquals(409, stack.rest().delete(sector, risk, Map.of()).status());
        String changeId = other.body().path("changeId").asText();
        assertEquals(
                "REJECTED", decide(changeId, "reject", risk2).orThrow().path("state").asText());
        assertEquals("100100", figure(holder.account(), "largestSectorExposure"));
    }
}
