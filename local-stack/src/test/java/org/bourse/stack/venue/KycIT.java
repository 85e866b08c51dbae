package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.service.BourseService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Until compliance knows who somebody is, nothing is paid in, traded or withdrawn. */
class KycIT {
    private static final String SETTING = "bourse.account.kyc-required";
    private static final String LOOK_EVERY = "bourse.account.kyc-look-every";

    private static Stack shared;
    private static StackClient stack;
    private static Market market;
    private static Trader old;
    private static String newcomer;
    private static String account;
    private static String risk;

    @BeforeAll
    static void openUnderTheGate() {
        shared = TestStack.shared();
        stack = shared.client();
        market = Market.listed(stack, "KNOWN");
        old = Trader.of(stack, stack.createTraders("known", 1).getFirst()).funded(market);
        risk = stack.token("risk");
        newcomer = stack.token(stack.createPeople("newcomer", 1, "trader").getFirst());
        gate("true", "100ms");
        JsonNode opened = ask("POST", "accounts", newcomer, json()).orThrow();
        assertEquals("PENDING", opened.path("kyc").asText(), opened::toString);
        account = opened.path("accountId").asText();
    }

    @AfterAll
    static void asBefore() {
        gate("false", "1m");
    }

    /** Holds from the next start of the service. */
    private static void gate(String required, String lookEvery) {
        stack.overrides("portfolio-service").set(SETTING, required);
        stack.overrides("portfolio-service").set(LOOK_EVERY, lookEvery);
        shared.crash("portfolio-service");
    }

    private static ObjectNode json() {
        return RestClient.json().createObjectNode();
    }

    private static Reply ask(String method, String path, String token, ObjectNode body) {
        URI address = stack.url("portfolio-service").resolve("/api/v1/" + path);
        Map<String, String> headers = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        return RestClient.untilServed(() ->
                method.equals("GET")
                        ? stack.rest().get(address, token)
                        : stack.rest().sendJson(method, address, token, body, headers));
    }

    private static Reply decide(String of, String to, String validUntil) {
        ObjectNode body = json().put("to", to).put("reason", "Passport seen");
        if (!validUntil.isEmpty()) {
            body.put("validUntil", validUntil);
        }
        return ask("PUT", "kyc/" + of, risk, body);
    }

    private static Reply deposit(String of, String asset, String amount) {
        return ask(
                "POST",
                "deposits",
                stack.token("operator"),
                json().put("accountId", of).put("asset", asset).put("amount", amount));
    }

    private static Reply withdraw(String token) {
        return ask("POST", "withdrawals", token, json().put("asset", "USDT").put("amount", "1"));
    }

    private static Reply transfer(String token, String to) {
        return ask(
                "POST",
                "transfers",
                token,
                json().put("toAccountId", to).put("asset", "USDT").put("amount", "1"));
    }

    private static Reply place(String token) {
        return place(token, account, "10");
    }

