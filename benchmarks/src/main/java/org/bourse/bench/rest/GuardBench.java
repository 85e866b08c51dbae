package org.bourse.bench.rest;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.bourse.bench.measure.Machine;
import org.bourse.bench.measure.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures how fast the venue defends itself while orders are sent. */
@Command(
        name = "guard",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Lets an account pass a limit and suspends it by the kill switch, again and again"
                        + " while orders are sent to a running stack, and tells how long the"
                        + " reaction to the fill and the switch take.")
public final class GuardBench implements Callable<Integer> {
    @Mixin private final LoadOptions load = new LoadOptions(200, 1);

    @Mixin private final StackOptions stack = new StackOptions();

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws Exception {
        out.println(Machine.description());
        try (Rest rest = new Rest()) {
            Load orders = load.prepared(stack, rest);
            // On a symbol of their own, so that nobody else takes what is offered.
            String symbol = stack.symbols(load.symbols() + 1).getLast();
            return measure(orders, new GuardRounds(orders, stack.venue(), symbol));
        }
    }

    private int measure(Load orders, GuardRounds rounds) throws Exception {
        Schedule schedule = orders.schedule();
        out.printf(
                Locale.ROOT,
                "A breach and a kill switch at a time beside %,d orders a second, for %d s after"
                        + " %d s of warm-up.%n",
                schedule.perSecond(),
                schedule.seconds(),
                schedule.warmUpSeconds());
        try (LoadDriver driver = orders.driver();
                ExecutorService aside = Executors.newSingleThreadExecutor()) {
            long measured = System.nanoTime() + TimeUnit.SECONDS.toNanos(schedule.warmUpSeconds());
            Future<Tally> sent = aside.submit(driver::run);
            BooleanSupplier isWarm = () -> System.nanoTime() - measured >= 0;
            GuardRounds.Times times = rounds.run(isWarm, sent::isDone);
            Tally tally = sent.get();
            orders.after(tally).cancelOpen(orders.traders());
            out.println(
                    new Result()
                            .with("bench", "guard")
                            .with("rate", load.rate())
                            .with("rounds", times.reactions().getTotalCount())
                            .withMillis("reaction_p50_ms", times.millis(times.reactions(), 50))
                            .withMillis("reaction_p99_ms", times.millis(times.reactions(), 99))
                            .withMillis("reaction_max_ms", times.millis(times.reactions(), 100))
                            .withMillis("kill_p50_ms", times.millis(times.kills(), 50))
                            .withMillis("kill_p99_ms", times.millis(times.kills(), 99))
                            .withMillis("kill_max_ms", times.millis(times.kills(), 100))
                            .with("order_errors", tally.errorCount()));
            return tally.errorCount() == 0 && times.reactions().getTotalCount() > 0 ? 0 : 1;
        }
    }
}
