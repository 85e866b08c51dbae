package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs trade, read and withdraw by requests that API keys sign, and by nothing else. */
class ApiKeysIT {
    private static final String ORDERS = "order-service";
    private static final String MONEY = "portfolio-service";

    private static StackClient stack;
    private static Market market;
    private static int traders;

    @BeforeAll
    static void openMarket() {
        stack = TestStack.shared().client();
        market = Market.listed(stack, "APIKEYS");
    }

    private static Trader trader() {
        String user = stack.createTraders("api-keys-" + ++traders, 1).getFirst();
        return Trader.of(stack, user).funded(market);
    }

    private static ObjectNode json() {
        return RestClient.json().createObjectNode();
    }

    private static ObjectNode wish(String algorithm, String... scopes) {
        ObjectNode wish = json().put("label", "bot").put("algorithm", algorithm);
        for (String scope : scopes) {
            wish.withArray("scopes").add(scope);
        }
        return wish;
    }

    private static Reply ask(Trader trader, String path, ObjectNode body) {
        return stack.rest()
                .post(stack.url(MONEY).resolve("/api/v1/api-keys" + path), trader.token(), body);
    }

    private static Program hmac(JsonNode key) {
        return Program.hmac(stack, key.path("keyId").asText(), key.path("secret").asText());
    }

    private static Program hmac(Trader trader, String... scopes) {
        return hmac(ask(trader, "", wish("HMAC", scopes)).orThrow()).known();
    }

