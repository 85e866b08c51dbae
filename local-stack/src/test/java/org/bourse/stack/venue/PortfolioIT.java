package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bourse.contracts.Ids;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Alice, who owns nothing of the base asset, buys 10 at 100 and 10 at 110 and sells 12 at 120; each
 * trade costs her 0.1 %. Bob was given what he sells.
 */
class PortfolioIT {
    private static final StackClient STACK = TestStack.shared().client();
    private static final Contract CONTRACT = Contract.of(STACK, "portfolio-service");

    private static Market market;
    private static Market byMethod;
    private static Market soon;
    private static Trader alice;
    private static Trader bob;
    private static String position;

    @BeforeAll
    static void trade() {
        byMethod = Market.listed(STACK, "HELDBY");
        soon = Market.listed(STACK, "HELDSOON");
        market = Market.listed(STACK, "HELD");
        Market other = Market.listed(STACK, "HELDTOO");
        List<String> users = STACK.createTraders("held", 2);
        alice = Trader.of(STACK, users.get(0)).funded(other);
        bob = Trader.of(STACK, users.get(1)).funded(market);
        bought("10", "100");
        bought("10", "110");
        bob.accepted(Trader.limit(market.symbol(), "BUY", "12", "120"));
        JsonNode last = alice.accepted(Trader.limit(market.symbol(), "SELL", "12", "120"));
        position = positionOf(last);
    }

    /** Of the command that placed an order. */
    private static String positionOf(JsonNode order) {
        return Long.toString(Ids.position(order.path("orderId").asLong()));
    }

    private static void bought(String quantity, String price) {
        bob.accepted(Trader.limit(market.symbol(), "SELL", quantity, price));
        alice.accepted(Trader.limit(market.symbol(), "BUY", quantity, price));
    }

    /** Every answer is as the service's document describes it. */
    private static Reply get(Trader trader, String template, String query) {
        String path = "/api/v1/" + template.replace("{symbol}", market.symbol());
        URI address = STACK.url("portfolio-service").resolve(path + query);
        Reply reply = STACK.rest().get(address, trader.token());
        CONTRACT.assertDescribes(
                CONTRACT.operation("GET", "/api/v1/" + template), reply.status(), reply.body());
        return reply;
    }

    private static JsonNode position(Trader trader) {
        String query = "?symbol=" + market.symbol() + "&minPosition=" + position;
        return get(trader, "positions", query).orThrow().path("positions").path(0);
    }

    private static void assertField(String expected, JsonNode node, String field) {
        assertEquals(expected, node.path(field).asText(), node::toString);
    }

    @Test
    void whatWasBoughtHasACostAndAResult() {
        JsonNode held = position(alice);

        assertField("8", held, "quantity");
        assertField("8", held, "knownQuantity");
        // 1001 for the first ten, then two of the second ten at 1101.1 / 10.
        assertField("880.88", held, "cost");
        assertField("110.11", held, "averageCost");
        assertField("120", held, "lastPrice");
        assertField("960", held, "exposure");
        assertField("79.12", held, "unrealised");
        assertField("217.34", held, "realised");
        assertField("217.34", held, "dayRealised");
        assertField("296.46", held, "dayResult");
        assertField("3.54", held, "fees");
    }

    @Test
    void whatWasGivenHasNone() {
        JsonNode held = position(bob);

        assertField("992", held, "quantity");
        assertField("12", held, "knownQuantity");
        // As a maker he pays 0.05 %.
        assertField("1440.72", held, "cost");
        assertField("0", held, "realised");
        assertField("2098.95", held, "unknownProceeds");
    }

    @Test
    void lotsSayWhatIsLeftOfAPurchase() {
        JsonNode lots =
                get(alice, "positions/{symbol}/lots", "?minPosition=" + position)
                        .orThrow()
                        .path("lots");

        assertEquals(1, lots.size(), lots::toString);
        assertField("8", lots.path(0), "quantity");
        assertField("880.88", lots.path(0), "cost");
        assertField("0", lots.path(0), "ageDays");
    }

    @Test
    void thePortfolioIsValuedByLastPricesAndSaysWhatHasNone() {
        JsonNode portfolio = get(alice, "portfolio", "?minPosition=" + position).orThrow();

        // A million less 1001, less 1101.1, plus 1438.56; and eight at 120.
        assertField("999336.46", portfolio, "cash");
        assertField("1000296.46", portfolio, "equity");
        assertField("296.46", portfolio, "dayResult");
        assertEquals("[\"HELDTOO\"]", portfolio.path("unpriced").toString());
        assertEquals(1, portfolio.path("exposures").size(), portfolio::toString);
        assertField("960", portfolio.path("exposures").path(0), "value");
        JsonNode inBase =
                get(alice, "portfolio", "?currency=HELD&minPosition=" + position).orThrow();
        assertField("8335.80383333", inBase, "equity");
        assertEquals(422, get(alice, "portfolio", "?currency=NONE").status());
    }

