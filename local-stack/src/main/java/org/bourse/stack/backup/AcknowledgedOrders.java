package org.bourse.stack.backup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.StackException;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.seed.Accounts;
import org.bourse.stack.seed.RandomOrder;
import org.bourse.stack.service.BourseService;

/** Traders who place orders one after the other, and what they were told. */
final class AcknowledgedOrders implements AutoCloseable {
    private static final String PREFIX = "machine";
    private static final int TRADERS = 3;

    private final ConcurrentLinkedQueue<Order> orders = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ended;

    /**
     * An order that was accepted.
     *
     * @param nanos when its answer came
     */
    record Order(String user, String clientOrderId, long orderId, long nanos) {}

    /** Opens and funds accounts, then begins. */
    AcknowledgedOrders(StackClient stack, long seed) {
        Accounts accounts = new Accounts(stack);
        String operator = stack.token("operator");
        List<String> users = stack.createTraders(PREFIX, TRADERS);
        for (String user : users) {
            String account = accounts.open(user);
            accounts.deposit(operator, account, "USDT", "100000000");
            accounts.deposit(operator, account, "BTC", "1000");
            accounts.setRateLimit(operator, account, 1_000);
        }
        for (String user : users) {
            SplittableRandom random = new SplittableRandom(seed + threads.size());
            threads.add(Thread.ofPlatform().daemon().start(() -> trade(stack, user, random)));
        }
    }

    private void trade(StackClient stack, String user, SplittableRandom random) {
        String token = stack.token(user);
        for (int i = 0; !ended; i++) {
            String id = "%s-%d".formatted(user, i);
            try {
                Reply reply = place(stack, token, random, id);
                if (reply.status() == 201) {
                    long orderId = Long.parseLong(reply.body().path("orderId").asText());
                    orders.add(new Order(user, id, orderId, System.nanoTime()));
                }
            } catch (StackException _) {
                // Nothing was told, so nothing is remembered.
            }
        }
    }

    /** Places an order that may rest or trade. */
    static Reply place(StackClient stack, String token, SplittableRandom random, String id) {
        ObjectNode order = RandomOrder.next(random, id);
        return stack.rest().post(address(stack, ""), token, order);
    }

    static URI address(StackClient stack, String path) {
        return stack.url(BourseService.ORDER_SERVICE.serviceName())
                .resolve("/api/v1/orders" + path);
    }

    static List<String> users(StackClient stack) {
        return stack.createTraders(PREFIX, TRADERS);
    }

    int count() {
        return orders.size();
    }

    List<Order> all() {
        return List.copyOf(orders);
    }

    @Override
    public void close() {
        ended = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackException("interrupted", e);
            }
        }
    }
}
