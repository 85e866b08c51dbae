package org.bourse.bench.rest;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.bourse.bench.BenchException;
import org.bourse.bench.measure.Machine;
import org.bourse.bench.measure.Result;
import org.bourse.contracts.Decimals;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures orders over REST. */
@Command(
        name = "rest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Sends orders at a fixed rate to a running stack, tells latencies from the time"
                        + " each was due, and checks that every acknowledged order is there"
                        + " exactly once.")
public final class RestBench implements Callable<Integer> {
    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Requests per second (default: ${DEFAULT-VALUE}).")
    private int rate = 1_000;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Measured (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Seconds at the same rate before that (default: ${DEFAULT-VALUE}).")
    private int warmUp = 15;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            description =
                    "mixed (three rest, the fourth takes them), crossing (every second one trades),"
                            + " resting (placed, later cancelled), cancels (placed, cancelled at"
                            + " once) or bursts (mixed, a second's in its first tenth)"
                            + " (default: mixed).")
    private String scenario = "mixed";

    @Option(
            names = "--users",
            paramLabel = "N",
            description = "How many of the users trade, an even number (default: all).")
    private @Nullable Integer users;

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "Open connections at most (default: ${DEFAULT-VALUE}).")
    private int connections = 64;

    @Option(
            names = "--symbols",
            paramLabel = "N",
            description = "How many are traded in turn; 1 is BTC-USDT (default: 1).")
    private int symbols = 1;

    @Option(
            names = "--price",
            paramLabel = "DECIMAL",
            description = "Orders are placed around it (default: ${DEFAULT-VALUE}).")
    private BigDecimal price = new BigDecimal("60000");

    @Option(
            names = "--tick",
            paramLabel = "DECIMAL",
            description = "The symbol's step of prices (default: ${DEFAULT-VALUE}).")
    private BigDecimal tick = new BigDecimal("0.01");

    @Option(
            names = "--quantity",
            paramLabel = "DECIMAL",
            description = "Of one order (default: ${DEFAULT-VALUE}).")
    private BigDecimal quantity = new BigDecimal("0.001");

    @Mixin private final StackOptions stack = new StackOptions();

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        Scenario chosen = scenario();
        Schedule schedule = schedule(chosen.burst());
        String run = "b" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        OrderBody bodies = new OrderBody(run, stack.symbols(symbols), price, tick, quantity);
        out.println(Machine.description());
        try (Rest rest = new Rest()) {
            Exchange exchange = stack.exchange(rest);
            List<String> userNames = stack.userNames(users);
            String operator = exchange.token(stack.operator());
            out.printf("Opening and funding %d accounts.%n", userNames.size());
            List<Trader> traders =
                    exchange.traders(
                            userNames,
                            operator,
                            run,
                            deposits(schedule, bodies.symbols(), userNames.size()),
                            Math.min(
                                    Schedule.PER_SECOND_MAX,
                                    schedule.perSecond() * chosen.burst()));
            return measure(exchange, traders, operator, chosen, schedule, bodies);
        }
    }

    private Scenario scenario() {
        try {
            return Scenario.valueOf(scenario.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BenchException(
                    "--scenario is mixed, crossing, resting, cancels or bursts", e);
        }
    }

    private Schedule schedule(int burst) {
        try {
            return new Schedule(rate, warmUp, seconds, burst);
        } catch (IllegalArgumentException e) {
            throw new BenchException("--" + e.getMessage(), e);
        }
    }

    /** What each account needs for its share of the run, four times over. */
    private Map<String, String> deposits(Schedule schedule, List<String> traded, int accounts) {
        long orders = 4L * Scenario.LOTS_MAX * (schedule.total() / accounts + 1);
        BigDecimal base = quantity.multiply(BigDecimal.valueOf(orders));
        Map<String, String> deposits = new TreeMap<>();
        for (String name : traded) {
            String[] assets = name.split("-", 2);
            deposits.put(assets[0], Decimals.print(base));
            deposits.put(assets[1], Decimals.print(base.multiply(price).multiply(BigDecimal.TWO)));
        }
        return deposits;
    }

    private int measure(
            Exchange exchange,
            List<Trader> traders,
            String operator,
            Scenario chosen,
            Schedule schedule,
            OrderBody bodies) {
        out.printf(
                Locale.ROOT,
                "%s: %,d requests a second for %d s after %d s of warm-up.%n",
                scenario,
                schedule.perSecond(),
                schedule.seconds(),
                schedule.warmUpSeconds());
        ProcessTimes processes = ProcessTimes.of(stack.processes());
        try (LoadDriver driver =
                new LoadDriver(
                        schedule, chosen, bodies, traders, exchange.orderService(), connections)) {
            Map<String, Long> before = processes.now();
            Tally tally = driver.run();
            Map<String, Long> after = processes.now();
            AfterRun check = new AfterRun(exchange, bodies, tally, schedule);
            double lag = check.lagSeconds(traders, chosen);
            AfterRun.Found found = check.find(traders);
            int cancelled = check.cancelOpen(traders);
            boolean conserved = check.isConserved(operator);
            out.printf("%,d orders were left open and are cancelled now.%n", cancelled);
            tell(tally, found);
            Result result = result(tally, found, lag, conserved);
            after.forEach((name, nanos) -> cpu(result, schedule, name, nanos, before.get(name)));
            out.println(result);
            return isGood(tally, found, lag, conserved) ? 0 : 1;
        }
    }

    private static void cpu(
            Result result, Schedule schedule, String name, long nanos, @Nullable Long before) {
        if (before != null) {
            result.with("cpu_us_" + name, (nanos - before) / 1e3 / schedule.total());
        }
    }

    private void tell(Tally tally, AfterRun.Found found) {
        tally.errors().forEach((why, count) -> out.printf("error %s: %,d%n", why, count));
        if (tally.unanswered() > 0) {
            out.printf("error no answer: %,d%n", tally.unanswered());
        }
        if (tally.cancelsLeftOut() > 0) {
            out.printf(
                    "cancels not sent, no answer to the order yet: %,d%n", tally.cancelsLeftOut());
        }
        out.printf(
                Locale.ROOT,
                "Of %,d acknowledged orders %,d are missing, %,d are there more than once;"
                        + " %,d are there that were not acknowledged. The slowest took %.1f ms.%n",
                found.acknowledged(),
                found.missing(),
                found.doubled(),
                found.unacknowledged(),
                tally.maxMillis());
    }

    private Result result(Tally tally, AfterRun.Found found, double lag, boolean conserved) {
        return new Result()
                .with("bench", "rest")
                .with("scenario", scenario)
                .with("symbols", symbols)
                .with("rate", rate)
                .with("achieved", tally.achievedPerSecond())
                .withMillis("p50_ms", tally.millis(50))
                .withMillis("p99_ms", tally.millis(99))
                .withMillis("p999_ms", tally.millis(99.9))
                .with("errors", tally.errorCount())
                .with("acknowledged", found.acknowledged())
                .with("missing", found.missing())
                .with("doubled", found.doubled())
                .with("conservation", conserved ? "ok" : "broken")
                .withMillis("lag_s", lag);
    }

    private static boolean isGood(
            Tally tally, AfterRun.Found found, double lag, boolean conserved) {
        return tally.errorCount() == 0
                && found.missing() == 0
                && found.doubled() == 0
                && conserved
                && lag <= AfterRun.LAG_SECONDS_MAX;
    }
}