    @Test
    void theDaysAndThePerformanceFollow() {
        position(alice);
        JsonNode days = get(alice, "portfolio/equity", "?minPosition=" + position).orThrow();
        JsonNode today = days.path("days").path(days.path("days").size() - 1);
        assertField("1000296.46", today, "equity");

        JsonNode report = get(alice, "performance", "?benchmark=" + market.symbol()).orThrow();
        assertField("296.46", report, "profit");
        assertField("0.00029646", report, "totalReturn");
        assertField("0.00029646", report, "timeWeightedReturn");
        assertEquals(1, report.path("sales").path("wins").asInt(), report::toString);
        assertField("217.34", report.path("sales"), "won");
        assertField(market.symbol(), report.path("attribution").path(0), "symbol");
        assertField("296.46", report.path("attribution").path(0), "result");
        assertEquals(400, get(alice, "performance", "?from=yesterday").status());
        LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        assertEquals(400, get(alice, "portfolio/equity", "?from=" + tomorrow).status());
    }

    /** Another trader than the others' so that their figures stay. */
    @Test
    void theMethodHoldsFromTheNextTradeOn() {
        List<String> users = STACK.createTraders("heldby", 1);
        Trader carol = Trader.of(STACK, users.getFirst()).funded(market);
        bob.supplied(byMethod);
        for (String price : List.of("100", "200")) {
            bob.accepted(Trader.limit(byMethod.symbol(), "SELL", "1", price));
            carol.accepted(Trader.limit(byMethod.symbol(), "BUY", "1", price));
        }
        URI method = STACK.url("portfolio-service").resolve("/api/v1/accounts/cost-method");
        ObjectNode body = RestClient.json().createObjectNode().put("method", "LIFO");
        STACK.rest().put(method, carol.token(), body).orThrow();
        assertField("LIFO", get(carol, "accounts/cost-method", "").orThrow(), "method");
        bob.accepted(Trader.limit(byMethod.symbol(), "BUY", "1", "150"));
        JsonNode sold = carol.accepted(Trader.limit(byMethod.symbol(), "SELL", "1", "150"));

        String query = "?minPosition=" + positionOf(sold);
        JsonNode held = get(carol, "positions", query + "&symbol=" + byMethod.symbol()).orThrow();
        // 150 - 0.15 - 200 - 0.2
        assertField("-50.35", held.path("positions").path(0), "realised");
        assertField("LIFO", held, "costMethod");
    }

    private static Reply putSector(String symbol, String sector, String user) {
        URI address = STACK.url("portfolio-service").resolve("/api/v1/sectors/" + symbol);
        ObjectNode body = RestClient.json().createObjectNode().put("sector", sector);
        return STACK.rest().put(address, STACK.token(user), body);
    }

    @Test
    void exposureIsSpreadOverCurrenciesAndSectors() {
        assertField("TESTS", putSector(market.symbol(), "TESTS", "operator").orThrow(), "sector");
        assertEquals(400, putSector(market.symbol(), "tests!", "operator").status());
        assertEquals(404, putSector("NO-NE", "TESTS", "operator").status());
        assertEquals(403, putSector(market.symbol(), "TESTS", "risk").status());
        boolean isListed = false;
        for (JsonNode one : get(alice, "sectors", "").orThrow().path("sectors")) {
            isListed |=
                    one.path("symbol").asText().equals(market.symbol())
                            && one.path("sector").asText().equals("TESTS");
        }
        assertTrue(isListed);

        JsonNode exposure = get(alice, "exposure", "?minPosition=" + position).orThrow();
        assertField("1000296.46", exposure.path("currencies"), "gross");
        assertField("USDT", exposure.path("currencies"), "largest");
        assertField("960", exposure.path("sectors"), "gross");
        assertField("TESTS", exposure.path("sectors").path("parts").path(0), "key");
        assertField("960", exposure.path("sectors").path("parts").path(0), "long");
        assertField("1", exposure.path("positions"), "herfindahl");
        assertEquals("[\"HELDTOO\"]", exposure.path("unpriced").toString());

        JsonNode map = get(alice, "portfolio/heatmap", "?minPosition=" + position).orThrow();
        assertEquals(1, map.path("cells").size(), map::toString);
        JsonNode cell = map.path("cells").path(0);
        assertField(market.symbol(), cell, "symbol");
        assertField("TESTS", cell, "sector");
        assertField("960", cell, "value");
        assertField("0.000959715", cell, "weight");
        assertField("296.46", cell, "dayResult");
        // By the 2102.1 that was bought for.
        assertField("0.14103", cell, "dayReturn");
    }

