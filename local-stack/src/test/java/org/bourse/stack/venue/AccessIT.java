package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody sees or moves what is another's; every endpoint asks who comes. */
class AccessIT {
    private static final ObjectNode EMPTY = JsonNodeFactory.instance.objectNode();

    private static final String LEVELS = "/api/v1/admin/log-levels";

    /** Method, service, path, and a role that may not. */
    private static final List<List<String>> GUARDED =
            List.of(
                    List.of("POST", "order-service", "/api/v1/orders", "auditor"),
                    List.of("GET", "order-service", "/api/v1/orders", "operator"),
                    List.of("DELETE", "order-service", "/api/v1/orders/1024", "auditor"),
                    List.of("DELETE", "order-service", "/api/v1/orders/open", "auditor"),
                    List.of("PATCH", "order-service", "/api/v1/orders/1024", "auditor"),
                    List.of("POST", "order-service", "/api/v1/orders/batch", "operator"),
                    List.of("POST", "order-service", "/api/v1/orders/test", "risk"),
                    List.of("POST", "order-service", "/api/v1/order-lists", "auditor"),
                    List.of("PUT", "order-service", "/api/v1/cancel-after", "operator"),
                    List.of("GET", "order-service", "/api/v1/fills", "operator"),
                    List.of("PUT", "order-service", "/api/v1/rate-limits/1000", "alice"),
                    List.of("POST", "portfolio-service", "/api/v1/accounts", "auditor"),
                    List.of("POST", "portfolio-service", "/api/v1/deposits", "alice"),
                    List.of("POST", "portfolio-service", "/api/v1/deposits/1/approve", "alice"),
                    List.of("POST", "portfolio-service", "/api/v1/deposits/1/reject", "auditor"),
                    List.of("POST", "portfolio-service", "/api/v1/withdrawals", "operator"),
                    List.of("POST", "portfolio-service", "/api/v1/withdrawals/1/complete", "alice"),
                    List.of("POST", "portfolio-service", "/api/v1/withdrawals/1/cancel", "alice"),
                    List.of("POST", "portfolio-service", "/api/v1/withdrawals/1/approve", "risk"),
                    List.of("POST", "portfolio-service", "/api/v1/withdrawals/1/reject", "mm"),
                    List.of("POST", "portfolio-service", "/api/v1/transfers", "operator"),
                    List.of("POST", "portfolio-service", "/api/v1/api-keys", "operator"),
                    List.of("GET", "portfolio-service", "/api/v1/api-keys", "risk"),
                    List.of("POST", "portfolio-service", "/api/v1/api-keys/1/rotate", "operator"),
                    List.of("DELETE", "portfolio-service", "/api/v1/api-keys/1", "auditor"),
                    List.of("POST", "portfolio-service", "/api/v1/webhooks", "auditor"),
                    List.of("GET", "portfolio-service", "/api/v1/webhooks", "risk"),
                    List.of("DELETE", "portfolio-service", "/api/v1/webhooks/1", "auditor"),
                    List.of("GET", "portfolio-service", "/api/v1/webhooks/1/parked", "auditor"),
                    List.of("POST", "portfolio-service", "/api/v1/webhooks/1/retry", "risk"),
                    List.of("GET", "portfolio-service", "/api/v1/approvals", "alice"),
                    List.of(
                            "GET",
                            "portfolio-service",
                            "/api/v1/withdrawal-limits/1000/USDT",
                            "risk"),
                    List.of(
                            "PUT",
                            "portfolio-service",
                            "/api/v1/withdrawal-limits/1000/USDT",
                            "alice"),
                    List.of(
                            "DELETE",
                            "portfolio-service",
                            "/api/v1/withdrawal-limits/1000/USDT",
                            "auditor"),
                    List.of(
                            "GET",
                            "portfolio-service",
                            "/api/v1/approval-thresholds/USDT",
                            "alice"),
                    List.of(
                            "PUT",
                            "portfolio-service",
                            "/api/v1/approval-thresholds/USDT",
                            "operator"),
                    List.of("GET", "portfolio-service", "/api/v1/features", "alice"),
                    List.of("PUT", "portfolio-service", "/api/v1/features/TRANSFERS", "alice"),
                    List.of("PUT", "portfolio-service", "/api/v1/features/TRANSFERS", "risk"),
                    List.of("GET", "portfolio-service", "/api/v1/kyc", "operator"),
                    List.of("GET", "portfolio-service", "/api/v1/kyc/1000", "alice"),
                    List.of("PUT", "portfolio-service", "/api/v1/kyc/1000", "auditor"),
                    List.of("GET", "portfolio-service", "/api/v1/conservation", "alice"),
                    List.of("PUT", "portfolio-service", "/api/v1/accounts/cost-method", "risk"),
                    List.of("PUT", "portfolio-service", "/api/v1/sectors/BTC-USDT", "risk"),
                    List.of("GET", "portfolio-service", "/api/v1/statements", "risk"),
                    List.of("GET", "portfolio-service", "/api/v1/ledger/chain", "alice"),
                    List.of(
                            "GET",
                            "portfolio-service",
                            "/api/v1/ledger/chain/verification",
                            "alice"),
                    List.of("GET", "portfolio-service", "/api/v1/trial-balance", "alice"),
                    List.of("GET", "portfolio-service", "/api/v1/day-closes", "alice"),
                    List.of("GET", "portfolio-service", "/api/v1/day-closes/2026-01-01", "mm"),
                    List.of("GET", "portfolio-service", "/api/v1/reconciliations", "alice"),
                    List.of("GET", "portfolio-service", "/api/v1/reconciliations/1", "risk"),
                    List.of(
                            "POST",
                            "portfolio-service",
                            "/api/v1/reconciliations/venue",
                            "auditor"),
                    List.of("POST", "matching-service", "/api/v1/admin/assets", "alice"),
                    List.of("POST", "matching-service", "/api/v1/admin/symbols", "risk"),
                    List.of("DELETE", "matching-service", "/api/v1/admin/keys/2", "mm"),
                    List.of("GET", "order-service", LEVELS, "risk"),
                    List.of("PUT", "matching-service", LEVELS + "/org.bourse", "auditor"),
                    List.of("PUT", "portfolio-service", LEVELS + "/org.bourse", "alice"),
                    List.of("PUT", "risk-service", LEVELS + "/org.bourse", "risk"),
                    List.of("DELETE", "market-data-service", LEVELS + "/org.bourse", "mm"),
                    List.of("PUT", "risk-service", "/api/v1/limits/1000", "alice"),
                    List.of("GET", "risk-service", "/api/v1/limit-changes", "mm"),
                    List.of("POST", "risk-service", "/api/v1/limit-changes/1/approve", "auditor"),
                    List.of("POST", "risk-service", "/api/v1/limit-changes/1/reject", "operator"),
                    List.of("GET", "risk-service", "/api/v1/alerts", "alice"),
                    List.of("GET", "risk-service", "/api/v1/cases", "alice"),
                    List.of("GET", "risk-service", "/api/v1/cases/a", "operator"),
                    List.of("POST", "risk-service", "/api/v1/cases/a/transition", "auditor"),
                    List.of("GET", "risk-service", "/api/v1/audit", "operator"),
                    List.of("GET", "risk-service", "/api/v1/audit/export", "mm"),
                    List.of("GET", "risk-service", "/api/v1/audit/verify", "alice"),
                    List.of("PUT", "risk-service", "/api/v1/fee-schedule", "risk"),
                    List.of(
                            "DELETE",
                            "risk-service",
                            "/api/v1/fee-tier/manual?accountId=1000",
                            "alice"),
                    List.of("GET", "risk-service", "/api/v1/exposures/1000", "operator"),
                    List.of("GET", "risk-service", "/api/v1/policies/venue", "alice"),
                    List.of("PUT", "risk-service", "/api/v1/policies/1000/DRAWDOWN", "auditor"),
                    List.of("DELETE", "risk-service", "/api/v1/policies/1000/DRAWDOWN", "mm"),
                    List.of(
                            "POST",
                            "risk-service",
                            "/api/v1/policies/1000/DRAWDOWN/arm",
                            "operator"),
                    List.of("GET", "risk-service", "/api/v1/policy-changes", "operator"),
                    List.of("POST", "risk-service", "/api/v1/policy-changes/1/approve", "auditor"),
                    List.of("POST", "risk-service", "/api/v1/policy-changes/1/reject", "alice"),
                    List.of("GET", "risk-service", "/api/v1/account-groups", "alice"),
                    List.of("GET", "risk-service", "/api/v1/account-groups/A", "operator"),
                    List.of(
                            "PUT",
                            "risk-service",
                            "/api/v1/account-groups/A/accounts/1000",
                            "auditor"),
                    List.of(
                            "DELETE",
                            "risk-service",
                            "/api/v1/account-groups/A/accounts/1000",
                            "operator"),
                    List.of(
                            "PUT",
                            "market-data-service",
                            "/api/v1/corporate-actions/BTC-USDT/2026-01-02/split",
                            "alice"),
                    List.of(
                            "PUT",
                            "market-data-service",
                            "/api/v1/corporate-actions/BTC-USDT/2026-01-02/dividend",
                            "risk"),
                    List.of(
                            "DELETE",
                            "market-data-service",
                            "/api/v1/corporate-actions/BTC-USDT/2026-01-02/split",
                            "auditor"),
                    List.of(
                            "DELETE",
                            "market-data-service",
                            "/api/v1/corporate-actions/BTC-USDT/2026-01-02/dividend",
                            "mm"),
                    List.of("GET", "risk-service", "/api/v1/asset-sectors", "mm"),
                    List.of("PUT", "risk-service", "/api/v1/asset-sectors/BTC", "operator"),
                    List.of("DELETE", "risk-service", "/api/v1/asset-sectors/BTC", "auditor"),
                    List.of("GET", "risk-service", "/api/v1/membership-changes", "alice"),
                    List.of(
                            "POST",
                            "risk-service",
                            "/api/v1/membership-changes/1/approve",
                            "auditor"),
                    List.of(
                            "POST",
                            "risk-service",
                            "/api/v1/membership-changes/1/reject",
                            "operator"),
                    List.of("GET", "risk-service", "/api/v1/trips", "alice"),
                    List.of("GET", "risk-service", "/api/v1/threshold-hits", "operator"),
                    List.of("GET", "risk-service", "/api/v1/threshold-reports", "alice"),
                    List.of("GET", "risk-service", "/api/v1/threshold-reports/2026-01-01", "mm"),
                    List.of("POST", "risk-service", "/api/v1/risk/var", "operator"),
                    List.of("POST", "risk-service", "/api/v1/risk/stress", "operator"),
                    List.of("POST", "risk-service", "/api/v1/risk/sizing", "operator"));

