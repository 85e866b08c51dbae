package org.bourse.stack.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.bourse.contracts.archive.ArchiveState;
import org.bourse.stack.StackClient;
import org.bourse.stack.backup.Backup;
import org.bourse.stack.process.StackException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Backs up the running stack: a base backup of PostgreSQL, the log and the event topics,",
            "secrets and overrides; everything is read back and compared. From then on PostgreSQL",
            "archives its WAL to the folder. Again, into the same folder: a further base backup, and",
            "what the topics have had since. The folder holds all secrets: guard it.",
            "What it is restored from: ./bourse restore. A venue elsewhere: PostgreSQL's own tools,",
            "and ./bourse log export. More: docs/operations/backup.md."
        })
final class BackupCommand implements Callable<Integer> {

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "The folder (default: beside the stack's, with -backup).")
    private @Nullable Path to;

    @Option(
            names = {"-f", "--follow"},
            description = "Then go on archiving what the topics get, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "With --follow: how often (default 5).")
    private int everySeconds;

    @Option(names = "--stop", description = "Only: PostgreSQL archives its WAL no more.")
    private boolean stop;

    @Override
    public Integer call() {
        if (everySeconds < 1) {
            throw new StackException("--every is at least 1");
        }
        Path home = BourseCommand.home();
        Console console = new Console();
        Path folder = to == null ? home.resolveSibling(home.getFileName() + "-backup") : to;
        try (StackClient client = RunningStack.attach(home)) {
            Backup backup = new Backup(client, home, folder, console);
            if (stop) {
                backup.stop();
                console.line("the WAL is not archived any more");
                return 0;
            }
            ArchiveState state = backup.run();
            console.line(
                    "backed up to %s, as of %s"
                            .formatted(
                                    Summary.shown(folder), Instant.ofEpochMilli(state.atMillis())));
            while (follow && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(Duration.ofSeconds(everySeconds).toNanos());
                goOn(backup, console);
            }
        }
        return 0;
    }

    private static void goOn(Backup backup, Console console) {
        try {
            backup.exportLog();
        } catch (StackException e) {
            console.line(e.getMessage() + "; trying again");
        }
    }
}
