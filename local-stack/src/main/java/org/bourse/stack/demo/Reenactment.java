package org.bourse.stack.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.StackException;
import org.bourse.stack.seed.Accounts;
import org.bourse.stack.seed.DemoMarket;
import org.bourse.stack.server.DemoUser;

/**
 * A recording re-enacted by two accounts: for each recorded trade one rests an order at its price,
 * and the other takes what rested with one order per recorded sweep. It has a symbol of its own, so
 * that nobody else's orders are in the way.
 */
final class Reenactment implements Scenario {

    /** Recorded bitcoin: an asset of its own has a book of its own. */
    private static final String ASSET = "RBTC";

    static final String SYMBOL = ASSET + "-USDT";

    /** An account may have 200 open orders unless its limits say otherwise. */
    private static final int TRADES_PER_SWEEP_MAX = 100;

    private static final int AT_ONCE_MAX = 16;
    private static final int ORDERS_PER_SECOND = 100_000;

    private final StackClient stack;
    private final Meter meter;
    private final double speed;
    private final Recording recording;
    private final List<List<RecordedTrade>> sweeps;
    private final List<String> complaints = new ArrayList<>();

    private final AtomicInteger tradesDone = new AtomicInteger();
    private volatile BigDecimal quantity = BigDecimal.ZERO;
    private volatile BigDecimal lastPrice = BigDecimal.ZERO;
    private volatile BigDecimal recordedQuantity = BigDecimal.ZERO;
    private volatile BigDecimal recordedLastPrice = BigDecimal.ZERO;

    /**
     * @param speed how many seconds of the recording pass in a second, 0 for as fast as it goes
     */
    Reenactment(StackClient stack, Meter meter, Recording recording, double speed) {
        this.stack = stack;
        this.meter = meter;
        this.speed = speed;
        this.recording = recording;
        this.sweeps = recording.sweeps(TRADES_PER_SWEEP_MAX);
    }

    @Override
    public List<String> symbols() {
        return List.of(SYMBOL);
    }

    @Override
    public String headline() {
        return "recorded trade %,d of %,d".formatted(tradesDone.get(), recording.trades().size());
    }

    @Override
    public void prepare() {
        String operator = stack.token(DemoUser.OPERATOR.userName());
        DemoMarket market = new DemoMarket(stack);
        ObjectNode symbol = DemoMarket.symbol(ASSET, "0.00001", "9000");
        market.listAsset(operator, ASSET);
        // Recorded trades are parts of larger orders, down to a lot.
        symbol.put("minNotional", "0.000001");
        market.list(operator, symbol);
        Accounts accounts = new Accounts(stack);
        for (String name : stack.createTraders("replay", 2)) {
            String account = accounts.open(name);
            accounts.deposit(operator, account, "USDT", "1000000000");
            accounts.deposit(operator, account, ASSET, "10000");
            accounts.setRateLimit(operator, account, ORDERS_PER_SECOND);
        }
    }

    @Override
    public void run(BooleanSupplier goesOn) {
        OrderDesk first = new OrderDesk(stack, "replay-1", meter);
        OrderDesk second = new OrderDesk(stack, "replay-2", meter);
        first.cancelAll(SYMBOL);
        second.cancelAll(SYMBOL);
        long began = System.nanoTime();
        long firstMillis = recording.trades().getFirst().timeMillis();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (List<RecordedTrade> sweep : sweeps) {
                awaitTime(began, sweep.getFirst().timeMillis() - firstMillis);
                if (!goesOn.getAsBoolean()) {
                    break;
                }
                enact(sweep, first, second, threads);
            }
        }
        if (quantity.compareTo(recordedQuantity) != 0) {
            complaints.add("traded %s, recorded %s".formatted(quantity, recordedQuantity));
        }
        if (lastPrice.compareTo(recordedLastPrice) != 0) {
            complaints.add("last price %s, recorded %s".formatted(lastPrice, recordedLastPrice));
        }
    }

    private void enact(
            List<RecordedTrade> sweep, OrderDesk first, OrderDesk second, ExecutorService threads) {
        rest(sweep, first, threads);
        RecordedTrade last = sweep.getLast();
        BigDecimal sum =
                sweep.stream()
                        .map(RecordedTrade::quantity)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        Answer answer =
                second.place(new Ticket.Taking(SYMBOL, !last.buyerIsMaker(), last.price(), sum));
        for (Answer.Fill fill : answer.fills()) {
            quantity = quantity.add(fill.quantity());
            lastPrice = fill.price();
        }
        if (answer.fills().size() != sweep.size()) {
            complaints.add(
                    "a sweep of %d recorded trades made %d %s"
                            .formatted(sweep.size(), answer.fills().size(), answer.code()));
        }
        tradesDone.addAndGet(sweep.size());
        recordedQuantity = recordedQuantity.add(sum);
        recordedLastPrice = last.price();
    }

    /** Orders of one sweep are on one side of the book: they may be sent at the same time. */
    private static void rest(List<RecordedTrade> sweep, OrderDesk desk, ExecutorService threads) {
        Semaphore slots = new Semaphore(AT_ONCE_MAX);
        List<Future<Answer>> answers = new ArrayList<>();
        for (RecordedTrade trade : sweep) {
            slots.acquireUninterruptibly();
            answers.add(
                    threads.submit(() -> {
                        try {
                            return desk.place(resting(trade));
                        } finally {
                            slots.release();
                        }
                    }));
        }
        for (Future<Answer> answer : answers) {
            try {
                answer.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                throw new StackException("an order failed: " + e.getCause(), e);
            }
        }
    }

    private static Ticket resting(RecordedTrade trade) {
        return new Ticket.Resting(
                SYMBOL, trade.buyerIsMaker(), trade.price(), trade.quantity(), false);
    }

    private void awaitTime(long began, long recordedMillis) {
        if (speed <= 0) {
            return;
        }
        long dueNanos = began + (long) (recordedMillis * 1e6 / speed);
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, dueNanos - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public List<String> findings() {
        return List.of(
                "recording   %,d of %,d trades re-enacted; last price %s, quantity %s"
                        .formatted(
                                tradesDone.get(),
                                recording.trades().size(),
                                lastPrice.toPlainString(),
                                quantity.toPlainString()));
    }
}
