package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.process.StackException;
import org.bourse.stack.rest.Reply;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever dies in the middle of the work: what was acknowledged is there, exactly once. */
@Tag("long")
class CrashIT {
    private static final int ORDERS = 5_000;
    private static final int TRADERS = 4;

    private final Map<String, ObjectNode> sent = new ConcurrentHashMap<>();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void matchingServiceAndKafkaDieInTheMiddleOfFiveThousandOrders() throws Exception {
        Stack stack = TestStack.shared();
        StackClient client = stack.client();
        Market market = Market.listed(client, "CRASH");
        List<Trader> traders =
                client.createTraders("crash", TRADERS).stream()
                        .map(user -> Trader.of(client, user).funded(market))
                        .toList();
        try (ExecutorService senders = Executors.newFixedThreadPool(TRADERS)) {
            for (int i = 0; i < TRADERS; i++) {
                Trader trader = traders.get(i);
                SplittableRandom random = new SplittableRandom(i);
                int from = i * (ORDERS / TRADERS);
                senders.submit(() -> trade(market, trader, from, random));
            }
            Market.eventually("the first orders are through", () -> done.get() > ORDERS / 5);
            stack.crash("matching-service");
            // With a standby it goes on long before who crashed is back.
            int before = done.get();
            Market.eventually("trading goes on", () -> done.get() > before + ORDERS / 10);
            stack.crash("kafka");
            stack.awaitReady("kafka");
            senders.shutdown();
            assertTrue(senders.awaitTermination(5, TimeUnit.MINUTES));
        }
        assertEquals(ORDERS, done.get());
        stack.awaitReady("matching-service");
        assertTrue(acknowledged.size() > ORDERS / 2, "most orders were acknowledged");

        // Whoever got no answer asks again with the same client order id; now all are known.
        for (Trader trader : traders) {
            sent.forEach((id, order) -> {
                if (order.path("accountId").asText().equals(trader.account())) {
                    settle(trader, id, order);
                }
            });
        }
        for (Trader trader : traders) {
            assertEachOrderOnce(trader);
        }
        Market.eventually("the ledger has caught up", market::isConserved);
        market.assertConserved();
    }

    private void trade(Market market, Trader trader, int from, SplittableRandom random) {
        for (int i = from; i < from + ORDERS / TRADERS; i++) {
            String id = "crash-" + i;
            ObjectNode order =
                    Trader.limit(
                                    market.symbol(),
                                    random.nextBoolean() ? "BUY" : "SELL",
                                    "0.%03d".formatted(100 + random.nextInt(900)),
                                    "%d.%02d"
                                            .formatted(
                                                    95 + random.nextInt(10), random.nextInt(100)))
                            .put("clientOrderId", id)
                            .put("accountId", trader.account())
                            .put("timeInForce", random.nextInt(3) == 0 ? "IOC" : "GTC");
            sent.put(id, order);
            try {
                Reply reply = trader.placePatiently(order);
                if (reply.status() == 201) {
                    acknowledged.put(id, reply.body().path("orderId").asText());
                }
            } catch (StackException e) {
                // No answer: the order's fate is unknown to its sender, and asked for later.
            }
            done.incrementAndGet();
        }
    }

    private void settle(Trader trader, String id, ObjectNode order) {
        Reply[] reply = new Reply[1];
        Market.eventually(
                id + " is answered",
                () -> {
                    reply[0] = trader.place(order);
                    return reply[0].status() == 201 || reply[0].status() == 422;
                });
        String before = acknowledged.get(id);
        if (before != null) {
            assertEquals(before, reply[0].body().path("orderId").asText(), id);
        }
    }

    /** Walks all pages of a trader's history. */
    private void assertEachOrderOnce(Trader trader) {
        Map<String, String> seen = new ConcurrentHashMap<>();
        String cursor = "";
        do {
            JsonNode page = trader.ordersOf("limit=500" + cursor).orThrow();
            for (JsonNode order : page.path("orders")) {
                String id = order.path("clientOrderId").asText();
                String twin = seen.put(id, order.path("orderId").asText());
                assertEquals(null, twin, id + " is there twice");
            }
            String next = page.path("nextCursor").asText("");
            cursor = next.isEmpty() || next.equals("null") ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        acknowledged.forEach((id, orderId) -> {
            if (sent.get(id).path("accountId").asText().equals(trader.account())) {
                assertEquals(orderId, seen.get(id), id);
            }
        });
    }
}
