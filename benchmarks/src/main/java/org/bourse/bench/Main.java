package org.bourse.bench;

import org.bourse.bench.book.BookBench;
import org.bourse.bench.core.CoreBench;
import org.bourse.bench.feeds.FeedsBench;
import org.bourse.bench.history.HistoryBench;
import org.bourse.bench.ledger.LedgerBench;
import org.bourse.bench.rest.GuardBench;
import org.bourse.bench.rest.ReadBench;
import org.bourse.bench.rest.RestBench;
import org.bourse.bench.rest.StreamBench;
import org.bourse.bench.snapshot.SnapshotBench;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The top of the benches; the launcher calls it. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures a part of the exchange; the last line is RESULT key=value …",
        subcommands = {
            CoreBench.class,
            BookBench.class,
            SnapshotBench.class,
            FeedsBench.class,
            HistoryBench.class,
            LedgerBench.class,
            RestBench.class,
            ReadBench.class,
            StreamBench.class,
            GuardBench.class
        })
public final class Main implements Runnable {
    private @Spec @Nullable CommandSpec spec;

    /** Runs a bench; the exit code is 0 when it ran and everything it checked was right. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler(Main::explain);
    }

    private static int explain(
            Exception failure, CommandLine commandLine, CommandLine.ParseResult arguments)
            throws Exception {
        if (failure instanceof BenchException) {
            commandLine.getErr().println("bench: " + failure.getMessage());
            commandLine.getErr().flush();
            return 1;
        }
        throw failure;
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(System.out);
        }
    }
}