    private static StackClient stack;

    @BeforeAll
    static void start() {
        stack = TestStack.shared().client();
    }

    private static Reply call(String method, String service, String path, String token) {
        URI address = stack.url(service).resolve(path);
        return switch (method) {
            case "GET" -> stack.rest().get(address, token);
            case "POST" ->
                    stack.rest().post(address, token, EMPTY, Map.of("Idempotency-Key", "access"));
            case "PUT", "PATCH" -> stack.rest().sendJson(method, address, token, EMPTY, Map.of());
            case "DELETE" -> stack.rest().delete(address, token, Map.of());
            default -> throw new IllegalArgumentException(method);
        };
    }

    @Test
    void withoutATokenNothingIsAnswered() {
        for (List<String> endpoint : GUARDED) {
            Reply reply = call(endpoint.get(0), endpoint.get(1), endpoint.get(2), "");
            assertEquals(401, reply.status(), endpoint::toString);
            assertEquals("UNAUTHENTICATED", reply.body().path("code").asText());
        }
    }

    @Test
    void aForgedTokenIsNoToken() {
        String token = stack.token("alice");
        String forged = token.substring(0, token.length() - 8) + "AAAAAAAA";
        for (List<String> endpoint : GUARDED) {
            Reply reply = call(endpoint.get(0), endpoint.get(1), endpoint.get(2), forged);
            assertEquals(401, reply.status(), endpoint::toString);
        }
    }

