package org.bourse.bench.book;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bourse.bench.data.DataFolder;
import org.bourse.bench.data.FlashMessages;
import org.bourse.bench.measure.Machine;
import org.bourse.bench.measure.Medians;
import org.bourse.bench.measure.PassOptions;
import org.bourse.bench.measure.Result;
import org.bourse.bench.measure.ThreadMeter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Mixin private final PassOptions options = new PassOptions();

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        int passes = options.passes();
        out.println(Machine.description());
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
            ThreadMeter meter = new ThreadMeter();
            meter.start();
            run.run();
            meter.stop();
            if (i >= 0) {
                nanos[i] = (double) meter.cpuNanos() / messages.size();
            }
        }
        return Medians.of(nanos);
    }
}
