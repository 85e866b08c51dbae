package org.bourse.stack.venue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.bourse.stack.StackClient;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;

/** Traders who place, replace, cancel and take orders at some markets until it is closed. */
final class Bustle implements AutoCloseable {
    private static final int OPEN_ORDERS_MAX = 40;
    private static final int TICKS = 200;

    private final List<Thread> traders = new ArrayList<>();
    private final AtomicInteger done = new AtomicInteger();
    private volatile boolean goesOn = true;

    /**
     * Begins.
     *
     * @param prefix of the users' names
     * @param count how many traders each of the markets has
     */
    Bustle(StackClient stack, List<Market> markets, String prefix, int count) {
        List<String> users = stack.createTraders(prefix, count * markets.size());
        for (int i = 0; i < users.size(); i++) {
            Market market = markets.get(i % markets.size());
            Trader trader = Trader.of(stack, users.get(i)).funded(market);
            SplittableRandom random = new SplittableRandom(i);
            traders.add(Thread.ofVirtual().start(() -> trade(trader, market, random)));
        }
    }

    /** Requests that were granted. */
    int done() {
        return done.get();
    }

    private void trade(Trader trader, Market market, SplittableRandom random) {
        ArrayDeque<String> open = new ArrayDeque<>();
        while (goesOn) {
            int dice = random.nextInt(10);
            Reply reply;
            if (open.size() > OPEN_ORDERS_MAX || (dice < 3 && !open.isEmpty())) {
                reply = trader.cancel(open.removeFirst());
            } else if (dice < 5 && !open.isEmpty()) {
                reply = replace(trader, open.getFirst(), random);
            } else {
                reply = trader.place(order(market, random));
                JsonNode order = reply.body();
                if (reply.isSuccess() && order.path("status").asText().equals("OPEN")) {
                    open.addLast(order.path("orderId").asText());
                }
            }
            if (reply.isSuccess()) {
                done.incrementAndGet();
            }
        }
    }

    private static Reply replace(Trader trader, String id, SplittableRandom random) {
        ObjectNode change = RestClient.json().createObjectNode().put("quantity", quantity(random));
        return trader.send("PATCH", "orders/" + id, change, Map.of());
    }

    /** Around 100; prices of both sides meet in the middle, where they trade. */
    private static ObjectNode order(Market market, SplittableRandom random) {
        boolean isBuy = random.nextBoolean();
        int ticks = random.nextInt(TICKS) - TICKS / 8;
        BigDecimal price = BigDecimal.valueOf(10_000 + (isBuy ? -ticks : ticks), 2);
        return Trader.limit(
                market.symbol(),
                isBuy ? "BUY" : "SELL",
                quantity(random),
                price.stripTrailingZeros().toPlainString());
    }

    private static String quantity(SplittableRandom random) {
        return BigDecimal.valueOf(1 + random.nextInt(2_000), 3).toPlainString();
    }

    /** Ends it and waits for the last answers. */
    @Override
    public void close() throws InterruptedException {
        goesOn = false;
        for (Thread trader : traders) {
            trader.join();
        }
    }
}
