package org.bourse.stack.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.bourse.contracts.archive.ArchiveException;
import org.bourse.contracts.archive.TopicArchive;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.ProcessRecord;
import org.bourse.stack.process.StackException;
import org.bourse.stack.server.KafkaServer;
import org.bourse.stack.server.StackFolders;
import org.bourse.stack.service.BourseService;
import org.bourse.stack.topic.Brokers;
import org.bourse.stack.verify.VerdictTable;
import org.bourse.stack.verify.Verifier;
import org.bourse.stack.verify.database.Databases;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Reads the topics and the services' tables and judges what the venue promises.",
            "The stack may be up or stopped; what is stopped is started for as long as it takes.",
            "Exit code 0: nothing is broken, 1: something is, 2: it could not be checked.",
            "What each verdict means: docs/verify.md."
        })
final class VerifyCommand implements Callable<Integer> {
    private static final int BROKEN = 1;
    private static final int NOT_CHECKED = 2;
    private static final int VENUE = 0;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is added, and serve metrics, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "With --follow: how often tables are compared (default 10).")
    private int everySeconds;

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "With --follow: where metrics are served (default: any free port).")
    private int metricsPort;

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            description = "Where what was deleted from the topics is archived.")
    private @Nullable Path archive;

    @Option(names = "--json", description = "Verdicts as JSON; progress goes to standard error.")
    private boolean json;

    @Mixin private BrokersOption brokers = new BrokersOption();

    @Mixin private DatabasesOption databases = new DatabasesOption();

    @Override
    public Integer call() {
        Console console = new Console(json ? System.err : System.out);
        try {
            if (everySeconds < 1) {
                throw new StackException("--every is at least 1");
            }
            Optional<Brokers> elsewhere = brokers.named(System.getenv());
            Optional<Databases> tables = databases.beside(elsewhere);
            if (elsewhere.isPresent()) {
                return judge(verifier(elsewhere.get(), tables, console), true);
            }
            Optional<StackClient> running = StackClient.attach(BourseCommand.home());
            if (running.isPresent()) {
                try (StackClient client = running.get()) {
                    return verify(client, runs(client), console);
                }
            }
            return ofStopped(console);
        } catch (StackException | ArchiveException e) {
            System.err.println("bourse: " + e.getMessage());
            return NOT_CHECKED;
        }
    }

    /** Whether the venue goes on, led by either replica; servers may be up alone. */
    private static boolean runs(StackClient client) {
        BourseService leader = BourseService.MATCHING_SERVICE;
        return Stream.of(leader.serviceName(), leader.standbyName())
                .flatMap(name -> client.state().find(name).stream())
                .anyMatch(ProcessRecord::isAlive);
    }

    private int ofStopped(Console console) {
        Path home = BourseCommand.home();
        if (!Files.exists(new StackFolders(home).data(KafkaServer.NAME))) {
            throw new StackException("there is nothing to check in " + Summary.shown(home));
        }
        try (Stack stack = HomeServers.start(home, console)) {
            return verify(stack.client(), false, console);
        }
    }

    private @Nullable TopicArchive archive() {
        Path folder = archive;
        if (folder == null) {
            return null;
        }
        TopicArchive found = new TopicArchive(folder.toAbsolutePath());
        if (found.state().isEmpty()) {
            throw new StackException("there is no archive in " + folder);
        }
        return found;
    }

    private Verifier verifier(Brokers brokers, Optional<Databases> tables, Console console) {
        Databases named =
                tables.orElseThrow(
                        () -> new StackException("--brokers needs --databases and --passwords"));
        return new Verifier(brokers, named, VENUE, archive(), console);
    }

    private int verify(StackClient client, boolean runs, Console console) {
        return judge(new Verifier(client, VENUE, archive(), console), runs);
    }

    private int judge(Verifier verifier, boolean runs) {
        if (follow) {
            verifier.follow(Duration.ofSeconds(everySeconds), metricsPort);
            return 0;
        }
        VerdictTable table = verifier.once(runs);
        System.out.println(json ? table.json() : "\n" + table.text());
        return table.broken() == 0 ? 0 : BROKEN;
    }
}
