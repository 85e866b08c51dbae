package org.bourse.stack.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bourse.contracts.archive.ArchiveState;
import org.bourse.contracts.archive.TopicArchive;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.backup.LogExport;
import org.bourse.stack.process.StackException;
import org.bourse.stack.server.KafkaServer;
import org.bourse.stack.server.StackFolders;
import org.bourse.stack.topic.Brokers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes all records of the log and the event topics into a folder, exactly: checksums,",
            "compressed. A folder that holds an earlier export of the same topics is brought up to",
            "date. The stack may be up or stopped."
        })
final class LogExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "The folder; it is made.")
    private @Nullable Path folder;

    @Mixin private BrokersOption brokers = new BrokersOption();

    @Override
    public Integer call() {
        Console console = new Console();
        Optional<Brokers> elsewhere = brokers.named(System.getenv());
        if (elsewhere.isPresent()) {
            return export(elsewhere.get(), console);
        }
        Path home = BourseCommand.home();
        Optional<StackClient> running = StackClient.attach(home);
        if (running.isPresent()) {
            try (StackClient client = running.get()) {
                return export(client, console);
            }
        }
        if (!Files.exists(new StackFolders(home).data(KafkaServer.NAME))) {
            throw new StackException("there is nothing to export in " + Summary.shown(home));
        }
        try (Stack stack = HomeServers.start(home, console)) {
            return export(stack.client(), console);
        }
    }

    private int export(StackClient client, Console console) {
        return export(Brokers.plain(client.kafkaBootstrapServers()), console);
    }

    private int export(Brokers from, Console console) {
        Path into = folder == null ? Path.of("") : folder.toAbsolutePath();
        ArchiveState state = new LogExport(from, console).run(new TopicArchive(into));
        state.spans()
                .forEach((name, span) ->
                        console.line(
                                "%-20s offsets %,d to %,d"
                                        .formatted(name, span.first(), span.next() - 1)));
        console.line(
                "all that was there at %s is in %s"
                        .formatted(Instant.ofEpochMilli(state.atMillis()), into));
        return 0;
    }
}
