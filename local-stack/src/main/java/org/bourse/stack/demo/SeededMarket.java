package org.bourse.stack.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.StackException;
import org.bourse.stack.seed.Accounts;
import org.bourse.stack.seed.DemoMarket;
import org.bourse.stack.server.DemoUser;

/**
 * A market made up from a seed: a market maker quotes around a wandering price, takers come and go,
 * news moves the price and makes them hurry one way. The seed fixes the price path and what the
 * traders want; the order in which their requests arrive is the machine's.
 */
final class SeededMarket implements Scenario {

    private static final int TAKERS = 4;
    private static final double TAKES_PER_SECOND = 15;
    private static final double TAKES_PER_SECOND_IN_NEWS = 60;
    private static final long ROUND_MILLIS = 250;
    private static final int AT_ONCE_MAX = 32;

    private static final List<DemoSymbol> SYMBOLS =
            List.of(
                    new DemoSymbol("BTC-USDT", 2, 5, 61_850, 0.02),
                    new DemoSymbol("ETH-USDT", 2, 4, 2_680, 0.4));

    private final StackClient stack;
    private final Meter meter;
    private final double speed;
    private final long seed;
    private final List<String> takers = new ArrayList<>();
    private final CountDownLatch quoted = new CountDownLatch(SYMBOLS.size());
    private volatile String news = "calm";

    /**
     * @param speed how many seconds of the market pass in a second
     */
    SeededMarket(StackClient stack, Meter meter, double speed, long seed) {
        this.stack = stack;
        this.meter = meter;
        this.speed = speed > 0 ? speed : 1;
        this.seed = seed;
    }

    @Override
    public List<String> symbols() {
        return SYMBOLS.stream().map(DemoSymbol::name).toList();
    }

    @Override
    public String headline() {
        return "seed " + seed + ", " + news;
    }

    @Override
    public void prepare() {
        new DemoMarket(stack).seed();
        String operator = stack.token(DemoUser.OPERATOR.userName());
        Accounts accounts = new Accounts(stack);
        takers.addAll(stack.createTraders("taker", TAKERS));
        for (String name : takers) {
            String account = accounts.open(name);
            accounts.deposit(operator, account, "USDT", "100000000");
            accounts.deposit(operator, account, "BTC", "1000");
            accounts.deposit(operator, account, "ETH", "20000");
            accounts.setRateLimit(operator, account, DemoMarket.DEMO_ORDERS_PER_SECOND);
        }
    }

    @Override
    public void run(BooleanSupplier goesOn) {
        OrderDesk maker = new OrderDesk(stack, DemoUser.MM.userName(), meter);
        List<OrderDesk> desks =
                takers.stream().map(name -> new OrderDesk(stack, name, meter)).toList();
        List<Future<?>> loops = new ArrayList<>();
        // Closed in the reverse order: first the loops that send end, then what they have sent.
        try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
                ExecutorService traders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < SYMBOLS.size(); i++) {
                DemoSymbol symbol = SYMBOLS.get(i);
                FairPrice fair = new FairPrice(symbol.startPrice(), seed + i);
                long makerSeed = seed * 31 + i;
                maker.cancelAll(symbol.name());
                loops.add(
                        traders.submit(
                                () -> make(maker, symbol, fair, makerSeed, goesOn, requests)));
                loops.add(
                        traders.submit(
                                () -> take(desks, symbol, fair, makerSeed + 7, goesOn, requests)));
            }
        }
        loops.forEach(SeededMarket::rethrow);
    }

    private static void rethrow(Future<?> loop) {
        if (loop.state() == Future.State.FAILED) {
            throw new StackException("a trader failed: " + loop.exceptionNow());
        }
    }

    private void make(
            OrderDesk desk,
            DemoSymbol symbol,
            FairPrice fair,
            long makerSeed,
            BooleanSupplier goesOn,
            ExecutorService requests) {
        MarketMaker maker = new MarketMaker(desk, symbol, makerSeed, requests);
        maker.quote(fair.price());
        quoted.countDown();
        while (goesOn.getAsBoolean()) {
            if (fair.move(ROUND_MILLIS / 1_000.0)) {
                news =
                        "%s news for %s"
                                .formatted(
                                        fair.driftPerSecond() > 0 ? "good" : "bad", symbol.name());
            } else if (fair.driftPerSecond() == 0 && news.endsWith(symbol.name())) {
                news = "calm";
            }
            maker.quote(fair.price());
            pause(ROUND_MILLIS / speed);
        }
        maker.withdraw();
    }

    private void take(
            List<OrderDesk> desks,
            DemoSymbol symbol,
            FairPrice fair,
            long takerSeed,
            BooleanSupplier goesOn,
            ExecutorService threads) {
        Random random = new Random(takerSeed);
        awaitQuotes();
        Semaphore slots = new Semaphore(AT_ONCE_MAX);
        while (goesOn.getAsBoolean()) {
            double drift = fair.driftPerSecond();
            double perSecond = drift == 0 ? TAKES_PER_SECOND : TAKES_PER_SECOND_IN_NEWS;
            pause(-Math.log(1 - random.nextDouble()) * 1_000 / perSecond / speed);
            Ticket ticket = ticket(symbol, fair.price(), drift, random);
            OrderDesk desk = desks.get(random.nextInt(desks.size()));
            slots.acquireUninterruptibly();
            threads.execute(() -> {
                try {
                    desk.place(ticket);
                } finally {
                    slots.release();
                }
            });
        }
    }

    private static Ticket ticket(DemoSymbol symbol, double fair, double drift, Random random) {
        double buyChance = drift == 0 ? 0.5 : drift > 0 ? 0.85 : 0.15;
        boolean buy = random.nextDouble() < buyChance;
        double size = symbol.typicalQuantity() * Math.exp(0.8 * random.nextGaussian());
        BigDecimal quantity = symbol.quantity(size);
        if (random.nextDouble() < 0.6) {
            return new Ticket.Market(symbol.name(), buy, quantity);
        }
        double limit = fair * (buy ? 1.001 : 0.999);
        return new Ticket.Taking(
                symbol.name(), buy, symbol.price(limit, RoundingMode.HALF_UP), quantity);
    }

    private void awaitQuotes() {
        try {
            quoted.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(double millis) {
        try {
            Thread.sleep(java.time.Duration.ofNanos((long) (millis * 1e6)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<String> complaints() {
        return List.of();
    }

    @Override
    public List<String> findings() {
        return List.of("market      seed " + seed + ", " + String.join(" and ", symbols()));
    }
}
