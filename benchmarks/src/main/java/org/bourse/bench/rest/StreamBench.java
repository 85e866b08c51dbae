package org.bourse.bench.rest;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.bourse.bench.measure.Machine;
import org.bourse.bench.measure.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures streams of market data while orders are sent. */
@Command(
        name = "ws",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Reads books over many WebSockets while orders are sent at a fixed rate to a"
                        + " running stack, tells how old events are when they come, and checks that"
                        + " no increment is missing.")
public final class StreamBench implements Callable<Integer> {
    private static final String SERVICE = "market-data-service";

    @Option(
            names = "--clients",
            paramLabel = "N",
            description = "WebSockets (default: ${DEFAULT-VALUE}).")
    private int clients = 1_000;

    @Option(
            names = "--books-each",
            paramLabel = "N",
            description = "Books each of them reads (default: ${DEFAULT-VALUE}).")
    private int booksEach = 2;

    @Option(
            names = "--deaf",
            paramLabel = "N",
            description =
                    "WebSockets beside them that subscribe to trades and a book and never read"
                            + " (default: ${DEFAULT-VALUE}).")
    private int deaf;

    @Mixin private final LoadOptions load = new LoadOptions(500, 50);

    @Mixin private final StackOptions stack = new StackOptions();

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        out.println(Machine.description());
        try (Rest rest = new Rest();
                StreamReaders readers = new StreamReaders(stack.marketData(), clients + deaf)) {
            return measure(load.prepared(stack, rest), readers);
        }
    }

    private int measure(Load orders, StreamReaders readers) {
        ProcessTimes processes = ProcessTimes.of(stack.processes());
        long kibBefore = processes.residentKib(SERVICE);
        readers.connect(clients, orders.bodies().symbols(), booksEach);
        readers.connectDeaf(deaf, orders.bodies().symbols());
        Schedule schedule = orders.schedule();
        out.printf(
                Locale.ROOT,
                "%,d connections with %d books each; %,d orders a second in %d symbols for %d s"
                        + " after %d s of warm-up.%n",
                clients,
                booksEach,
                schedule.perSecond(),
                load.symbols(),
                schedule.seconds(),
                schedule.warmUpSeconds());
        Timer timer = new Timer("measure", true);
        Map<String, Long> before = new java.util.concurrent.ConcurrentHashMap<>();
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        before.putAll(processes.now());
                        readers.measure();
                    }
                },
                TimeUnit.SECONDS.toMillis(schedule.warmUpSeconds()));
        try (LoadDriver driver = orders.driver()) {
            Tally tally = driver.run();
            Map<String, Long> after = processes.now();
            StreamReaders.Read read = readers.read();
            long kib = processes.residentKib(SERVICE) - kibBefore;
            orders.after(tally).cancelOpen(orders.traders());
            Result result = result(schedule, tally, read, kib);
            after.forEach((name, nanos) -> {
                long spent = nanos - before.getOrDefault(name, nanos);
                result.with("cpu_us_" + name, spent / 1e3 / schedule.measured());
            });
            long service = after.getOrDefault(SERVICE, 0L) - before.getOrDefault(SERVICE, 0L);
            result.with("service_us_frame", service / 1e3 / Math.max(1, read.frames()));
            out.println(result);
            return isGood(tally, read) ? 0 : 1;
        } finally {
            timer.cancel();
        }
    }

    private Result result(Schedule schedule, Tally tally, StreamReaders.Read read, long kib) {
        return new Result()
                .with("bench", "ws")
                .with("clients", clients)
                .with("deaf", deaf)
                .with("symbols", load.symbols())
                .with("rate", load.rate())
                .with("achieved", tally.achievedPerSecond())
                .with("frames_s", (double) read.frames() / schedule.seconds())
                .with("bytes_frame", (double) read.bytes() / Math.max(1, read.frames()))
                .with("p50_ms", read.millis().getValueAtPercentile(50))
                .with("p99_ms", read.millis().getValueAtPercentile(99))
                .with("p999_ms", read.millis().getValueAtPercentile(99.9))
                .with("gaps", read.gaps())
                .with("begun", read.begun())
                .with("ended", read.ended())
                .with("order_errors", tally.errorCount())
                .with("kib_connection", (double) kib / (clients + deaf));
    }

    /** Nobody was cut off, nothing was lost, every stream began, every order was answered. */
    private boolean isGood(Tally tally, StreamReaders.Read read) {
        return read.gaps() == 0
                && read.ended() == 0
                && read.begun() == (long) clients * booksEach
                && tally.errorCount() == 0;
    }
}
