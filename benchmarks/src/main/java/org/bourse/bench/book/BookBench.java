package org.bourse.bench.book;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bourse.bench.BenchException;
import org.bourse.bench.data.DataFolder;
import org.bourse.bench.data.FlashMessages;
import org.bourse.bench.measure.Machine;
import org.bourse.bench.measure.Medians;
import org.bourse.bench.measure.PassOptions;
import org.bourse.bench.measure.Result;
import org.bourse.bench.measure.ThreadMeter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the book; the reports are checked first. */
@Command(
        name = "book",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "CPU time per message of the core's order book on the five public scenarios, and"
                        + " whether its reports have the published hashes.")
public final class BookBench implements Callable<Integer> {
    private static final int WARM_UP_PASSES = 2;
    private static final int RESTING_MAX = 10_000_000;
    private static final int DEEP_PAIRS = 1_000_000;

    @Option(
            names = "--resting",
            paramLabel = "N",
            description =
                    "Instead: messages to a book in which N orders rest all the time, 1 to 10"
                            + " million.")
    private int resting;

    @Mixin private final PassOptions options = new PassOptions();

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        int passes = options.passes();
        out.println(Machine.description());
        if (resting != 0) {
            return deep(passes);
        }
        DataFolder folder = options.folder();
        Result result = new Result().with("bench", "book");
        double worst = 0;
        int right = 0;
        for (Scenario scenario : Scenario.values()) {
            FlashMessages messages = FlashMessages.read(folder, scenario.text());
            boolean same = reportsHash(messages).equals(scenario.sha256());
            double ns = nanosPerMessage(messages, passes);
            out.printf(
                    Locale.ROOT,
                    "%-12s %,d messages, median of %d passes %.1f ns a message, reports %s%n",
                    scenario.text(),
                    messages.size(),
                    passes,
                    ns,
                    same ? "as published" : "NOT as published");
            result.with(scenario.text() + "_ns", ns);
            worst = Math.max(worst, ns);
            right += same ? 1 : 0;
        }
        int all = Scenario.values().length;
        out.println(result.with("worst_ns", worst).with("hashes", right + "/" + all));
        return right == all ? 0 : 1;
    }

    private int deep(int passes) {
        if (resting < 1 || resting > RESTING_MAX) {
            throw new BenchException("--resting is 1 to " + RESTING_MAX);
        }
        double[] nanos = new double[passes];
        for (int i = -WARM_UP_PASSES; i < passes; i++) {
            DeepRun run = new DeepRun(resting, DEEP_PAIRS);
            System.gc();
            double ns = nanos(run::run) / (2 * DEEP_PAIRS);
            if (i >= 0) {
                nanos[i] = ns;
            }
        }
        out.println(
                new Result()
                        .with("bench", "book")
                        .with("resting", resting)
                        .with("ns", Medians.of(nanos)));
        return 0;
    }

    private static double nanos(Runnable pass) {
        ThreadMeter meter = new ThreadMeter();
        meter.start();
        pass.run();
        meter.stop();
        return meter.cpuNanos();
    }

    private String reportsHash(FlashMessages messages) {
        CanonicalText text = new CanonicalText();
        new BookRun(messages, options.ordersMax()).run(text);
        return text.sha256();
    }

    private double nanosPerMessage(FlashMessages messages, int passes) {
        double[] nanos = new double[passes];
        for (int i = -WARM_UP_PASSES; i < passes; i++) {
            BookRun run = new BookRun(messages, options.ordersMax());
            System.gc();
            double ns = nanos(run::run) / messages.size();
            if (i >= 0) {
                nanos[i] = ns;
            }
        }
        return Medians.of(nanos);
    }
}