    private static JsonNode tagged(Trader trader, String id, String side, String price) {
        ObjectNode order = Trader.limit(soon.symbol(), side, "1", price);
        return trader.accepted(order.put("clientOrderId", id));
    }

    /** Erin buys at 10 and 20 and sells at 30 and 5, each time one, and pays 0.1 %. */
    @Test
    void resultsAreAttributedToTheTagsOfOrders() {
        Trader erin = Trader.of(STACK, STACK.createTraders("tagged", 1).getFirst()).funded(market);
        bob.supplied(soon);
        bob.accepted(Trader.limit(soon.symbol(), "SELL", "1", "10"));
        tagged(erin, "grid:first:1", "BUY", "10");
        bob.accepted(Trader.limit(soon.symbol(), "SELL", "1", "20"));
        tagged(erin, "grid:second:1", "BUY", "20");
        bob.accepted(Trader.limit(soon.symbol(), "BUY", "1", "30"));
        tagged(erin, "grid:first:2", "SELL", "30");
        tagged(erin, "untagged", "SELL", "5");
        JsonNode last = bob.accepted(Trader.limit(soon.symbol(), "BUY", "1", "5"));

        String query = "?minPosition=" + positionOf(last) + "&by=";
        JsonNode bySymbol = get(erin, "attribution", query + "SYMBOL").orThrow().path("groups");
        assertEquals(1, bySymbol.size(), bySymbol::toString);
        assertField(soon.symbol(), bySymbol.path(0), "key");
        // 35 - 30 and the fees: as a taker 0.06, as a maker 0.05 % of 5.
        assertField("4.9375", bySymbol.path(0), "realised");
        assertField("0.0625", bySymbol.path(0), "fees");
        assertField("65", bySymbol.path(0), "volume");
        JsonNode strategies = get(erin, "attribution", query + "STRATEGY").orThrow().path("groups");
        assertEquals(2, strategies.size(), strategies::toString);
        assertField("(untagged)", strategies.path(0), "key");
        assertField("-15.0225", strategies.path(0), "realised");
        assertField("grid", strategies.path(1), "key");
        // 29.97 less 10.01, which the other 20.02 is not part of.
        assertField("19.96", strategies.path(1), "realised");
        assertField("3", strategies.path(1), "fills");
        String next = "PARENT_ORDER&limit=1&after=(untagged)";
        JsonNode page = get(erin, "attribution", query + next).orThrow();
        assertField("grid:first", page.path("groups").path(0), "key");
        assertField("grid:first", page, "next");
        assertEquals(400, get(erin, "attribution", "?by=MOOD").status());
    }

    @Test
    void riskManagersMayLookAndOthersMayNot() {
        String query = "?accountId=" + alice.account() + "&minPosition=" + position;
        URI address = STACK.url("portfolio-service").resolve("/api/v1/positions" + query);

        assertEquals(200, STACK.rest().get(address, STACK.token("risk")).status());
        assertEquals(200, STACK.rest().get(address, STACK.token("auditor")).status());
        assertEquals(404, STACK.rest().get(address, bob.token()).status());
        URI nobody = STACK.url("portfolio-service").resolve("/api/v1/portfolio?accountId=999999");
        assertEquals(404, STACK.rest().get(nobody, STACK.token("operator")).status());
    }

    /** The figure is printed; what is asked of it here is only that it comes. */
    @Test
    void aTradeIsSoonInTheBooks() {
        bob.supplied(soon);
        Trader dave = Trader.of(STACK, STACK.createTraders("heldsoon", 1).getFirst()).funded(soon);
        long slowestNanos = 0;
        for (int i = 0; i < 20; i++) {
            bob.accepted(Trader.limit(soon.symbol(), "SELL", "1", "10"));
            JsonNode taken = dave.accepted(Trader.limit(soon.symbol(), "BUY", "1", "10"));
            long begunNanos = System.nanoTime();
            String query = "?minPosition=" + positionOf(taken);
            Market.eventually(
                    "the books are there", () -> get(dave, "positions", query).status() == 200);
            slowestNanos = Math.max(slowestNanos, System.nanoTime() - begunNanos);
        }
        System.out.println("books: slowest after " + slowestNanos / 1_000_000 + " ms");
        assertTrue(slowestNanos < TimeUnit.SECONDS.toNanos(5), slowestNanos + " ns");
    }
}
