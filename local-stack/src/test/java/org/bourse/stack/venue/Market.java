package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.StackException;
import org.bourse.stack.rest.RestClient;

/**
 * A symbol of a test class's own, quoted in USDT: tick 0.01, lot 0.001, fees 0.05 % and 0.10 %, so
 * that no test meets the orders of another.
 */
record Market(StackClient stack, String base, String operator) {

    static Market listed(StackClient stack, String base) {
        Market market = new Market(stack, base, stack.token("operator"));
        market.admin("assets", json().put("asset", base).put("scale", 8));
        market.admin("assets", json().put("asset", "USDT").put("scale", 8));
        market.admin(
                "symbols",
                json().put("symbol", market.symbol())
                        .put("base", base)
                        .put("quote", "USDT")
                        .put("tickSize", "0.01")
                        .put("lotSize", "0.001")
                        .put("minQuantity", "0.001")
                        .put("maxQuantity", "10000")
                        .put("minNotional", "1")
                        .put("makerFeeRate", "0.0005")
                        .put("takerFeeRate", "0.001")
                        .put("marketBound", "0.05"));
        return market;
    }

    String symbol() {
        return base + "-USDT";
    }

    String stream(String kind) {
        return base.toLowerCase(Locale.ROOT) + "usdt@" + kind;
    }

    JsonNode depth() {
        return publicData("/api/v1/depth?limit=1000&symbol=" + symbol());
    }

    /** The symbol as the public sees it; a missing node before it does. */
    JsonNode listing() {
        for (JsonNode listed : publicData("/api/v1/symbols")) {
            if (listed.path("name").asText().equals(symbol())) {
                return listed;
            }
        }
        return MissingNode.getInstance();
    }

    JsonNode trades() {
        return publicData("/api/v1/trades?limit=1000&symbol=" + symbol());
    }

    /** The books of the whole venue balance, to the last unit. */
    void assertConserved() {
        JsonNode answer =
                stack.rest()
                        .get(
                                stack.url("portfolio-service").resolve("/api/v1/conservation"),
                                stack.token("auditor"))
                        .orThrow();
        assertTrue(answer.path("ok").asBoolean(), answer::toString);
        assertTrue(answer.path("assets").size() > 0, answer::toString);
        for (JsonNode asset : answer.path("assets")) {
            assertTrue(asset.path("difference").asText().equals("0"), asset::toString);
        }
    }

    /** Whether {@link #assertConserved} holds; it may not while the ledger catches up. */
    boolean isConserved() {
        try {
            assertConserved();
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }

    private JsonNode publicData(String path) {
        return stack.rest().get(stack.url("market-data-service").resolve(path), "").orThrow();
    }

    /** Where operators change the venue. */
    URI administration(String what) {
        return stack.url("matching-service").resolve("/api/v1/admin/" + what);
    }

    private void admin(String what, ObjectNode definition) {
        stack.rest().post(administration(what), operator, definition).orThrow();
    }

    private static ObjectNode json() {
        return RestClient.json().createObjectNode();
    }

    /** Waits until a condition holds, at most two minutes; fails by naming it otherwise. */
    static void eventually(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + 120_000_000_000L;
        while (System.nanoTime() < deadline) {
            try {
                if (condition.getAsBoolean()) {
                    return;
                }
            } catch (StackException e) {
                // The part asked is not back yet.
            }
            LockSupport.parkNanos(20_000_000);
        }
        assertTrue(condition.getAsBoolean(), what);
    }
}