    private static Reply place(String token, String of, String price) {
        ObjectNode order = Trader.limit(market.symbol(), "BUY", "0.1", price);
        return stack.rest()
                .post(
                        stack.url("order-service").resolve("/api/v1/orders"),
                        token,
                        token.equals(newcomer) ? order.put("accountId", of) : order,
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    private static String statusOf(String order) {
        URI address = stack.url("order-service").resolve("/api/v1/orders/" + order);
        return stack.rest().get(address, newcomer).orThrow().path("status").asText();
    }

    private static String placed(String of) {
        AtomicReference<Reply> reply = new AtomicReference<>();
        Market.eventually(
                "an order is taken",
                () -> {
                    reply.set(place(newcomer, of, "10"));
                    return reply.get().status() == 201;
                });
        String order = reply.get().body().path("orderId").asText();
        assertEquals("OPEN", statusOf(order));
        return order;
    }

    private static void assertCancelled(String of, String order) {
        Market.eventually("its orders are cancelled", () -> statusOf(order).equals("CANCELLED"));
        Market.eventually("which is entered", () -> cancellationsOf(of) > 0);
    }

    private static long cancellationsOf(String of) {
        URI audit = stack.url("risk-service").resolve("/api/v1/audit?kind=ORDERS_CANCELLED");
        return RestClient.untilServed(() -> stack.rest().get(audit, risk))
                .orThrow()
                .findValuesAsText("object")
                .stream()
                .filter(("account " + of)::equals)
                .count();
    }

    private static void assertRefused(int status, String code, Reply reply) {
        assertEquals(code, reply.body().path("code").asText(), () -> reply.body().toString());
        assertEquals(status, reply.status());
    }

    private static void assertClosed() {
        assertRefused(422, "ACCOUNT_NOT_VERIFIED", deposit(account, "USDT", "100"));
        assertRefused(422, "ACCOUNT_NOT_VERIFIED", withdraw(newcomer));
        assertRefused(422, "ACCOUNT_NOT_VERIFIED", transfer(newcomer, old.account()));
        assertRefused(422, "TARGET_UNKNOWN", transfer(old.token(), account));
        Market.eventually(
                "orders are refused",
                () -> place(newcomer).body().path("code").asText().equals("ACCOUNT_NOT_ACTIVE"));
    }

    private static void approve() {
        assertEquals(200, decide(account, "IN_REVIEW", "").status());
        assertEquals(200, decide(account, "APPROVED", "2999-12-31").status());
        Market.eventually(
                "the gate is open",
                () -> !place(newcomer).body().path("code").asText().equals("ACCOUNT_NOT_ACTIVE"));
    }

    private static void expire() throws SQLException {
        String database = BourseService.PORTFOLIO_SERVICE.database();
        try (Connection connection =
                        DriverManager.getConnection(
                                stack.jdbcUrl(database), database, stack.jdbcPassword(database));
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "UPDATE account_owner SET kyc_valid_until = DATE '2020-01-01' WHERE account = "
                            + account);
        }
        Market.eventually(
                "the approval has run out",
                () ->
                        ask("GET", "kyc/" + account, risk, json())
                                .body()
                                .path("status")
                                .asText()
                                .equals("EXPIRED"));
    }

    @Test
    void anAccountIsOpenWhileItsHolderIsApprovedAndTheVenueAllowsIt() throws SQLException {
        assertClosed();
        assertRefused(409, "TRANSITION_NOT_ALLOWED", decide(account, "APPROVED", ""));
        assertRefused(400, "VALID_UNTIL_INVALID", decide(account, "IN_REVIEW", "2999-12-31"));
        assertRefused(400, "VALID_UNTIL_INVALID", decide(account, "APPROVED", "2020-01-01"));
        assertRefused(404, "ACCOUNT_UNKNOWN", decide("2147483000", "IN_REVIEW", ""));
        assertEquals(200, decide(account, "IN_REVIEW", "").status());
        assertClosed();
        assertEquals(200, decide(account, "APPROVED", "2999-12-31").status());
        assertEquals(201, deposit(account, "USDT", "100").status());
        String order = placed(account);
        assertEquals(201, withdraw(newcomer).status());
        String sub = openSub();
        String orderOfSub = placed(sub);

        expire();
        assertClosed();
        assertTheEndIsAudited();
        Market.eventually("so is the sub-account", () -> kycOf(sub).equals("EXPIRED"));
        assertRefused(422, "ACCOUNT_NOT_VERIFIED", deposit(sub, "USDT", "1"));
        assertCancelled(account, order);
        assertCancelled(sub, orderOfSub);

        suspendAtTheVenue();
        approve();
        Reply refused = place(newcomer);
        assertRefused(422, "ACCOUNT_SUSPENDED", refused);
        assertDecisionsAreKept();
        assertEquals("APPROVED", kycOf(sub));
        assertEquals(201, deposit(sub, "USDT", "1").status());
        revoked(sub);
    }

    /** What is in the books again is cancelled again, also after a crash; once each time. */
    private static void revoked(String sub) {
        String order = placed(sub);
        shared.crash("risk-service");
        assertEquals("OPEN", statusOf(order));
        assertEquals(200, decide(account, "REJECTED", "").status());
        shared.crash("risk-service");
        assertCancelled(sub, order);
        assertEquals(2, cancellationsOf(sub));
    }

    /** What is known of its holder is known of it. */
    private static String openSub() {
        JsonNode opened = ask("POST", "accounts?label=sub", newcomer, json()).orThrow();
        assertEquals("APPROVED", opened.path("kyc").asText(), opened::toString);
        String sub = opened.path("accountId").asText();
        assertEquals(201, deposit(sub, "USDT", "5").status());
        JsonNode holder = ask("GET", "kyc/" + sub, risk, json()).orThrow();
        assertEquals(account, holder.path("accountId").asText());
        return sub;
    }

    private static String kycOf(String of) {
        return ask("GET", "accounts?accountId=" + of, newcomer, json())
                .orThrow()
                .path("accounts")
                .path(0)
                .path("kyc")
                .asText();
    }

    /** Asked before and answered afterwards, by the service itself. */
    private static void assertTheEndIsAudited() {
        String object = "portfolio-service PUT /api/v1/kyc/" + account;
        Market.eventually(
                "the end is in the audit log",
                () ->
                        audited("ACT_ASKED", object).equals(List.of("portfolio-service"))
                                && audited("ACT_ANSWERED", object)
                                        .equals(List.of("portfolio-service")));
    }

    /** The services that are subjects of such entries. */
    private static List<String> audited(String kind, String object) {
        URI audit =
                stack.url("risk-service")
                        .resolve("/api/v1/audit?limit=500&subject=portfolio-service&kind=" + kind);
        List<String> subjects = new ArrayList<>();
        for (JsonNode entry :
                stack.rest().get(audit, stack.token("auditor")).orThrow().path("entries")) {
            if (entry.path("object").asText().equals(object)) {
                subjects.add(entry.path("subject").asText());
            }
        }
        return subjects;
    }

    /** What limits and operators do is not undone by a renewal. */
    private static void suspendAtTheVenue() {
        URI state =
                stack.url("matching-service")
                        .resolve("/api/v1/admin/accounts/" + account + "/state");
        stack.rest()
                .put(state, stack.token("operator"), json().put("state", "SUSPENDED"))
                .orThrow();
    }

    private static void assertDecisionsAreKept() {
        JsonNode detail = ask("GET", "kyc/" + account, risk, json()).orThrow();
        assertEquals(
                List.of("IN_REVIEW", "APPROVED", "EXPIRED", "IN_REVIEW", "APPROVED"),
                detail.path("decisions").findValuesAsText("to"));
        JsonNode expired = detail.path("decisions").get(2);
        assertTrue(expired.path("subject").isMissingNode() || expired.path("subject").isNull());
        assertEquals("2999-12-31", detail.path("validUntil").asText());
        JsonNode own = ask("GET", "accounts", newcomer, json()).orThrow().path("accounts").get(0);
        assertEquals("APPROVED", own.path("kyc").asText());
    }

    @Test
    void whoHadAnAccountBeforeGoesOn() {
        assertEquals(201, place(old.token()).status());
        assertEquals(201, deposit(old.account(), "USDT", "100").status());
    }
}
