package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.junit.jupiter.api.Test;

/** What operators change at run time binds the next order. */
class AdministrationIT {
    private final StackClient stack = TestStack.shared().client();

    @Test
    void aHaltedSymbolTakesNoOrdersUntilItTradesAgain() {
        Market market = Market.listed(stack, "HALTING");
        Trader trader = Trader.of(stack, stack.createTraders("halting", 1).getFirst());
        trader.funded(market);
        String path = "symbols/" + market.symbol() + "/state";
        String resting = trader.accepted(order(market)).path("orderId").asText();

        JsonNode halted = put(market, path, json().put("state", "HALTED")).orThrow();
        assertEquals("HALTED", halted.path("status").asText());
        Reply refused = trader.place(order(market));
        assertEquals(422, refused.status());
        assertEquals("SYMBOL_HALTED", refused.body().path("code").asText());
        assertEquals("SYMBOL_HALTED", trader.cancel(resting).body().path("code").asText());
        Market.eventually("the public sees it", () -> status(market).equals("HALTED"));

        put(market, path, json().put("state", "TRADING")).orThrow();
        trader.accepted(order(market));
        Market.eventually("the public sees it", () -> status(market).equals("TRADING"));
        assertEquals("BODY_INVALID", code(put(market, path, json().put("state", "CLOSED"))));
        Reply unknown = put(market, "symbols/NO-SUCH/state", json().put("state", "HALTED"));
        assertEquals("404 SYMBOL_UNKNOWN", unknown.status() + " " + code(unknown));
    }

    @Test
    void aChangedSymbolHasNewRules() {
        Market market = Market.listed(stack, "CHANGING");
        Trader trader = Trader.of(stack, stack.createTraders("changing", 1).getFirst());
        trader.funded(market);
        ObjectNode change =
                json().put("minQuantity", "2").put("staticBand", "0.1").put("referencePrice", "10");

        Reply reply = patch(market, "symbols/" + market.symbol(), change);

        assertEquals("0.1", reply.orThrow().path("staticBand").asText());
        assertEquals("QUANTITY_TOO_SMALL", code(trader.place(order(market))));
        ObjectNode dear = Trader.limit(market.symbol(), "BUY", "2", "12");
        assertEquals("PRICE_OUTSIDE_BAND", code(trader.place(dear)));
        trader.accepted(Trader.limit(market.symbol(), "BUY", "2", "11"));
        Reply wrong = patch(market, "symbols/" + market.symbol(), json().put("dynamicBand", "2"));
        assertEquals("422 SYMBOL_INVALID", wrong.status() + " " + code(wrong));
        assertEquals("dynamicBand", wrong.body().path("field").asText());
    }

    @Test
    void aTierSetsTheFeesOfItsAccounts() {
        Market market = Market.listed(stack, "TIERED");
        List<String> users = stack.createTraders("tiered", 2);
        Trader maker = Trader.of(stack, users.get(0)).funded(market);
        Trader taker = Trader.of(stack, users.get(1)).funded(market);
        ObjectNode rates = json().put("makerFeeRate", "0").put("takerFeeRate", "0.0007");
        put(market, "fee-tiers/7", rates).orThrow();
        JsonNode set =
                put(market, "accounts/" + taker.account() + "/tier", json().put("tier", 7))
                        .orThrow();
        assertEquals(taker.account(), set.path("accountId").asText());

        maker.accepted(Trader.limit(market.symbol(), "SELL", "1", "100"));
        ObjectNode taking = Trader.limit(market.symbol(), "BUY", "1", "100");
        JsonNode order = taker.accepted(taking.put("timeInForce", "IOC"));

        assertEquals("0.07", order.path("fee").asText());
        Reply unset = put(market, "accounts/" + taker.account() + "/tier", json().put("tier", 15));
        assertEquals("422 FEE_INVALID", unset.status() + " " + code(unset));
        put(market, "accounts/" + taker.account() + "/tier", json().put("tier", 0)).orThrow();
    }

    @Test
    void aSuspendedAccountLosesItsOrdersAndPlacesNone() {
        Market market = Market.listed(stack, "SUSPENDED");
        Trader trader = Trader.of(stack, stack.createTraders("suspended", 1).getFirst());
        trader.funded(market);
        String first = trader.accepted(order(market)).path("orderId").asText();
        String second = trader.accepted(order(market)).path("orderId").asText();
        String path = "accounts/" + trader.account() + "/state";

        put(market, path, json().put("state", "SUSPENDED").put("cancelOrders", true)).orThrow();

        for (String id : List.of(first, second)) {
            Market.eventually(
                    "order " + id + " is cancelled",
                    () -> "CANCELLED".equals(trader.order(id).body().path("status").asText()));
            assertEquals("KILL_SWITCH", trader.order(id).orThrow().path("reason").asText());
        }
        assertEquals("ACCOUNT_SUSPENDED", code(trader.place(order(market))));
        put(market, path, json().put("state", "ACTIVE")).orThrow();
        trader.accepted(order(market));
        market.assertConserved();
    }

    @Test
    void ordersOfASymbolAreCancelledByAnOperator() {
        Market market = Market.listed(stack, "SWEPT");
        Trader trader = Trader.of(stack, stack.createTraders("swept", 1).getFirst());
        trader.funded(market);
        trader.accepted(order(market));

        Reply reply =
                stack.rest()
                        .post(
                                market.administration("cancel-orders"),
                                market.operator(),
                                json().put("symbol", market.symbol()));

        assertEquals(market.symbol(), reply.orThrow().path("symbol").asText());
        Market.eventually("no order is open", () -> trader.openOrders(market).isEmpty());
    }

    private String status(Market market) {
        JsonNode symbols =
                stack.rest()
                        .get(stack.url("market-data-service").resolve("/api/v1/symbols"), "")
                        .orThrow();
        for (JsonNode symbol : symbols) {
            if (symbol.path("name").asText().equals(market.symbol())) {
                return symbol.path("status").asText();
            }
        }
        return "";
    }

    private static ObjectNode order(Market market) {
        return Trader.limit(market.symbol(), "BUY", "1", "10");
    }

    private static String code(Reply reply) {
        return reply.body().path("code").asText();
    }

    private Reply put(Market market, String what, JsonNode body) {
        return stack.rest().put(market.administration(what), market.operator(), body);
    }

    private Reply patch(Market market, String what, JsonNode body) {
        return stack.rest()
                .sendJson("PATCH", market.administration(what), market.operator(), body, Map.of());
    }

    private static ObjectNode json() {
        return RestClient.json().createObjectNode();
    }
}
