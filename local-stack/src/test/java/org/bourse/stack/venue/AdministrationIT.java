package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
    void onlyAVersionThatIsThereIsActivated() {
        Market market = Market.listed(stack, "VERSIONS");
        ObjectNode request = json().put("contractVersion", 1);
        assertEquals(1, put(market, "venue/version", request).orThrow().path("newest").asInt());
        for (int version : List.of(-1, 0, 2)) {
            Reply refused = put(market, "venue/version", json().put("contractVersion", version));
            assertEquals("422 VERSION_INVALID", refused.status() + " " + code(refused));
        }
        Reply empty = put(market, "venue/version", json());
        assertEquals("400 BODY_INVALID", empty.status() + " " + code(empty));
        Trader trader = Trader.of(stack, stack.createTraders("versions", 1).getFirst());
        trader.funded(market);
        trader.accepted(order(market));
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
    void aSymbolHasABreakerUntilItIsTakenAway() {
        Market market = Market.listed(stack, "BREAKER");
        String path = "symbols/" + market.symbol();
        ObjectNode change = json();
        change.putObject("breaker")
                .put("rate", "0.05")
                .put("windowSeconds", 60)
                .put("pauseSeconds", 300)
                .put("auctionSeconds", 120);

        JsonNode changed = patch(market, path, change).orThrow();

        assertEquals(change.path("breaker"), changed.path("breaker"));
        assertEquals(change.path("breaker"), listed(market).path("breaker"));
        ((ObjectNode) change.path("breaker")).put("windowSeconds", 301);
        Reply wrong = patch(market, path, change);
        assertEquals("422 SYMBOL_INVALID", wrong.status() + " " + code(wrong));
        assertEquals("breaker.windowSeconds", wrong.body().path("field").asText());
        ObjectNode none = json();
        none.putObject("breaker").put("rate", "0");
        assertFalse(patch(market, path, none).orThrow().has("breaker"));
        assertFalse(listed(market).has("breaker"));
    }

    /** As operators see it. */
    private JsonNode listed(Market market) {
        JsonNode symbols =
                stack.rest().get(market.administration("symbols"), market.operator()).orThrow();
        for (JsonNode symbol : symbols) {
            if (symbol.path("symbol").asText().equals(market.symbol())) {
                return symbol;
            }
        }
        throw new AssertionError(symbols.toString());
    }

    @Test
    void aScheduleIsReadBackUntilItIsRemoved() {
        Market market = Market.listed(stack, "WEEKLY");
        String path = "symbols/" + market.symbol() + "/schedule";
        ObjectNode schedule = json();
        schedule.putArray("changes")
                .add(json().put("day", "MONDAY").put("time", "08:55:00").put("state", "AUCTION"))
                .add(json().put("day", "MONDAY").put("time", "09:00:00").put("state", "TRADING"))
                .add(json().put("day", "FRIDAY").put("time", "22:00:00").put("state", "HALTED"));

        put(market, path, schedule).orThrow();

        assertEquals(schedule.path("changes"), schedule(market, path));
        put(market, path, schedule).orThrow();
        ObjectNode backwards = json();
        backwards
                .putArray("changes")
                .add(schedule.path("changes").get(2))
                .add(schedule.path("changes").get(0));
        Reply wrong = put(market, path, backwards);
        assertEquals("422 SCHEDULE_INVALID", wrong.status() + " " + code(wrong));
        assertEquals("changes[1]", wrong.body().path("field").asText());
        Reply unknown = put(market, "symbols/NO-SUCH/schedule", schedule);
        assertEquals("404 SYMBOL_UNKNOWN", unknown.status() + " " + code(unknown));
        Reply removed =
                stack.rest().delete(market.administration(path), market.operator(), Map.of());
        assertEquals(204, removed.status());
        assertEquals(0, schedule(market, path).size());
    }

    private JsonNode schedule(Market market, String path) {
        return stack.rest()
                .get(market.administration(path), market.operator())
                .orThrow()
                .path("changes");
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

    private static String status(Market market) {
        return market.listing().path("status").asText();
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
