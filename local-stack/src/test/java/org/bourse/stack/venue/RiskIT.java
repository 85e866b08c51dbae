package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.junit.jupiter.api.Test;

/** A risk manager's limits bind the core before a trade and are watched after it. */
class RiskIT {

    @Test
    void limitsBindAndADaysVolumeAboveItsLimitRaisesOneAlert() {
        StackClient stack = TestStack.shared().client();
        Market market = Market.listed(stack, "RISKY");
        List<String> users = stack.createTraders("risky", 2);
        Trader maker = Trader.of(stack, users.get(0)).funded(market);
        Trader watched = Trader.of(stack, users.get(1)).funded(market);
        String risk = stack.token("risk");
        URI limits = stack.url("risk-service").resolve("/api/v1/limits/" + watched.account());
        ObjectNode body = RestClient.json().createObjectNode().put("maxOpenOrders", 1);
        body.putObject("maxOrderNotional").put("USDT", "500");
        body.putObject("maxDailyVolume").put("USDT", "300");
        assertEquals(200, stack.rest().put(limits, risk, body).status());

        Reply tooLarge = watched.place(Trader.limit(market.symbol(), "BUY", "6", "100"));
        assertEquals("NOTIONAL_ABOVE_LIMIT", tooLarge.body().path("code").asText());
        watched.accepted(Trader.limit(market.symbol(), "BUY", "1", "50"));
        Reply tooMany = watched.place(Trader.limit(market.symbol(), "BUY", "1", "50"));
        assertEquals("OPEN_ORDERS_ABOVE_LIMIT", tooMany.body().path("code").asText());

        maker.accepted(Trader.limit(market.symbol(), "SELL", "4", "100"));
        ObjectNode taking = Trader.limit(market.symbol(), "BUY", "2", "100");
        watched.accepted(taking.put("timeInForce", "IOC"));
        assertEquals(0, alerts(stack, risk, watched).size());
        taking = Trader.limit(market.symbol(), "BUY", "2", "100");
        watched.accepted(taking.put("timeInForce", "IOC"));
        Market.eventually("an alert", () -> alerts(stack, risk, watched).size() == 1);
        JsonNode alert = alerts(stack, risk, watched).get(0);
        assertEquals("300", alert.path("limit").asText());
        assertEquals("400", alert.path("value").asText());
    }

    @Test
    void limitsOfASymbolBindInThatSymbolOnly() {
        StackClient stack = TestStack.shared().client();
        Market limited = Market.listed(stack, "LIMITED");
        Market other = Market.listed(stack, "UNLIMITED");
        Trader trader =
                Trader.of(stack, stack.createTraders("limited", 1).getFirst())
                        .funded(limited)
                        .funded(other);
        String risk = stack.token("risk");
        URI limits = stack.url("risk-service").resolve("/api/v1/limits/" + trader.account());
        ObjectNode body = RestClient.json().createObjectNode();
        ObjectNode ofSymbol = body.putObject("symbols").putObject(limited.symbol());
        ofSymbol.put("maxOrderQuantity", "2").put("maxOpenOrders", 1).put("maxExposure", "500");

        JsonNode set = stack.rest().put(limits, risk, body).orThrow();

        assertEquals(ofSymbol, set.path("symbols").path(limited.symbol()));
        Reply tooMuch = trader.place(Trader.limit(limited.symbol(), "BUY", "3", "10"));
        assertEquals("422 QUANTITY_ABOVE_LIMIT", status(tooMuch));
        Reply tooDear = trader.place(Trader.limit(limited.symbol(), "BUY", "2", "300"));
        assertEquals("422 EXPOSURE_ABOVE_LIMIT", status(tooDear));
        trader.accepted(Trader.limit(other.symbol(), "BUY", "3", "10"));

        ofSymbol.removeAll().put("restricted", true);
        set = stack.rest().put(limits, risk, body).orThrow();
        assertEquals(
                "2", set.path("symbols").path(limited.symbol()).path("maxOrderQuantity").asText());
        Reply restricted = trader.place(Trader.limit(limited.symbol(), "SELL", "1", "10"));
        assertEquals("422 SYMBOL_RESTRICTED", status(restricted));
        assertEquals("symbol", restricted.body().path("field").asText());
        trader.accepted(Trader.limit(other.symbol(), "SELL", "1", "100"));

        body.putObject("symbols").putObject("NO-SUCH").put("restricted", true);
        Reply unknown = stack.rest().put(limits, risk, body);
        assertEquals("422 SYMBOL_UNKNOWN", status(unknown));
        assertEquals("symbols", unknown.body().path("field").asText());
    }

