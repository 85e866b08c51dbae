package org.bourse.stack.launcher;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.backup.LogCopy;
import org.bourse.stack.backup.LogKeys;
import org.bourse.stack.backup.TablesCheck;
import org.bourse.stack.process.StackException;
import org.bourse.stack.topic.Brokers;
import org.bourse.stack.verify.database.Databases;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Fills empty topics from an export, each record at its offset, and begins a new epoch,",
            "so that ids cannot come again; then looks whether tables are ahead of them. Services",
            "must be down; secrets.properties must be those of the venue that wrote the log. When",
            "it fails in the middle, delete the topics first. A venue elsewhere: with --brokers and",
            "--secrets, and --databases to compare its tables."
        })
final class LogImportCommand implements Callable<Integer> {

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

    @Mixin private BrokersOption brokers = new BrokersOption();

    @Option(
            names = "--secrets",
            paramLabel = "FILE",
            description = {
                "With --brokers: the secrets of the keys that the log is signed with, a line each,",
                "bourse.log.keys.\"1\"=… as matching-service is told; or a stack's own file."
            })
    private @Nullable Path secrets;

    @Mixin private DatabasesOption databases = new DatabasesOption();

    @Override
    public Integer call() {
        Console console = new Console();
        Optional<Brokers> elsewhere = brokers.named(System.getenv());
        Optional<Databases> tables = databases.beside(elsewhere);
        Path home = BourseCommand.home();
        LogCopy copy = copy(keys(elsewhere, home), console);
        if (elsewhere.isPresent()) {
            return fill(copy, elsewhere.get(), tables, console);
        }
        Optional<StackClient> running = StackClient.attach(home);
        if (running.isPresent()) {
            try (StackClient client = running.get()) {
                HomeServers.checkServicesAreDown(client);
                return fill(copy, client, console);
            }
        }
        try (Stack stack = HomeServers.start(home, console)) {
            return fill(copy, stack.client(), console);
        }
    }

    private LogKeys keys(Optional<Brokers> elsewhere, Path home) {
        Path file = secrets;
        if (elsewhere.isPresent() != (file != null)) {
            throw new StackException("--brokers and --secrets go together");
        }
        return file == null ? LogKeys.ofHome(home) : LogKeys.in(file);
    }

    private LogCopy copy(LogKeys keys, Console console) {
        Path from = folder == null ? Path.of("") : folder.toAbsolutePath();
        return new LogCopy(from, keys, LogCopy.end(position), console);
    }

    private int fill(LogCopy copy, StackClient client, Console console) {
        return fill(
                copy,
                Brokers.plain(client.kafkaBootstrapServers()),
                Optional.of(Databases.of(client)),
                console);
    }

    private int fill(LogCopy copy, Brokers into, Optional<Databases> named, Console console) {
        TablesCheck tables = named.map(it -> new TablesCheck(it, LogCopy.VENUE)).orElse(null);
        copy.run(into, tables, epoch);
        console.line(
                tables == null
                        ? "no tables were compared; before services start: ./bourse verify"
                        : "no table is ahead of the topics");
        return 0;
    }
}
