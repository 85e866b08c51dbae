package org.bourse.stack.drill;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.StackException;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.seed.Accounts;
import org.bourse.stack.service.BourseService;

/** A few traders who place orders without a pause, and remember what they were told. */
final class DrillLoad implements AutoCloseable {
    private static final int ORDERS_PER_SECOND_MAX = 1_000;
    private static final int FAILURES_MAX = 100;
    private static final int ASKED_TIMES_MAX = 5;

    private final StackClient stack;
    private final List<URI> services;
    private final AtomicInteger requests = new AtomicInteger();
    private final List<DrillTrader> traders = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final List<Waiting> waiting = new CopyOnWriteArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final AtomicInteger behind = new AtomicInteger();
    private long lastAcceptedNanos;
    private long silenceNanosMax;
    private volatile long everyNanos;
    private volatile boolean calm = true;
    private volatile Set<String> allowed = Set.of();

    /** For the first order that is accepted and was sent after a moment. */
    private record Waiting(long sinceNanos, CompletableFuture<Long> acceptedNanos) {}

    /**
     * Opens and funds accounts, then begins.
     *
     * @param perSecond orders of all traders together; they may be slower
     */
    DrillLoad(StackClient stack, long seed, int traderCount, int perSecond) {
        // Once: each look at a stack's ports reads a file, and they stay as they are.
        this(
                stack,
                List.of(stack.url(BourseService.ORDER_SERVICE.serviceName())),
                seed,
                traderCount,
                perSecond);
    }

    /**
     * The same with several processes of order-service.
     *
     * @param services where they are, never empty; asked again for each request
     */
    DrillLoad(StackClient stack, List<URI> services, long seed, int traderCount, int perSecond) {
        this.stack = stack;
        this.services = services;
        String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        Accounts accounts = new Accounts(stack);
        String operator = stack.token("operator");
        for (String user : stack.createTraders("drill", traderCount)) {
            String account = accounts.open(user);
            accounts.deposit(operator, account, "USDT", "100000000");
            accounts.deposit(operator, account, "BTC", "1000");
            accounts.setRateLimit(operator, account, ORDERS_PER_SECOND_MAX);
            int number = traders.size();
            traders.add(
                    new DrillTrader(
                            stack,
                            this,
                            user,
                            Long.parseLong(account),
                            "drill-%s-%d-".formatted(run, number),
                            seed * traderCount + number));
        }
        pace(perSecond);
        for (DrillTrader trader : traders) {
            threads.add(
                    Thread.ofPlatform()
                            .daemon()
                            .name("drill-" + threads.size())
                            .start(() -> trade(trader)));
        }
    }

    /** From here on all traders together send at most so many orders a second. */
    void pace(int perSecond) {
        everyNanos = TimeUnit.SECONDS.toNanos(traders.size()) / perSecond;
    }

    /** A trader's time from one order to the next, at least. */
    long everyNanos() {
        return everyNanos;
    }

    private void trade(DrillTrader trader) {
        try {
            trader.trade();
        } catch (RuntimeException e) {
            note("a trader gave up: " + e);
        }
    }

    List<DrillTrader> traders() {
        return List.copyOf(traders);
    }

    boolean hasEnded() {
        return ended.get();
    }

    /** Where the next request goes: to each process in turn. */
    URI service() {
        List<URI> now = List.copyOf(services);
        return now.get(Math.floorMod(requests.getAndIncrement(), now.size()));
    }

    /** An order was accepted for the first time that was sent then. */
    void accepted(long sentNanos) {
        acknowledged.incrementAndGet();
        measureSilence();
        for (Waiting one : waiting) {
            if (sentNanos - one.sinceNanos > 0) {
                one.acceptedNanos.complete(System.nanoTime());
                waiting.remove(one);
            }
        }
    }

    private synchronized void measureSilence() {
        long now = System.nanoTime();
        if (lastAcceptedNanos != 0) {
            silenceNanosMax = Math.max(silenceNanosMax, now - lastAcceptedNanos);
        }
        lastAcceptedNanos = now;
    }

    /** The longest time from one acknowledged order to the next, so far. */
    synchronized Duration silenceMax() {
        return Duration.ofNanos(silenceNanosMax);
    }

    /**
     * An order was answered otherwise, or not at all; one that is sent again at the end is none.
     */
    void notAccepted() {
        if (!hasEnded()) {
            refused.incrementAndGet();
        }
    }

    /**
     * An answer, which is none of 5xx while nothing is broken, but those that are allowed: to come
     * again, as somebody is behind.
     */
    Reply judged(Reply reply) {
        if (calm && allowed.contains(reply.body().path("code").asText())) {
            behind.incrementAndGet();
        } else if (calm && reply.status() >= 500) {
            note("answered %d: %s".formatted(reply.status(), reply.body()));
        }
        return reply;
    }

    /** There was none. */
    void unanswered(StackException why) {
        if (calm) {
            note("not answered: " + why.getMessage());
        }
    }

    /** Something is wrong. */
    void note(String what) {
        synchronized (failures) {
            if (failures.size() < FAILURES_MAX) {
                failures.add(what);
            }
        }
    }

    /** What was wrong so far; there may be more of the same. */
    List<String> failures() {
        synchronized (failures) {
            return List.copyOf(failures);
        }
    }

    /** From here on orders may be refused. */
    void expectFault() {
        calm = false;
    }

    /** These codes may be answered at any time, which is counted. */
    void allow(String... codes) {
        allowed = Set.of(codes);
    }

    /** From here on they may not. */
    void expectCalm() {
        calm = true;
    }

    /** When the first order is accepted that is sent after a moment. */
    CompletableFuture<Long> acceptedAfter(long nanos) {
        Waiting one = new Waiting(nanos, new CompletableFuture<>());
        waiting.add(one);
        return one.acceptedNanos;
    }

    int acknowledged() {
        return acknowledged.get();
    }

    /** How many answers were of the allowed codes while nothing was broken. */
    int behind() {
        return behind.get();
    }

    int refused() {
        return refused.get();
    }

    /**
     * Ends the trading, looks for every order in the history, and asks for some, which are sent
     * again, too.
     *
     * @param askedMax how many are asked for, evenly spread
     * @return what is wrong: unexpected answers, orders that changed their id or are gone
     */
    List<String> settle(int askedMax) {
        close();
        int step = Math.max(1, acknowledged.get() / askedMax);
        for (DrillTrader trader : traders) {
            for (int i = 0; i < trader.count(); i += step) {
                ask(trader, i);
            }
        }
        try (OrderHistory history = new OrderHistory(stack)) {
            traders.forEach(trader -> history.missing(trader).forEach(this::note));
        }
        return failures();
    }

    private void ask(DrillTrader trader, int number) {
        long before = trader.orderId(number);
        if (before == 0) {
            return;
        }
        String known = trader.asked(number);
        if (!known.equals(trader.clientOrderId(number))) {
            note(
                    "acknowledged order %d (%s) is %s"
                            .formatted(before, trader.clientOrderId(number), known));
        }
        boolean isAccepted = false;
        for (int i = 0; i < ASKED_TIMES_MAX && !isAccepted; i++) {
            isAccepted = trader.placed(number);
        }
        if (!isAccepted) {
            note(trader.clientOrderId(number) + " is not accepted when it is sent again");
        }
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
