package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One person, several accounts: each with its own money and orders, none of them another's. */
class SubAccountIT {
    /** The default of bourse.account.sub-accounts-max. */
    private static final int SUB_ACCOUNTS_MAX = 10;

    private static StackClient stack;
    private static Market market;
    private static Trader ann;
    private static Trader bob;
    private static String hedging;

    @BeforeAll
    static void open() {
        stack = TestStack.shared().client();
        market = Market.listed(stack, "SUBACCOUNT");
        List<String> users = stack.createTraders("subaccount", 2);
        ann = Trader.of(stack, users.get(0)).funded(market);
        bob = Trader.of(stack, users.get(1)).funded(market);
        hedging = opened(ann, "hedging").path("accountId").asText();
        assertEquals(201, transfer(ann, ann.account(), hedging, "1000").status());
        Market.eventually("it has the amount", () -> available(hedging).equals("1000"));
    }

    private static Reply ask(
            String service, String method, String path, String token, JsonNode body) {
        URI address = stack.url(service).resolve("/api/v1/" + path);
        Map<String, String> headers = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        return method.equals("GET")
                ? stack.rest().get(address, token)
                : stack.rest().sendJson(method, address, token, body, headers);
    }

    private static Reply portfolio(String method, String path, Trader of, JsonNode body) {
        return ask("portfolio-service", method, path, of.token(), body);
    }

    private static ObjectNode json() {
        return RestClient.json().createObjectNode();
    }

    private static Reply open(Trader of, String label) {
        return portfolio("POST", "accounts?label=" + label, of, json());
    }

    private static JsonNode opened(Trader of, String label) {
        Reply reply = open(of, label);
        assertEquals(201, reply.status(), () -> reply.body().toString());
        return reply.body();
    }

    private static Reply transfer(Trader of, String from, String to, String amount) {
        return portfolio(
                "POST",
                "transfers",
                of,
                json().put("accountId", from)
                        .put("toAccountId", to)
                        .put("asset", "USDT")
                        .put("amount", amount));
    }

    private static String available(String account) {
        JsonNode balances =
                portfolio("GET", "balances?accountId=" + account, ann, json()).orThrow();
        for (JsonNode balance : balances.path("balances")) {
            if (balance.path("asset").asText().equals("USDT")) {
                return balance.path("available").asText();
            }
        }
        return "";
    }

    private static ObjectNode order(String side, String quantity, String price) {
        return Trader.limit(market.symbol(), side, quantity, price).put("accountId", hedging);
    }

    private static int count(Reply reply, String field) {
        return reply.orThrow().path(field).size();
    }

    private static void assertRefused(int status, String code, Reply reply) {
        assertEquals(code, reply.body().path("code").asText(), () -> reply.body().toString());
        assertEquals(status, reply.status());
    }

    @Test
    void aLabelIsOneAccountAndThereAreNoMoreThanAllowed() {
        Trader cat = Trader.of(stack, stack.createTraders("subaccount-many", 1).getFirst());
        JsonNode first = opened(cat, "sub-1");
        assertEquals(cat.account(), first.path("mainAccountId").asText());
        assertEquals("sub-1", first.path("label").asText());
        assertEquals("ACTIVE", first.path("status").asText());
        for (int i = 2; i <= SUB_ACCOUNTS_MAX; i++) {
            opened(cat, "sub-" + i);
        }

        assertRefused(409, "TOO_MANY_ACCOUNTS", open(cat, "sub-11"));
        Reply again = open(cat, "sub-1");
        assertEquals(200, again.status());
        assertEquals(first, again.body());
        assertRefused(400, "LABEL_INVALID", open(cat, "a%20b"));
        assertRefused(400, "LABEL_INVALID", open(cat, "x".repeat(33)));

        JsonNode all = portfolio("GET", "accounts", cat, json()).orThrow().path("accounts");
        assertEquals(1 + SUB_ACCOUNTS_MAX, all.size());
        assertEquals(cat.account(), all.path(0).path("accountId").asText());
        assertFalse(all.path(0).hasNonNull("mainAccountId"));
        String one = "accounts?accountId=" + first.path("accountId").asText();
        assertEquals(1, count(portfolio("GET", one, cat, json()), "accounts"));
    }

    @Test
    void theMainAccountComesFirst() {
        String token = stack.token(stack.createPeople("subaccount-none", 1, "trader").getFirst());

        assertRefused(
                409,
                "MAIN_ACCOUNT_MISSING",
                ask("portfolio-service", "POST", "accounts?label=hedging", token, json()));
        Reply none = ask("portfolio-service", "GET", "accounts", token, json());
        assertEquals(0, count(none, "accounts"));
    }

    @Test
    void eachAccountHasItsOwnMoneyAndOrders() {
        String amount = available(hedging);
        JsonNode placed = ann.accepted(order("BUY", "1", "10"));
        assertEquals(hedging, placed.path("accountId").asText());
        String id = placed.path("orderId").asText();
        Market.eventually("its own money is held", () -> !available(hedging).equals(amount));

        String open = "symbol=" + market.symbol() + "&status=OPEN";
        Market.eventually(
                "its order is listed",
                () -> count(ann.ordersOf(open + "&accountId=" + hedging), "orders") == 1);
        assertEquals(0, count(ann.ordersOf(open), "orders"));
        assertRefused(404, "ORDER_NOT_FOUND", ann.cancel(id));
        assertEquals(
                200,
                ann.send("PATCH", "orders/" + id + "?accountId=" + hedging, less(), Map.of())
                        .status());
        assertEquals(
                200,
                ann.send("DELETE", "orders/" + id + "?accountId=" + hedging, json(), Map.of())
                        .status());
        Market.eventually("it is available again", () -> available(hedging).equals(amount));
    }

