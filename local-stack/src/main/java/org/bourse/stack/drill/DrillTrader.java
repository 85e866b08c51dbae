package org.bourse.stack.drill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.StackException;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.seed.RandomOrder;

/**
 * Places orders that its seed and their numbers make, cancels those that have rested for long, and
 * remembers the id that it was told of each: eight bytes an order. One thread trades; what it
 * remembers may be read when that thread has ended.
 */
final class DrillTrader {
    private static final int RESTING_MAX = 20;

    /** What is away is not asked without a pause. */
    private static final long RETRY_NANOS = 20_000_000;

    private final StackClient stack;
    private final DrillLoad load;
    private final String user;
    private final long account;
    private final String prefix;
    private final long seed;
    private final Tokens tokens;
    private final ArrayDeque<String> resting = new ArrayDeque<>();

    /** By number; 0 as long as it is not acknowledged. */
    private long[] orderIds = new long[1_024];

    private int count;

    /**
     * @param load that is told what came of the orders
     * @param account of the user
     * @param prefix of its client order ids, which nobody else has used
     * @param seed of its orders
     */
    DrillTrader(
            StackClient stack,
            DrillLoad load,
            String user,
            long account,
            String prefix,
            long seed) {
        this.stack = stack;
        this.load = load;
        this.user = user;
        this.account = account;
        this.prefix = prefix;
        this.seed = seed;
        tokens = new Tokens(stack);
    }

    /** Trades until the load has ended. */
    void trade() {
        long next = System.nanoTime();
        while (!load.hasEnded()) {
            int number = count;
            remember(number, 0);
            if (!placed(number) && isRetried(number)) {
                placed(number);
            }
            cancelOldest();
            next = Math.max(next + load.everyNanos(), System.nanoTime());
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    /** Places it, perhaps not for the first time; whether it was accepted. */
    boolean placed(int number) {
        long sent = System.nanoTime();
        Optional<Reply> reply = send(order(number));
        if (reply.isEmpty() || reply.get().status() != 201) {
            load.notAccepted();
            LockSupport.parkNanos(RETRY_NANOS);
            return false;
        }
        String id = reply.get().body().path("orderId").asText();
        long before = orderIds[number];
        remember(number, Long.parseLong(id));
        if (before == 0) {
            load.accepted(sent);
            if (!load.hasEnded() && reply.get().body().path("status").asText().endsWith("OPEN")) {
                resting.add(id);
            }
        } else if (before != orderIds[number]) {
            load.note("%s is order %d and order %s".formatted(clientOrderId(number), before, id));
        }
        return true;
    }

    /** That an order, perhaps a new one, has this id. */
    void remember(int number, long orderId) {
        if (number == orderIds.length) {
            orderIds = Arrays.copyOf(orderIds, 2 * number);
        }
        count = Math.max(count, number + 1);
        orderIds[number] = orderId;
    }

    private Optional<Reply> send(ObjectNode order) {
        try {
            return Optional.of(
                    load.judged(
                            stack.rest()
                                    .post(
                                            load.service().resolve("/api/v1/orders"),
                                            token(),
                                            order)));
        } catch (StackException e) {
            load.unanswered(e);
            return Optional.empty();
        }
    }

    /** Keeps the book small; what is not answered is tried again with the next order. */
    private void cancelOldest() {
        if (resting.size() <= RESTING_MAX) {
            return;
        }
        URI address = load.service().resolve("/api/v1/orders/" + resting.getFirst());
        try {
            Reply reply = load.judged(stack.rest().delete(address, token(), Map.of()));
            // 409: it has been filled.
            if (reply.isSuccess() || reply.status() == 409) {
                resting.removeFirst();
            }
        } catch (StackException e) {
            load.unanswered(e);
        }
    }

    /** The same whenever it is asked for. */
    private ObjectNode order(int number) {
        return RandomOrder.next(random(number), clientOrderId(number));
    }

    private SplittableRandom random(int number) {
        return new SplittableRandom(seed * Integer.MAX_VALUE + number);
    }

    /** Half of those that were not acknowledged are sent again, as a client would. */
    private static boolean isRetried(int number) {
        return number % 2 == 0;
    }

    String clientOrderId(int number) {
        return prefix + number;
    }

    /** The number in an id of {@link #clientOrderId}; empty when it is none of this trader's. */
    Optional<Integer> number(String clientOrderId) {
        return clientOrderId.startsWith(prefix)
                ? Optional.of(Integer.parseInt(clientOrderId.substring(prefix.length())))
                : Optional.empty();
    }

    /** What is known of an order by a question; the client's id of it. */
    String asked(int number) {
        URI address = load.service().resolve("/api/v1/orders/" + orderIds[number]);
        Reply reply = stack.rest().get(address, token());
        String id = reply.body().path("clientOrderId").asText();
        return id.isEmpty() ? "answered " + reply.status() : id;
    }

    private String token() {
        return tokens.of(user);
    }

    long account() {
        return account;
    }

    /** How many orders it has made. */
    int count() {
        return count;
    }

    /** The id that it was told; 0 when the order was not acknowledged. */
    long orderId(int number) {
        return orderIds[number];
    }
}
