package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Receivers on this machine are told of deposits, withdrawals and transfers. */
class WebhookIT {
    private static final String SERVICE = "portfolio-service";

    /** By path, what a receiver was told, in order. */
    private static final Map<String, List<Told>> TOLD = new ConcurrentHashMap<>();

    private static StackClient stack;
    private static Market market;
    private static HttpServer receiver;
    private static int accounts;
    private static volatile int answer = 200;

    private record Told(String eventId, String timestamp, String signature, String body) {
        String status() {
            try {
                return RestClient.json().readTree(body).path("status").asText();
            } catch (IOException e) {
                return fail(e);
            }
        }
    }

    @BeforeAll
    static void allowReceiversHere() throws IOException {
        stack = TestStack.shared().client();
        configure("plain-allowed", "true");
        configure("private-allowed", "true");
        configure("pause", "100MS");
        configure("pause-max", "200MS");
        configure("tries-max", "3");
        configure("key-id", "1");
        configure("keys.\"1\"", "c2VhbHMgdGhlIHNlY3JldHMgb2Ygd2ViaG9va3MhISE=");
        restart();
        market = Market.listed(stack, "WEBHOOK");
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", WebhookIT::receive);
        receiver.start();
    }

    @AfterAll
    static void forbidThemAgain() {
        receiver.stop(0);
        configure("plain-allowed", "false");
        configure("private-allowed", "false");
        restart();
    }

    private static void configure(String name, String value) {
        stack.overrides(SERVICE).set("bourse.webhook." + name, value);
    }

    private static void restart() {
        TestStack.shared().stop(SERVICE);
        TestStack.shared().start(SERVICE);
    }

    private static void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int status = exchange.getRequestURI().getPath().startsWith("/fails") ? answer : 200;
        if (status == 200) {
            TOLD.computeIfAbsent(
                            exchange.getRequestURI().toString(), _ -> new CopyOnWriteArrayList<>())
                    .add(
                            new Told(
                                    exchange.getRequestHeaders().getFirst("Bourse-Event-Id"),
                                    exchange.getRequestHeaders().getFirst("Bourse-Timestamp"),
                                    exchange.getRequestHeaders().getFirst("Bourse-Signature"),
                                    body));
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static URI address(String path) {
        return stack.url(SERVICE).resolve("/api/v1/" + path);
    }

    private static Reply post(String path, String token, ObjectNode body) {
        return stack.rest()
                .post(
                        address(path),
                        token,
                        body,
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    private static ObjectNode json() {
        return RestClient.json().createObjectNode();
    }

    private static JsonNode register(String token, String path) {
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + path;
        Reply reply = post("webhooks", token, json().put("url", url));
        assertEquals(201, reply.status(), () -> reply.body().toString());
        return reply.body();
    }

    private static Trader holder() {
        return Trader.of(stack, stack.createTraders("webhook-" + ++accounts, 1).getFirst());
    }

    private static List<Told> told(String path) {
        return TOLD.getOrDefault(path, List.of());
    }

    private static List<String> statuses(String path) {
        return told(path).stream().map(Told::status).distinct().toList();
    }

    private static void withdraw(Trader trader) {
        post("withdrawals", trader.token(), json().put("asset", market.base()).put("amount", "1"))
                .orThrow();
    }

    private static String signature(JsonNode webhook, Told told) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] secret = Base64.getDecoder().decode(webhook.path("secret").asText());
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] signed = (told.timestamp() + "." + told.body()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            return fail(e);
        }
    }

    /** How the secret lies in the table: 32 bytes, sealed. */
    private static String stored(JsonNode webhook) {
        try (Connection connection =
                        DriverManager.getConnection(
                                stack.jdbcUrl("portfolio"),
                                "portfolio",
                                stack.jdbcPassword("portfolio"));
                PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT length(secret) || ' bytes, key ' || key_id FROM webhook"
                                        + " WHERE webhook_id = ?::uuid")) {
            select.setString(1, webhook.path("webhookId").asText());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        } catch (SQLException e) {
            return fail(e);
        }
    }

    @Test
    void anOwnerIsToldOfEachChangeInOrderAndSigned() {
        Trader trader = holder();
        JsonNode webhook = register(trader.token(), "/owner");
        trader.supplied(market);
        withdraw(trader);

        List<String> changes = List.of("PENDING", "COMPLETED", "HELD");
        Market.eventually("all is told", () -> statuses("/owner").equals(changes));
        for (Told told : told("/owner")) {
            assertEquals(signature(webhook, told), told.signature());
        }
        assertEquals("60 bytes, key 1", stored(webhook));
        Reply others = stack.rest().get(address("webhooks"), holder().token());
        assertEquals(0, others.orThrow().path("webhooks").size());
        JsonNode own = stack.rest().get(address("webhooks"), trader.token()).orThrow();
        assertEquals(trader.account(), own.path("webhooks").path(0).path("accountId").asText());
        assertFalse(own.path("webhooks").path(0).has("secret"));
    }

    @Test
    void anOperatorIsToldOfAllAccountsUntilItIsRemoved() {
        String operator = market.operator();
        String id = register(operator, "/venue").path("webhookId").asText();
        Trader trader = holder();
        trader.supplied(market);
        Market.eventually("the deposit is told", () -> statuses("/venue").contains("COMPLETED"));

        URI webhook = address("webhooks/" + id);
        assertEquals(404, stack.rest().delete(webhook, trader.token(), Map.of()).status());
        assertEquals(204, stack.rest().delete(webhook, operator, Map.of()).status());
        assertEquals(404, stack.rest().delete(webhook, operator, Map.of()).status());
    }

    @Test
    void whatIsNotTakenIsParkedAndToldOnRequest() {
        Trader trader = holder();
        answer = 503;
        String id = register(trader.token(), "/fails").path("webhookId").asText();
        trader.supplied(market);
        URI parked = address("webhooks/" + id + "/parked");
        Market.eventually(
                "both changes of the deposit are parked",
                () ->
                        stack.rest().get(parked, trader.token()).orThrow().path("events").size()
                                == 2);
        JsonNode first = stack.rest().get(parked, trader.token()).orThrow().path("events").path(0);
        assertEquals("STATUS_503", first.path("failure").asText());
        assertEquals(3, first.path("tries").asInt());
        assertEquals("PENDING", first.path("event").path("status").asText());
        assertEquals(404, stack.rest().get(parked, holder().token()).status());

        answer = 200;
        post("webhooks/" + id + "/retry", trader.token(), json()).orThrow();
        Market.eventually(
                "all is told", () -> statuses("/fails").equals(List.of("PENDING", "COMPLETED")));
    }

    @Test
    void anAccountHasOnlySoManyAndOnlyGoodAddresses() {
        Trader trader = holder();
        for (String url : List.of("ftp://example.org", "https://a:b@example.org", "x", "")) {
            Reply refused = post("webhooks", trader.token(), json().put("url", url));
            assertEquals(422, refused.status(), url);
            assertEquals("URL_NOT_ALLOWED", refused.body().path("code").asText());
        }
        for (int i = 0; i < 5; i++) {
            register(trader.token(), "/many/" + i);
        }
        Reply more = post("webhooks", trader.token(), json().put("url", "https://example.org/"));
        assertEquals(409, more.status());
        assertEquals("TOO_MANY_WEBHOOKS", more.body().path("code").asText());
    }
}