    @Test
    void whatLetsTheVenueAllowMoreTakesTwoRiskManagers() {
        StackClient stack = TestStack.shared().client();
        Market market = Market.listed(stack, "LOOSENED");
        Trader trader =
                Trader.of(stack, stack.createTraders("loosened", 1).getFirst()).funded(market);
        String risk = stack.token("risk");
        String risk2 = stack.token("risk2");
        URI limits = stack.url("risk-service").resolve("/api/v1/limits/" + trader.account());
        ObjectNode body = RestClient.json().createObjectNode().put("maxOpenOrders", 200);
        assertEquals("200 ", status(stack.rest().put(limits, risk, body)), "the venue's default");
        body.put("maxOpenOrders", 1);
        assertEquals("200 ", status(stack.rest().put(limits, risk, body)));
        body.put("maxOpenOrders", 2);

        Reply waits = stack.rest().put(limits, risk, body);

        assertEquals(202, waits.status());
        assertEquals(body, waits.body().path("limits"));
        String changeId = waits.body().path("changeId").asText();
        assertEquals("409 CHANGE_PENDING", status(stack.rest().put(limits, risk2, body)));
        assertEquals("409 SECOND_PERSON_NEEDED", status(decide(stack, changeId, "approve", risk)));
        trader.accepted(Trader.limit(market.symbol(), "BUY", "1", "50"));
        ObjectNode second = Trader.limit(market.symbol(), "BUY", "1", "50");
        assertEquals("422 OPEN_ORDERS_ABOVE_LIMIT", status(trader.place(second)));
        URI pending =
                stack.url("risk-service").resolve("/api/v1/limit-changes?state=PENDING&limit=1");
        assertEquals(
                changeId,
                stack.rest()
                        .get(pending, stack.token("auditor"))
                        .orThrow()
                        .path("changes")
                        .path(0)
                        .path("changeId")
                        .asText());

        Reply approved = decide(stack, changeId, "approve", risk2);

        assertEquals(200, approved.status());
        assertEquals("APPROVED", approved.body().path("state").asText());
        assertEquals(2, stack.rest().get(limits, risk).orThrow().path("maxOpenOrders").asInt());
        trader.accepted(Trader.limit(market.symbol(), "BUY", "1", "50"));
        assertEquals("409 CHANGE_DECIDED", status(decide(stack, changeId, "reject", risk)));
        assertEquals("404 CHANGE_UNKNOWN", status(decide(stack, "999999", "approve", risk2)));
    }

    private static Reply decide(StackClient stack, String changeId, String decision, String token) {
        return stack.rest()
                .post(
                        stack.url("risk-service")
                                .resolve("/api/v1/limit-changes/" + changeId + "/" + decision),
                        token,
                        RestClient.json().createObjectNode(),
                        Map.of());
    }

    private static String status(Reply reply) {
        return reply.status() + " " + reply.body().path("code").asText();
    }

    private static JsonNode alerts(StackClient stack, String token, Trader trader) {
        URI address =
                stack.url("risk-service").resolve("/api/v1/alerts?accountId=" + trader.account());
        return stack.rest().get(address, token).orThrow().path("alerts");
    }
}
