package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
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

    private static JsonNode alerts(StackClient stack, String token, Trader trader) {
        URI address =
                stack.url("risk-service").resolve("/api/v1/alerts?accountId=" + trader.account());
        return stack.rest().get(address, token).orThrow().path("alerts");
    }
}
