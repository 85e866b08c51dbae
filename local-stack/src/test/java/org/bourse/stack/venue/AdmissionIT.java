package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A venue that stands still takes no new orders, but cancels; nothing that was said gets lost. */
class AdmissionIT {
    private static final List<String> VENUE = List.of("matching-service", "matching-service-2");
    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(6);
    private static final Duration REFUSED_WITHIN = Duration.ofMillis(500);

    private final Stack stack = TestStack.shared();
    private final StackClient client = stack.client();

    /** What was answered 202. */
    private final List<ObjectNode> pending = new ArrayList<>();

    @AfterEach
    void goOn() {
        VENUE.forEach(stack::resume);
        VENUE.forEach(stack::start);
    }

    @Test
    void aVenueThatIsSuspendedTakesCancelsOnlyUntilItGoesOn() {
        Market market = Market.listed(client, "STILLVENUE");
        Trader trader = trader("still-venue", market);
        String resting = trader.accepted(order(market)).path("orderId").asText();
        VENUE.forEach(stack::suspend);

        assertOrdersAreRefusedAndCancelsAreTaken(trader, market, resting);

        VENUE.forEach(stack::resume);
        assertAllIsDone(trader, market, resting);
    }

    @Test
    void aVenueThatIsGoneTakesCancelsOnlyUntilItIsBack() {
        Market market = Market.listed(client, "GONEVENUE");
        Trader trader = trader("gone-venue", market);
        String resting = trader.accepted(order(market)).path("orderId").asText();
        VENUE.forEach(stack::kill);

        assertOrdersAreRefusedAndCancelsAreTaken(trader, market, resting);

        VENUE.forEach(stack::start);
        assertAllIsDone(trader, market, resting);
    }

    private void assertOrdersAreRefusedAndCancelsAreTaken(
            Trader trader, Market market, String resting) {
        long stoppedNanos = System.nanoTime();
        ObjectNode order = order(market);
        Reply reply = trader.place(order);
        while (reply.status() == 202) {
            pending.add(order);
            order = order(market);
            reply = trader.place(order);
        }
        assertTrue(System.nanoTime() - stoppedNanos < NOTICED_WITHIN.toNanos());
        for (int i = 0; i < 20; i++) {
            long begunNanos = System.nanoTime();
            reply = trader.place(order(market));
            assertEquals("503 VENUE_BEHIND", status(reply));
            assertEquals(1, reply.retryAfterSeconds());
            assertTrue(System.nanoTime() - begunNanos < REFUSED_WITHIN.toNanos());
        }

        assertEquals(202, trader.cancel(resting).status());

        assertEquals("503 VENUE_BEHIND", status(trader.place(order(market))));
    }

    private void assertAllIsDone(Trader trader, Market market, String resting) {
        Market.eventually("orders are taken", () -> trader.place(order(market)).status() == 201);
        JsonNode cancelled = trader.order(resting).orThrow();
        assertEquals("CANCELLED", cancelled.path("status").asText());
        assertTrue(!pending.isEmpty(), "an order was under way when the venue stopped");
        for (ObjectNode order : pending) {
            String id = order.path("clientOrderId").asText();
            JsonNode found = trader.ordersOf("clientOrderId=" + id).orThrow();
            assertEquals("OPEN", found.path("status").asText());
            assertEquals(found.path("orderId"), trader.place(order).body().path("orderId"));
        }
        assertEquals(pending.size() + 1, trader.openOrders(market).size());
        Market.eventually("the ledger has caught up", market::isConserved);
    }

    private Trader trader(String name, Market market) {
        return Trader.of(client, client.createTraders(name, 1).getFirst()).funded(market);
    }

    private static ObjectNode order(Market market) {
        return Trader.limit(market.symbol(), "BUY", "1", "10");
    }

    private static String status(Reply reply) {
        return reply.status() + " " + reply.body().path("code").asText();
    }
}
