package org.bourse.stack.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.StackOptions;
import org.bourse.stack.demo.Demo;
import org.bourse.stack.demo.DemoOptions;
import org.bourse.stack.process.StackException;
import org.bourse.stack.seed.DemoMarket;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Trades a seeded market, or a recording, through REST and shows it.",
            "Builds and starts what is not there, and stops what it started.",
            "Exit code 1 when something came out wrong."
        })
final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--recording",
            paramLabel = "FILE",
            description = "Binance spot WebSocket lines, plain or .gz, to re-enact.")
    private @Nullable Path recording;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seconds of the market per second; 0 for a recording: all at once.")
    private double speed;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "End after so long (default: 60, or the end of the recording).")
    private @Nullable Integer seconds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "23",
            description = "Of the seeded market (default 23).")
    private long seed;

    /** Read by the script, which builds before this program runs. */
    @SuppressWarnings("UnusedVariable")
    @Option(names = "--no-build", description = "Take what is built, however old.")
    private boolean noBuild;

    @Override
    public Integer call() {
        if (recording != null && !Files.isReadable(recording)) {
            throw new StackException("cannot read " + recording);
        }
        Console console = new Console();
        Optional<StackClient> running = StackClient.attach(BourseCommand.home());
        if (running.isPresent()) {
            try (StackClient client = running.get()) {
                return run(client, console);
            }
        }
        StackOptions options = StackOptions.standard(BourseCommand.project(), BourseCommand.home());
        try (Stack stack = Stack.start(options, console)) {
            new DemoMarket(stack.client()).seedOnce(options.home(), console);
            stack.markComplete();
            return run(stack.client(), console);
        }
    }

    private int run(StackClient client, Console console) {
        DemoOptions options =
                new DemoOptions(
                        Optional.ofNullable(recording),
                        speed,
                        Optional.ofNullable(seconds).map(Duration::ofSeconds),
                        seed);
        return new Demo(client, options).run(console) ? 0 : 1;
    }
}