    private static Program ed25519(Trader trader, String... scopes) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String encoded = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        JsonNode key = ask(trader, "", wish("ED25519", scopes).put("publicKey", encoded)).orThrow();
        assertFalse(key.has("secret"));
        return Program.ed25519(stack, key.path("keyId").asText(), pair.getPrivate()).known();
    }

    private static ObjectNode order() {
        return Trader.limit(market.symbol(), "BUY", "1", "10");
    }

    private static String code(Reply reply) {
        return reply.status() + " " + reply.body().path("code").asText();
    }

    private static int orders(Trader trader) {
        return trader.ordersOf("symbol=" + market.symbol()).orThrow().path("orders").size();
    }

    private static void trades(Trader trader, Program program) {
        Reply placed = program.post(ORDERS, "orders", order());
        assertEquals(201, placed.status(), () -> placed.body().toString());
        String id = placed.body().path("orderId").asText();
        String query = "orders?symbol=" + market.symbol();
        assertEquals(1, program.get(ORDERS, query).orThrow().path("orders").size());
        assertEquals("OPEN", trader.order(id).orThrow().path("status").asText());
        assertEquals(200, program.delete(ORDERS, "orders/" + id).status());
        assertEquals(200, program.get(MONEY, "balances").status());
    }

    @Test
    void anHmacKeyTradesAndReadsForItsOwner() {
        Trader trader = trader();
        Program program = hmac(trader, "READ", "TRADE");
        trades(trader, program);
        assertEquals(200, program.post("market-data-service", "stream-tickets", json()).status());
        assertEquals(200, program.get("risk-service", "exposures/" + trader.account()).status());
        Reply foreign = program.get(MONEY, "balances?accountId=" + trader().account());
        assertEquals("404 ACCOUNT_UNKNOWN", code(foreign));
    }

    @Test
    void anEd25519KeyTradesAndReadsForItsOwner() throws Exception {
        Trader trader = trader();
        trades(trader, ed25519(trader, "READ", "TRADE"));
    }

    @Test
    void whatIsNotAsItWasSignedIsNotDone() {
        Trader trader = trader();
        Program program = hmac(trader, "READ", "TRADE");
        URI address = stack.url(ORDERS).resolve("/api/v1/orders");
        ObjectNode order = order();
        String body = order.toString();
        Map<String, String> good = program.headers("POST", address, body, Instant.now(), "");
        Map<String, String> forged = new HashMap<>(good);
        forged.put("Bourse-Signature", Base64.getEncoder().encodeToString(new byte[32]));
        Map<String, String> unsigned = new HashMap<>(good);
        unsigned.remove("Bourse-Body-Sha256");
        Map<String, String> again = new HashMap<>(good);
        again.put("Idempotency-Key", "another");

        List<Reply> refused = new ArrayList<>();
        for (Map<String, String> headers :
                List.of(
                        forged,
                        unsigned,
                        again,
                        program.headers("POST", address, body, Instant.now().minusSeconds(6), ""),
                        program.headers("POST", address, body, Instant.now().plusSeconds(60), ""),
                        program.headers(
                                "POST", URI.create(address + "/test"), body, Instant.now(), ""),
                        program.headers("PUT", address, body, Instant.now(), ""))) {
            refused.add(stack.rest().post(address, "", order, headers));
        }
        refused.add(stack.rest().post(address, "", order.deepCopy().put("price", "11"), good));
        refused.add(
                stack.rest()
                        .post(address, "", RestClient.json().getNodeFactory().textNode(""), good));
        for (Reply reply : refused) {
            assertEquals("401 UNAUTHENTICATED", code(reply), "of " + refused.indexOf(reply));
        }
        assertEquals(0, orders(trader));
        Map<String, String> now = program.headers("POST", address, body, Instant.now(), "");
        assertEquals(201, stack.rest().post(address, "", order, now).status());
    }

    @Test
    void aKeyMayWhatItsScopesSay() {
        Trader trader = trader();
        Program reader = hmac(trader, "READ");
        assertEquals("403 FORBIDDEN", code(reader.post(ORDERS, "orders", order())));
        assertEquals(0, orders(trader));

        Program trading = hmac(trader, "TRADE");
        ObjectNode amount = json().put("asset", market.base()).put("amount", "1");
        assertEquals("403 FORBIDDEN", code(trading.get(ORDERS, "orders")));
        assertEquals("403 FORBIDDEN", code(trading.post(MONEY, "withdrawals", amount)));

        Program paying = hmac(trader, "WITHDRAW");
        Reply withdrawal = paying.post(MONEY, "withdrawals", amount);
        assertTrue(withdrawal.isSuccess(), () -> withdrawal.body().toString());
        assertEquals("403 FORBIDDEN", code(paying.post(ORDERS, "orders", order())));

        Program all = hmac(trader, "READ", "TRADE", "WITHDRAW");
        assertEquals("403 FORBIDDEN", code(all.get(MONEY, "api-keys")));
        assertEquals("403 FORBIDDEN", code(all.post(MONEY, "api-keys", wish("HMAC", "READ"))));
        ObjectNode webhook = json().put("url", "https://example.org/");
        assertEquals("403 FORBIDDEN", code(all.post(MONEY, "webhooks", webhook)));
        assertEquals("403 FORBIDDEN", code(all.get(MONEY, "trial-balance")));
    }

    @Test
    void aKeyIsGoodFromItsNetworksOnly() {
        Trader trader = trader();
        ObjectNode elsewhere = wish("HMAC", "READ");
        elsewhere.withArray("networks").add("192.0.2.0/24");
        Program away = hmac(ask(trader, "", elsewhere).orThrow());
        ObjectNode here = wish("HMAC", "READ");
        here.withArray("networks").add("192.0.2.0/24").add("127.0.0.0/8");
        Program home = hmac(ask(trader, "", here).orThrow()).known();

        assertEquals(200, home.get(ORDERS, "orders").status());
        assertEquals("401 UNAUTHENTICATED", code(away.get(ORDERS, "orders")));
    }

    @Test
    void aRotatedKeyHasTwoSecretsForAWhileAndARevokedOneNone() {
        Trader trader = trader();
        Program before = hmac(trader, "READ");
        JsonNode rotated = ask(trader, "/" + before.keyId() + "/rotate", json()).orThrow();
        Program after = hmac(rotated);
        Market.eventually(
                "the new secret is known", () -> after.get(ORDERS, "orders").status() == 200);
        assertEquals(200, before.get(ORDERS, "orders").status());
        assertTrue(rotated.has("previousUntil"));
        assertEquals(
                "404 API_KEY_UNKNOWN",
                code(ask(trader(), "/" + before.keyId() + "/rotate", json())));

        URI key = stack.url(MONEY).resolve("/api/v1/api-keys/" + before.keyId());
        assertEquals(404, stack.rest().delete(key, trader().token(), Map.of()).status());
        assertEquals(204, stack.rest().delete(key, trader.token(), Map.of()).status());
        for (Program program : List.of(before, after)) {
            Market.eventually(
                    "the key is revoked",
                    () ->
                            program.get(ORDERS, "orders").status() == 401
                                    && program.get(MONEY, "balances").status() == 401);
        }
    }

    @Test
    void anOperatorSeesAndRevokesAnybodysKeys() {
        Trader trader = trader();
        Program program = hmac(trader, "READ");
        URI keys = stack.url(MONEY).resolve("/api/v1/api-keys?accountId=" + trader.account());
        JsonNode seen = stack.rest().get(keys, market.operator()).orThrow().path("apiKeys");
        assertEquals(program.keyId(), seen.path(0).path("keyId").asText());
        URI key = stack.url(MONEY).resolve("/api/v1/api-keys/" + program.keyId());
        assertEquals(204, stack.rest().delete(key, market.operator(), Map.of()).status());
        Market.eventually("it is revoked", () -> program.get(ORDERS, "orders").status() == 401);
    }

    @Test
    void streamsThatAKeyOpenedEndWithIt() {
        Trader trader = trader();
        Program program = hmac(trader, "READ");
        try (StreamClient client =
                new StreamClient(
                        stack, "/ws?streams=orders&ticket=" + ticket(program), List.of())) {
            Market.eventually("it begins", () -> !client.data("orders", "begin").isEmpty());
            String unused = ticket(program);
            URI key = stack.url(MONEY).resolve("/api/v1/api-keys/" + program.keyId());
            assertEquals(204, stack.rest().delete(key, trader.token(), Map.of()).status());

            Market.eventually("it is told why", () -> client.end().equals("1008 KEY_REVOKED"));
            assertThrows(
                    CompletionException.class,
                    () -> new StreamClient(stack, "/ws?ticket=" + unused, List.of()));
        }
    }

    private static String ticket(Program program) {
        return program.post("market-data-service", "stream-tickets", json())
                .orThrow()
                .path("ticket")
                .asText();
    }

    @Test
    void aListSaysWhenAKeyWasUsedAndNoSecret() throws IOException {
        Trader trader = trader();
        JsonNode made = ask(trader, "", wish("HMAC", "READ")).orThrow();
        hmac(made).known();
        URI keys = stack.url(MONEY).resolve("/api/v1/api-keys");
        Market.eventually(
                "the use is told",
                () ->
                        stack.rest()
                                .get(keys, trader.token())
                                .orThrow()
                                .path("apiKeys")
                                .path(0)
                                .has("lastUsedAt"));
        String secret = made.path("secret").asText();
        String list = stack.rest().get(keys, trader.token()).orThrow().toString();
        assertFalse(list.contains(secret));
        for (String service : List.of(ORDERS, MONEY)) {
            Path log = Path.of(TestStack.shared().state().find(service).orElseThrow().log());
            assertFalse(Files.readString(log).contains(secret), service);
        }
    }

    @Test
    void theShellOfTheDocumentPlacesAnOrder(@TempDir Path folder) throws Exception {
        Trader trader = trader();
        JsonNode made = ask(trader, "", wish("HMAC", "READ", "TRADE")).orThrow();
        hmac(made).known();
        String document =
                Files.readString(
                        Path.of(System.getProperty("bourse.root", ".."), "docs/api-keys.md"));
        String shell =
                document.substring(
                                document.indexOf("    BODY="), document.indexOf("Without a body"))
                        .replace("BTC-USDT", market.symbol());
        ProcessBuilder process =
                new ProcessBuilder("sh", "-ec", shell)
                        .directory(folder.toFile())
                        .redirectErrorStream(true);
        process.environment().put("KEY", made.path("keyId").asText());
        process.environment().put("SECRET", made.path("secret").asText());
        process.environment()
                .put("URL", stack.url(ORDERS).resolve("/").toString().replaceAll("/$", ""));
        Process running = process.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, running.waitFor(), said);
        assertTrue(said.contains("\"status\":\"OPEN\""), said);
        assertEquals(1, orders(trader));
    }

    @Test
    void onlyGoodKeysAreMadeAndOnlySoMany() {
        Trader trader = trader();
        ObjectNode wish = wish("HMAC", "READ");
        for (ObjectNode bad :
                List.of(
                        wish.deepCopy().put("label", "a b"),
                        wish.deepCopy().put("publicKey", "AAAA"),
                        wish("ED25519", "READ"),
                        wish("ED25519", "READ").put("publicKey", "AAAA"),
                        wish.deepCopy().put("expiresAt", "2020-01-01T00:00:00Z"),
                        wish.deepCopy().put("expiresAt", "+999999999-01-01T00:00:00Z"),
                        (ObjectNode)
                                wish.deepCopy().set("networks", json().arrayNode().add("x")))) {
            assertEquals("422 API_KEY_INVALID", code(ask(trader, "", bad)), bad::toString);
        }
        assertEquals("400 FIELD_MISSING", code(ask(trader, "", wish("HMAC"))));
        assertEquals("400 BODY_INVALID", code(ask(trader, "", wish("HMAC", "ADMIN"))));
        for (int i = 0; i < 10; i++) {
            assertEquals(201, ask(trader, "", wish).status());
        }
        assertEquals("409 TOO_MANY_API_KEYS", code(ask(trader, "", wish)));
    }
}