    @Test
    void theWrongRoleIsRefused() {
        for (List<String> endpoint : GUARDED) {
            String token = stack.token(endpoint.get(3));
            Reply reply = call(endpoint.get(0), endpoint.get(1), endpoint.get(2), token);
            assertEquals(403, reply.status(), endpoint::toString);
            assertEquals("FORBIDDEN", reply.body().path("code").asText());
        }
    }

    private static ObjectNode price(String price) {
        return EMPTY.deepCopy().put("price", price);
    }

    private static ObjectNode switchOf(String account) {
        return EMPTY.deepCopy().put("accountId", account).put("seconds", 1);
    }

    @Test
    void aForeignOrderDoesNotExist() {
        Market market = Market.listed(stack, "ACCESS");
        List<String> users = stack.createTraders("access", 2);
        Trader owner = Trader.of(stack, users.get(0)).funded(market);
        Trader other = Trader.of(stack, users.get(1)).funded(market);
        ObjectNode order = Trader.limit(market.symbol(), "BUY", "1", "10");
        String id = owner.accepted(order).path("orderId").asText();

        assertEquals(404, other.order(id).status());
        assertEquals("ORDER_NOT_FOUND", other.order(id).body().path("code").asText());
        assertEquals(404, other.cancel(id).status());
        assertEquals(404, other.order("1").status());
        assertEquals(
                0, other.ordersOf("symbol=" + market.symbol()).orThrow().path("orders").size());
        Reply foreignAccount =
                other.place(
                        Trader.limit(market.symbol(), "BUY", "1", "10")
                                .put("accountId", owner.account()));
        assertEquals(404, foreignAccount.status());
        String account = owner.account();
        for (Reply foreign :
                List.of(
                        other.send("PATCH", "orders/" + id, price("11"), Map.of()),
                        other.send("DELETE", "orders/open?accountId=" + account, EMPTY, Map.of()),
                        other.send(
                                "PATCH",
                                "orders/" + id + "?accountId=" + account,
                                price("11"),
                                Map.of()),
                        other.send(
                                "DELETE",
                                "orders/" + id + "?accountId=" + account,
                                EMPTY,
                                Map.of()),
                        other.send(
                                "DELETE",
                                "orders?clientOrderId=x&accountId=" + account,
                                EMPTY,
                                Map.of()),
                        other.send("PUT", "cancel-after", switchOf(account), Map.of()))) {
            assertEquals(404, foreign.status(), foreign::toString);
        }
        String statement =
                "/api/v1/statements?asset=USDT&from=2020-01-01T00:00:00Z"
                        + "&to=2999-01-01T00:00:00Z&format=csv&accountId=";
        for (String path :
                List.of(
                        "/api/v1/balances?accountId=",
                        "/api/v1/balances?position=1&accountId=",
                        "/api/v1/ledger?accountId=",
                        "/api/v1/accounts?accountId=",
                        "/api/v1/accounts/mode?accountId=",
                        "/api/v1/webhooks?accountId=",
                        "/api/v1/api-keys?accountId=",
                        "/api/v1/accounts/cost-method?accountId=",
                        "/api/v1/positions?accountId=",
                        "/api/v1/positions/" + market.symbol() + "/lots?accountId=",
                        "/api/v1/portfolio?accountId=",
                        "/api/v1/portfolio/equity?accountId=",
                        "/api/v1/performance?accountId=",
                        "/api/v1/attribution?accountId=",
                        "/api/v1/exposure?accountId=",
                        "/api/v1/portfolio/heatmap?accountId=",
                        statement)) {
            URI foreign = stack.url("portfolio-service").resolve(path + owner.account());
            assertEquals(404, stack.rest().get(foreign, other.token()).status(), path);
        }
        URI exposure = stack.url("risk-service").resolve("/api/v1/exposures/" + account);
        assertEquals(404, stack.rest().get(exposure, other.token()).status());
        URI limits =
                stack.url("portfolio-service")
                        .resolve("/api/v1/withdrawal-limits/" + account + "/USDT");
        assertEquals(404, stack.rest().get(limits, other.token()).status());
        assertEquals(200, stack.rest().get(limits, owner.token()).status());
        assertEquals("OPEN", owner.order(id).orThrow().path("status").asText());
        assertTrue(owner.cancel(id).isSuccess());
    }

    @Test
    void publicDataAndHealthAreOpen() {
        assertEquals(200, call("GET", "market-data-service", "/api/v1/symbols", "").status());
        for (String service :
                List.of(
                        "order-service",
                        "matching-service",
                        "portfolio-service",
                        "risk-service",
                        "market-data-service")) {
            for (String path : List.of("/q/health/live", "/q/health/ready")) {
                URI probe = stack.managementUrl(service).resolve(path);
                assertEquals(200, stack.rest().get(probe, "").status(), service + path);
            }
            URI metrics = stack.managementUrl(service).resolve("/q/metrics");
            assertEquals(200, stack.rest().probe(metrics), service + " metrics");
            URI contract = stack.url(service).resolve("/q/openapi?format=json");
            Reply openApi = stack.rest().get(contract, "");
            assertEquals(200, openApi.status(), service + " openapi");
            assertTrue(openApi.body().path("paths").size() > 0, service + " openapi");
        }
    }
}
