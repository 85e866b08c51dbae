package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bourse.stack.StackClient;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.seed.Accounts;

/** A person with a token who trades over REST. */
final class Trader {
    private final StackClient stack;
    private final String token;
    private final String account;

    private Trader(StackClient stack, String token, String account) {
        this.stack = stack;
        this.token = token;
        this.account = account;
    }

    /** Opens the user's account, or finds it open. */
    static Trader of(StackClient stack, String user) {
        String token = stack.token(user);
        return new Trader(stack, token, new Accounts(stack).openWith(token));
    }

    /** With a million USDT, a thousand of the market's base asset and no rate limit to speak of. */
    Trader funded(Market market) {
        Accounts accounts = new Accounts(stack);
        accounts.deposit(market.operator(), account, "USDT", "1000000");
        accounts.deposit(market.operator(), account, market.base(), "1000");
        accounts.setRateLimit(market.operator(), account, 10_000);
        return this;
    }

    /** With a thousand of the market's base asset and what else the account has. */
    Trader supplied(Market market) {
        new Accounts(stack).deposit(market.operator(), account, market.base(), "1000");
        Market.eventually(
                "the deposit is in the ledger", () -> balances(0).containsKey(market.base()));
        return this;
    }

    /** Lets the risk service warn when it has traded so much of USDT in a day. */
    void alertAbove(String volume) {
        ObjectNode body = RestClient.json().createObjectNode();
        body.putObject("maxDailyVolume").put("USDT", volume);
        URI limits = stack.url("risk-service").resolve("/api/v1/limits/" + account);
        assertEquals(200, stack.rest().put(limits, stack.token("risk"), body).status());
    }

    String account() {
        return account;
    }

    String token() {
        return token;
    }

    /** With which one connection is opened for the streams of the account. */
    String ticket() {
        URI tickets = stack.url("market-data-service").resolve("/api/v1/stream-tickets");
        return stack.rest()
                .post(tickets, token, RestClient.json().createObjectNode())
                .orThrow()
                .path("ticket")
                .asText();
    }

    static ObjectNode limit(String symbol, String side, String quantity, String price) {
        return RestClient.json()
                .createObjectNode()
                .put("clientOrderId", UUID.randomUUID().toString())
                .put("symbol", symbol)
                .put("side", side)
                .put("type", "LIMIT")
                .put("timeInForce", "GTC")
                .put("quantity", quantity)
                .put("price", price);
    }

    Reply place(JsonNode order) {
        return stack.rest().post(orders(""), token, order);
    }

    /** As often as it is asked to come back later, it does. */
    Reply placePatiently(JsonNode order) {
        Reply reply = place(order);
        while (reply.status() == 503 && reply.retryAfterSeconds() > 0) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(reply.retryAfterSeconds()));
            reply = place(order);
        }
        return reply;
    }

    /** Places an order that must be accepted. */
    JsonNode accepted(JsonNode order) {
        Reply reply = place(order);
        assertEquals(201, reply.status(), () -> reply.body().toString());
        return reply.body();
    }

    Reply order(String id) {
        return stack.rest().get(orders("/" + id), token);
    }

    Reply ordersOf(String query) {
        return stack.rest().get(orders("?" + query), token);
    }

    Reply fillsOf(String query) {
        return stack.rest()
                .get(stack.url("order-service").resolve("/api/v1/fills?" + query), token);
    }

    Reply cancel(String id) {
        return stack.rest().delete(orders("/" + id), token, Map.of());
    }

    /** Any request to order-service. */
    Reply send(String method, String path, JsonNode body, Map<String, String> headers) {
        URI address = stack.url("order-service").resolve("/api/v1/" + path);
        return stack.rest().sendJson(method, address, token, body, headers);
    }

    /** The ids of the open orders at a market. */
    List<String> openOrders(Market market) {
        List<String> ids = new ArrayList<>();
        for (String status : List.of("OPEN", "PARTIALLY_FILLED")) {
            JsonNode page =
                    ordersOf("limit=500&symbol=" + market.symbol() + "&status=" + status).orThrow();
            page.path("orders").forEach(order -> ids.add(order.path("orderId").asText()));
        }
        return ids;
    }

    /** Available and held by asset, as "available/held"; what a position reached at least. */
    Map<String, String> balances(long position) {
        Reply reply =
                stack.rest()
                        .get(
                                stack.url("portfolio-service")
                                        .resolve("/api/v1/balances?minPosition=" + position),
                                token);
        Map<String, String> balances = new TreeMap<>();
        for (JsonNode balance : reply.orThrow().path("balances")) {
            balances.put(
                    balance.path("asset").asText(),
                    balance.path("available").asText() + "/" + balance.path("held").asText());
        }
        return balances;
    }

    /**
     * The sum of all ledger entries by asset and bucket; it must be what {@link #balances} says.
     */
    Map<String, String> ledgerSums(long position) {
        balances(position);
        Map<String, BigDecimal> available = new TreeMap<>();
        Map<String, BigDecimal> held = new TreeMap<>();
        String cursor = "";
        do {
            JsonNode page =
                    stack.rest()
                            .get(
                                    stack.url("portfolio-service")
                                            .resolve("/api/v1/ledger?limit=100" + cursor),
                                    token)
                            .orThrow();
            for (JsonNode entry : page.path("entries")) {
                String bucket = entry.path("bucket").asText();
                (bucket.equals("HELD") ? held : available)
                        .merge(
                                entry.path("asset").asText(),
                                new BigDecimal(entry.path("amount").asText()),
                                BigDecimal::add);
            }
            String next = page.path("nextCursor").asText("");
            cursor = next.isEmpty() || next.equals("null") ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        Map<String, String> sums = new TreeMap<>();
        available.forEach((asset, sum) ->
                sums.put(
                        asset,
                        plain(sum) + "/" + plain(held.getOrDefault(asset, BigDecimal.ZERO))));
        return sums;
    }

    /**
     * What of {@link #balances} changed, by how much, as "available/held"; the rest is left out.
     */
    static Map<String, String> change(Map<String, String> before, Map<String, String> after) {
        Map<String, String> changes = new TreeMap<>();
        after.forEach((asset, balance) -> {
            String[] old = before.getOrDefault(asset, "0/0").split("/", 2);
            String[] now = balance.split("/", 2);
            String change = difference(now[0], old[0]) + "/" + difference(now[1], old[1]);
            if (!change.equals("0/0")) {
                changes.put(asset, change);
            }
        });
        return changes;
    }

    private static String difference(String now, String old) {
        return plain(new BigDecimal(now).subtract(new BigDecimal(old)));
    }

    private static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    private URI orders(String rest) {
        return stack.url("order-service").resolve("/api/v1/orders" + rest);
    }
}
