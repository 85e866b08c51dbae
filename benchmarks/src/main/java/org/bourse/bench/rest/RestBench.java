package org.bourse.bench.rest;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bourse.bench.measure.Machine;
import org.bourse.bench.measure.Result;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
    @Mixin private final LoadOptions load = new LoadOptions(1_000, 1);

    @Mixin private final StackOptions stack = new StackOptions();

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        out.println(Machine.description());
        try (Rest rest = new Rest()) {
            return measure(load.prepared(stack, rest));
        }
    }

    private int measure(Load orders) {
        Schedule schedule = orders.schedule();
        out.printf(
                Locale.ROOT,
                "%d accounts, %s: %,d requests a second for %d s after %d s of warm-up.%n",
                orders.traders().size(),
                load.scenarioName(),
                schedule.perSecond(),
                schedule.seconds(),
                schedule.warmUpSeconds());
        ProcessTimes processes = ProcessTimes.of(stack.processes());
        try (LoadDriver driver = orders.driver()) {
            Map<String, Long> before = processes.now();
            Tally tally = driver.run();
            Map<String, Long> after = processes.now();
            AfterRun check = orders.after(tally);
            double lag = check.lagSeconds(orders.traders(), orders.scenario());
            AfterRun.Found found = check.find(orders.traders());
            int cancelled = check.cancelOpen(orders.traders());
            boolean conserved = check.isConserved(orders.operator());
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
                .with("scenario", load.scenarioName())
                .with("symbols", load.symbols())
                .with("rate", load.rate())
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
