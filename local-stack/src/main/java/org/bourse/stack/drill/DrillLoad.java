package org.bourse.stack.drill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.StackException;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.seed.Accounts;

/** A few traders who place orders without a pause, and remember what they were told. */
final class DrillLoad implements AutoCloseable {
    private static final int TRADERS = 3;
    private static final String SYMBOL = "BTC-USDT";
    private static final long PRICE_CENTS = 6_000_000;
    private static final int SPREAD_CENTS = 200;

    /** What is away is not asked without a pause. */
    private static final long RETRY_NANOS = 20_000_000;

    private final StackClient stack;
    private final long seed;
    private final String run;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicLong firstAcceptedNanos = new AtomicLong();
    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();
    private final List<String> unexpected = new ArrayList<>();
    private volatile boolean calm = true;
    private volatile long faultNanos = Long.MAX_VALUE;

    /** An order and what is known of it; null as long as nobody knows. */
    private static final class Ticket {
        final Trader trader;
        final ObjectNode body;
        volatile String orderId = "";

        Ticket(Trader trader, ObjectNode body) {
            this.trader = trader;
            this.body = body;
        }
    }

    /** A user whose tokens are asked for anew: they expire, and so does the server's memory. */
    private record Trader(String user, AtomicLong tokenNanos, Map<String, String> token) {
        static final long TOKEN_NANOS = 60_000_000_000L;

        String token(StackClient stack) {
            long now = System.nanoTime();
            if (!token.containsKey(user) || now - tokenNanos.get() > TOKEN_NANOS) {
                token.put(user, stack.token(user));
                tokenNanos.set(now);
            }
            return token.getOrDefault(user, "");
        }
    }

    /** Opens and funds accounts, then begins. */
    DrillLoad(StackClient stack, long seed) {
        this.stack = stack;
        this.seed = seed;
        run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        Accounts accounts = new Accounts(stack);
        String operator = stack.token("operator");
        List<Trader> traders = new ArrayList<>();
        for (String user : stack.createTraders("drill", TRADERS)) {
            String account = accounts.open(user);
            accounts.deposit(operator, account, "USDT", "100000000");
            accounts.deposit(operator, account, "BTC", "1000");
            accounts.setRateLimit(operator, account, 1_000);
            traders.add(new Trader(user, new AtomicLong(), new ConcurrentHashMap<>()));
        }
        for (int i = 0; i < TRADERS; i++) {
            int number = i;
            Trader trader = traders.get(i);
            threads.add(
                    Thread.ofPlatform()
                            .daemon()
                            .name("drill-" + i)
                            .start(() -> trade(trader, number)));
        }
    }

    private void trade(Trader trader, int number) {
        SplittableRandom random = new SplittableRandom(seed * TRADERS + number);
        for (int i = 0; !ended.get(); i++) {
            String id = "drill-%s-%d-%d".formatted(run, number, i);
            Ticket ticket = new Ticket(trader, order(random, id));
            tickets.put(id, ticket);
            long sent = System.nanoTime();
            if (send(ticket)) {
                if (sent - faultNanos > 0 && faultNanos != Long.MAX_VALUE) {
                    firstAcceptedNanos.compareAndSet(0, System.nanoTime());
                }
            } else {
                refused.incrementAndGet();
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    private static ObjectNode order(SplittableRandom random, String id) {
        long cents = PRICE_CENTS - SPREAD_CENTS + random.nextInt(2 * SPREAD_CENTS);
        return RestClient.json()
                .createObjectNode()
                .put("clientOrderId", id)
                .put("symbol", SYMBOL)
                .put("side", random.nextBoolean() ? "BUY" : "SELL")
                .put("type", "LIMIT")
                .put("timeInForce", random.nextInt(4) == 0 ? "GTC" : "IOC")
                .put("quantity", "0.00" + (1 + random.nextInt(9)))
                .put("price", "%d.%02d".formatted(cents / 100, cents % 100));
    }

    /** True when the order was accepted. */
    private boolean send(Ticket ticket) {
        try {
            Reply reply = stack.rest().post(orders(""), ticket.trader.token(stack), ticket.body);
            if (reply.status() == 201) {
                ticket.orderId = reply.body().path("orderId").asText();
                return true;
            }
            if (calm && reply.status() >= 500) {
                note("answered %d: %s".formatted(reply.status(), reply.body()));
            }
        } catch (StackException e) {
            if (calm) {
                note("not answered: " + e.getMessage());
            }
        }
        return false;
    }

    private void note(String what) {
        synchronized (unexpected) {
            unexpected.add(what);
        }
    }

    private URI orders(String rest) {
        return stack.url("order-service").resolve("/api/v1/orders" + rest);
    }

    /** From here on orders may be refused. */
    void expectFault() {
        calm = false;
    }

    /** This is when it happened. */
    void faultAt(long nanos) {
        faultNanos = nanos;
    }

    /** From here on they may not. */
    void expectCalm() {
        calm = true;
    }

    /** When the first order was accepted that was sent after the fault; 0 as long as none was. */
    long firstAcceptedNanos() {
        return firstAcceptedNanos.get();
    }

    int acknowledged() {
        return (int) tickets.values().stream().filter(it -> !it.orderId.isEmpty()).count();
    }

    int refused() {
        return refused.get();
    }

    /**
     * Ends the trading and asks after every order.
     *
     * @return what is wrong: unexpected answers, orders that changed their id or are gone
     */
    List<String> settle() {
        close();
        List<String> failures;
        synchronized (unexpected) {
            failures = new ArrayList<>(unexpected);
        }
        tickets.forEach((id, ticket) -> {
            String before = ticket.orderId;
            if (before.isEmpty()) {
                return;
            }
            Reply known = stack.rest().get(orders("/" + before), ticket.trader.token(stack));
            if (!known.body().path("clientOrderId").asText().equals(id)) {
                failures.add(
                        "acknowledged order %s (%s) is answered %d"
                                .formatted(before, id, known.status()));
            }
            send(ticket);
            if (!ticket.orderId.equals(before)) {
                failures.add("%s is order %s and order %s".formatted(id, before, ticket.orderId));
            }
        });
        return failures;
    }

    @Override
    public void close() {
        ended.set(true);
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
