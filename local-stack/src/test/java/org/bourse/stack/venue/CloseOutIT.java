package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.junit.jupiter.api.Test;

/** Who loses too much is sold out, once, also when risk-service dies while it sells. */
class CloseOutIT {
    private final Stack shared = TestStack.shared();
    private final StackClient stack = shared.client();
    private final Market market = Market.listed(stack, "CLOSEOUT");
    private final List<Trader> traders =
            stack.createTraders("closeout", 3).stream()
                    .map(user -> Trader.of(stack, user).funded(market))
                    .toList();
    private final Trader loser = traders.get(0);
    private final Trader maker = traders.get(1);
    private final Trader other = traders.get(2);

    private URI risk(String path) {
        return stack.url("risk-service").resolve("/api/v1/" + path);
    }

    /** What the loser has of the base asset, available and held. */
    private String position() {
        return loser.balances(0).getOrDefault(market.base(), "0/0");
    }

    private JsonNode breach() {
        for (JsonNode trip :
                stack.rest()
                        .get(risk("trips?accountId=" + loser.account()), stack.token("auditor"))
                        .orThrow()
                        .path("trips")) {
            if (trip.path("action").asText().equals("CLOSE_OUT")) {
                return trip;
            }
        }
        return RestClient.json().createObjectNode();
    }

    private List<JsonNode> fills() {
        List<JsonNode> fills = new ArrayList<>();
        loser.fillsOf("limit=500&symbol=" + market.symbol())
                .orThrow()
                .path("fills")
                .forEach(fills::add);
        return fills;
    }

    private int audited(String kind) {
        int count = 0;
        for (JsonNode entry :
                stack.rest()
                        .get(risk("audit?limit=500&kind=" + kind), stack.token("auditor"))
                        .orThrow()
                        .path("entries")) {
            count += entry.path("object").asText().equals("account " + loser.account()) ? 1 : 0;
        }
        return count;
    }

    private void bid(String quantity, String price) {
        maker.accepted(Trader.limit(market.symbol(), "BUY", quantity, price));
    }

    /** What is yet to be sold, to somebody else. */
    private Reply givenAway() {
        return stack.rest()
                .post(
                        stack.url("portfolio-service").resolve("/api/v1/transfers"),
                        loser.token(),
                        RestClient.json()
                                .createObjectNode()
                                .put("toAccountId", other.account())
                                .put("asset", market.base())
                                .put("amount", "1"),
                        Map.of("Idempotency-Key", "given-away"));
    }

    @Test
    void anAccountIsFlatAfterwardsAndNothingIsSoldTwice() {
        Reply set =
                stack.rest()
                        .put(
                                risk("policies/" + loser.account() + "/DAILY_LOSS"),
                                stack.token("risk"),
                                RestClient.json()
                                        .createObjectNode()
                                        .put("limit", "1000")
                                        .put("action", "CLOSE_OUT"));
        assertEquals(200, set.status());
        String sale =
                loser.accepted(Trader.limit(market.symbol(), "SELL", "10", "150"))
                        .path("orderId")
                        .asText();
        other.accepted(Trader.limit(market.symbol(), "SELL", "1", "100"));
        maker.accepted(Trader.limit(market.symbol(), "BUY", "1", "100"));
        bid("301", "98");
        other.accepted(Trader.limit(market.symbol(), "SELL", "1", "98"));

        Market.eventually("what is bid for is sold", () -> position().equals("700/0"));
        assertEquals("RUNNING", breach().path("closeOut").asText());
        shared.kill("risk-service");
        assertEquals("CANCELLED", loser.order(sale).body().path("status").asText());
        Reply bought = loser.place(Trader.limit(market.symbol(), "BUY", "1", "90"));
        assertEquals("ACCOUNT_CLOSE_ONLY", bought.body().path("code").asText());
        assertEquals("ACCOUNT_CLOSE_ONLY", givenAway().body().path("code").asText());
        bid("2000", "97");
        shared.start("risk-service");

        Market.eventually("it is flat", () -> position().equals("0/0"));
        Market.eventually("that is kept", () -> breach().path("closeOut").asText().equals("FLAT"));
        Market.eventually("all fills are there", () -> sold().compareTo(thousand()) == 0);
        assertTrue(breach().path("closeOutSteps").asInt() > 5, () -> breach().toString());
        assertEquals(1, audited("CLOSE_OUT_ENDED"));
        assertTrue(audited("CLOSE_OUT_STEP") > 5);
        for (JsonNode fill : fills()) {
            BigDecimal value =
                    new BigDecimal(fill.path("quantity").asText())
                            .multiply(new BigDecimal(fill.path("price").asText()));
            assertTrue(value.compareTo(new BigDecimal("10000")) <= 0, fill::toString);
        }
        Market.eventually("the books balance", market::isConserved);
    }

    private static BigDecimal thousand() {
        return new BigDecimal("1000");
    }

    private BigDecimal sold() {
        return fills().stream()
                .map(fill -> new BigDecimal(fill.path("quantity").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