    /** And groups that operators set take in the sub-accounts that are opened later. */
    @Test
    void ownAccountsDoNotTradeWithEachOther() {
        String resting =
                ann.accepted(Trader.limit(market.symbol(), "SELL", "1", "20"))
                        .path("orderId")
                        .asText();

        JsonNode taker = ann.accepted(order("BUY", "1", "20"));
        assertEquals("CANCELLED", taker.path("status").asText(), taker::toString);
        assertEquals("SELF_TRADE", taker.path("reason").asText(), taker::toString);
        JsonNode others = bob.accepted(Trader.limit(market.symbol(), "BUY", "1", "20"));
        assertEquals("FILLED", others.path("status").asText(), others::toString);
        Market.eventually(
                "it is bob who bought it",
                () -> ann.order(resting).body().path("status").asText().equals("FILLED"));
    }

    private static ObjectNode less() {
        return json().put("quantity", "0.5");
    }

    @Test
    void moneyGoesBetweenOwnAccountsAndOutOfEach() {
        String sub = opened(ann, "payouts").path("accountId").asText();
        assertEquals(201, transfer(ann, ann.account(), sub, "5").status());
        assertEquals(201, transfer(ann, sub, ann.account(), "2").status());
        Market.eventually("it has the rest", () -> available(sub).equals("3"));

        Reply withdrawal =
                portfolio(
                        "POST",
                        "withdrawals",
                        ann,
                        json().put("accountId", sub).put("asset", "USDT").put("amount", "3"));
        assertEquals(201, withdrawal.status(), () -> withdrawal.body().toString());
        assertEquals(sub, withdrawal.body().path("accountId").asText());
        assertRefused(422, "INSUFFICIENT_FUNDS", transfer(ann, sub, ann.account(), "1"));
    }

    @Test
    void nobodyElseSeesOrMovesASubAccount() {
        String id = ann.accepted(order("BUY", "1", "10")).path("orderId").asText();
        String named = "?accountId=" + hedging;

        assertRefused(404, "ACCOUNT_UNKNOWN", bob.place(order("BUY", "1", "10")));
        assertRefused(404, "ORDER_NOT_FOUND", bob.order(id));
        for (Reply foreign :
                List.of(
                        bob.send("DELETE", "orders/" + id + named, json(), Map.of()),
                        bob.send("PATCH", "orders/" + id + named, less(), Map.of()),
                        bob.ordersOf("accountId=" + hedging),
                        transfer(bob, hedging, bob.account(), "1"),
                        portfolio("GET", "balances" + named, bob, json()),
                        portfolio("GET", "accounts" + named, bob, json()),
                        portfolio("GET", "accounts/mode" + named, bob, json()),
                        portfolio("GET", "webhooks" + named, bob, json()),
                        ask("risk-service", "GET", "fee-tier" + named, bob.token(), json()))) {
            assertRefused(404, "ACCOUNT_UNKNOWN", foreign);
        }
        assertEquals(200, ann.send("DELETE", "orders/" + id + named, json(), Map.of()).status());
    }

    @Test
    void aConnectionIsOfOneAccount() {
        try (StreamClient stream = ofAccount(ann, hedging)) {
            stream.ask(StreamClient.subscribe("orders", "balances"));
            Market.eventually("it begins", () -> !stream.data("balances", "begin").isEmpty());
            ann.accepted(Trader.limit(market.symbol(), "BUY", "1", "9"));
            String id = ann.accepted(order("BUY", "1", "8")).path("orderId").asText();
            Market.eventually(
                    "its order is told",
                    () -> stream.data("orders", "orders").toString().contains(id));
            stream.assertEveryFrameIsOf(hedging);

            stream.ask(login(ann, ann.account()));
            Market.eventually("it is answered", () -> stream.answers().size() == 2);
            assertEquals(
                    "LOGIN_OF_ANOTHER",
                    stream.answers().getLast().path("error").path("code").asText());
        } finally {
            ann.send("DELETE", "orders/open?accountId=" + hedging, json(), Map.of());
            ann.openOrders(market).forEach(ann::cancel);
        }
    }

    @Test
    void aLoginNamesTheAccountAndNobodyElsesIsTold() {
        try (StreamClient stream = new StreamClient(stack, "/ws", List.of())) {
            stream.ask(login(ann, hedging));
            stream.ask(StreamClient.subscribe("balances"));
            Market.eventually("it begins", () -> !stream.data("balances", "begin").isEmpty());
            stream.assertEveryFrameIsOf(hedging);
        }
        try (StreamClient stream = ofAccount(bob, hedging)) {
            stream.ask(StreamClient.subscribe("balances"));
            Market.eventually("it is answered", () -> stream.answers().size() == 1);
            assertEquals(
                    "ACCOUNT_UNKNOWN",
                    stream.answers().getLast().path("error").path("code").asText());
        }
    }

    @Test
    void anAddressThatNamesAnAccountNeedsToSayWhoComes() {
        CompletionException refused =
                assertThrows(
                        CompletionException.class,
                        () -> new StreamClient(stack, "/ws?accountId=" + hedging, List.of()));
        WebSocketHandshakeException cause =
                assertInstanceOf(WebSocketHandshakeException.class, refused.getCause());
        assertEquals(400, cause.getResponse().statusCode());
    }

    private static StreamClient ofAccount(Trader trader, String account) {
        return new StreamClient(
                stack, "/ws?accountId=" + account, List.of("bourse", "bearer." + trader.token()));
    }

    private static String login(Trader trader, String account) {
        return "{\"method\":\"LOGIN\",\"params\":[\""
                + trader.token()
                + "\",\""
                + account
                + "\"],\"id\":3}";
    }
}
