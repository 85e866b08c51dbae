package org.bourse.bench.rest;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.bourse.bench.measure.Machine;
import org.bourse.bench.measure.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures reads of market data while orders are sent. */
@Command(
        name = "reads",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Asks a running stack for market data of every kind at a fixed rate while orders"
                        + " are sent, and tells latencies from the time each was due.")
public final class ReadBench implements Callable<Integer> {
    private static final String SERVICE = "market-data-service";

    @Option(
            names = "--reads",
            paramLabel = "N",
            description = "Reads per second (default: ${DEFAULT-VALUE}).")
    private int reads = 500;

    @Mixin private final LoadOptions load = new LoadOptions(200, 10);

    @Mixin private final StackOptions stack = new StackOptions();

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        out.println(Machine.description());
        try (Rest rest = new Rest();
                MarketReaders readers =
                        new MarketReaders(
                                stack.marketData(), stack.symbols(load.symbols()), reads)) {
            return measure(load.prepared(stack, rest), readers);
        }
    }

    private int measure(Load orders, MarketReaders readers) {
        Schedule schedule = orders.schedule();
        out.printf(
                Locale.ROOT,
                "%,d reads and %,d orders a second, %d symbols, for %d s after %d s of warm-up.%n",
                reads,
                schedule.perSecond(),
                load.symbols(),
                schedule.seconds(),
                schedule.warmUpSeconds());
        ProcessTimes processes = ProcessTimes.of(stack.processes());
        Map<String, Long> before = new ConcurrentHashMap<>();
        Timer timer = new Timer("measure", true);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        before.putAll(processes.now());
                        readers.measure();
                    }
                },
                TimeUnit.SECONDS.toMillis(schedule.warmUpSeconds()));
        readers.start();
        try (LoadDriver driver = orders.driver()) {
            Tally tally = driver.run();
            MarketReaders.Read read = readers.read();
            long service = processes.now().getOrDefault(SERVICE, 0L);
            orders.after(tally).cancelOpen(orders.traders());
            read.micros().forEach(this::tell);
            Histogram all = read.all();
            out.println(
                    new Result()
                            .with("bench", "reads")
                            .with("symbols", load.symbols())
                            .with("rate", load.rate())
                            .with("reads", reads)
                            .with("answered", read.answered())
                            .withMillis("p50_ms", millis(all, 50))
                            .withMillis("p99_ms", millis(all, 99))
                            .withMillis("p999_ms", millis(all, 99.9))
                            .withMillis("worst_p99_ms", worst(read))
                            .with("refused", read.refused())
                            .with("order_errors", tally.errorCount())
                            .with(
                                    "service_us_read",
                                    (service - before.getOrDefault(SERVICE, service))
                                            / 1e3
                                            / Math.max(1, read.answered())));
            return read.refused() == 0 && tally.errorCount() == 0 ? 0 : 1;
        } finally {
            timer.cancel();
        }
    }

    private void tell(String kind, Histogram micros) {
        out.printf(
                Locale.ROOT,
                "%-14s p50 %.2f ms, p99 %.2f ms%n",
                kind,
                millis(micros, 50),
                millis(micros, 99));
    }

    private static double worst(MarketReaders.Read read) {
        return read.micros().values().stream()
                .mapToDouble(micros -> millis(micros, 99))
                .max()
                .orElse(0);
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1e3;
    }
}
