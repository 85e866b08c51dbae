package org.bourse.stack.launcher;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.backup.LogCopy;
import org.bourse.stack.backup.TablesCheck;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Fills empty topics from an export, each record at its offset, and begins a new epoch,",
            "so that ids cannot come again. Services must be down; secrets.properties must be those",
            "of the venue that wrote the log. When it fails in the middle, delete the topics first."
        })
final class LogImportCommand implements Callable<Integer> {
    private static final int VENUE = 0;

    @Parameters(paramLabel = "DIR", description = "The folder that export wrote.")
    private @Nullable Path folder;

    @Option(
            names = "--position",
            paramLabel = "N",
            description = "No command after this one, and nothing that it caused.")
    private @Nullable Long position;

    @Option(
            names = "--epoch",
            paramLabel = "N",
            description = "The epoch to begin (default: the next that this folder knows none of).")
    private @Nullable Integer epoch;

    @Override
    public Integer call() {
        Console console = new Console();
        Path home = BourseCommand.home();
        Path from = folder == null ? Path.of("") : folder.toAbsolutePath();
        LogCopy copy = new LogCopy(from, home, LogCopy.end(position), console);
        Optional<StackClient> running = StackClient.attach(home);
        if (running.isPresent()) {
            try (StackClient client = running.get()) {
                HomeServers.checkServicesAreDown(client);
                return fill(copy, client);
            }
        }
        try (Stack stack = HomeServers.start(home, console)) {
            return fill(copy, stack.client());
        }
    }

    private int fill(LogCopy copy, StackClient client) {
        copy.run(client.kafkaBootstrapServers(), epoch);
        new TablesCheck(client, VENUE).run();
        return 0;
    }
}
