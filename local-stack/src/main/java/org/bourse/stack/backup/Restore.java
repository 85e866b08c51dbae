package org.bourse.stack.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bourse.contracts.archive.ArchiveException;
import org.bourse.contracts.archive.ArchiveState;
import org.bourse.contracts.archive.BackupManifest;
import org.bourse.contracts.archive.TopicArchive;
import org.bourse.stack.Stack;
import org.bourse.stack.StackOptions;
import org.bourse.stack.process.Progress;
import org.bourse.stack.process.StackException;
import org.bourse.stack.server.KafkaServer;
import org.bourse.stack.server.PostgresServer;
import org.bourse.stack.server.Secrets;
import org.bourse.stack.topic.Brokers;
import org.bourse.stack.verify.database.Databases;
import org.jspecify.annotations.Nullable;

/**
 * Makes the data of a stack anew from a backup, in an empty home: the tables as they were at a
 * moment at which the whole of their topics is in the archive, the topics, and what the tables must
 * be told of what came after that moment.
 */
public final class Restore {
    /** In the home while it is not complete. */
    public static final String UNFINISHED = "unfinished-restore";

    private final StackOptions options;
    private final BackupFolders from;
    private final Progress progress;

    /**
     * What to restore.
     *
     * @param until the tables as of this moment; null for the latest possible
     * @param position the log up to this command; null for all of it
     * @param epoch to begin; null for the next
     */
    public record Wanted(
            @Nullable Instant until, @Nullable Long position, @Nullable Integer epoch) {
        /** All there is. */
        public static final Wanted EVERYTHING = new Wanted(null, null, null);
    }

    /**
     * @param options of the stack that is to be; its home must be empty
     * @param from the folder of the backup
     */
    public Restore(StackOptions options, Path from, Progress progress) {
        this.options = options;
        this.from = new BackupFolders(from.toAbsolutePath());
        this.progress = progress;
    }

    /** Throws when a restore into a home was not finished. */
    public static void checkFinished(Path home) {
        if (Files.exists(home.resolve(UNFINISHED))) {
            throw new StackException(
                    "a restore into %s was not finished; first: ./bourse reset, then restore again"
                            .formatted(home));
        }
    }

    /**
     * Restores; nothing runs afterwards.
     *
     * @return the position at which the log goes on
     * @throws StackException when the home is not empty, or the backup damaged or not enough for
     *     what is wanted
     */
    public long run(Wanted wanted) {
        Path home = options.home();
        try {
            checkHome(home);
            ArchiveState state =
                    new TopicArchive(from.log())
                            .state()
                            .orElseThrow(() ->
                                    new StackException("there is no backup in " + from.root()));
            LogCopy log = log(wanted);
            log.checkEpoch(wanted.epoch());
            Instant target = target(wanted, state, log.head());
            Path base = base(target);
            PostgresRestore.check(base);
            Files.createDirectories(home);
            Files.createFile(home.resolve(UNFINISHED));
            copyStack(home);
            progress.line("tables as of %s, from %s".formatted(target, base.getFileName()));
            new PostgresRestore(options.project(), home, options.durable(), progress)
                    .run(base, from.wal(), target);
            long position = fill(log, wanted);
            Files.createFile(home.resolve("data").resolve("seeded"));
            Files.delete(home.resolve(UNFINISHED));
            return position;
        } catch (IOException | ArchiveException e) {
            throw new StackException("the restore failed: " + e.getMessage(), e);
        }
    }

    private static void checkHome(Path home) throws IOException {
        checkFinished(home);
        for (String name : List.of("data", "secrets.properties", "overrides", "state.json")) {
            Path path = home.resolve(name);
            boolean isThere = Files.isDirectory(path) ? !isEmpty(path) : Files.exists(path);
            if (isThere) {
                throw new StackException(
                        "%s is not empty (%s); nothing was done".formatted(home, name));
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private void copyStack(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(from.stack())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Secrets.writePrivate(
                        home.resolve(from.stack().relativize(file).toString()),
                        Files.readString(file));
            }
        }
    }

    /** Reads and compares all of the archive. */
    private LogCopy log(Wanted wanted) {
        long end = LogCopy.end(wanted.position());
        return new LogCopy(from.log(), LogKeys.ofHome(from.stack()), end, progress);
    }

    /** The tables then have nothing that is not in the topics which are restored. */
    private static Instant target(Wanted wanted, ArchiveState state, LogHead head) {
        long latestMillis = Math.min(state.atMillis(), head.leftMillis() - 1);
        Instant latest = Instant.ofEpochMilli(latestMillis);
        Instant until = wanted.until();
        if (until != null && until.isAfter(latest)) {
            throw new StackException(
                    "tables can be restored up to %s, where the log ends".formatted(latest));
        }
        return until == null ? latest : until;
    }

    private Path base(Instant target) {
        List<Path> bases = BackupManifest.finished(from.bases());
        return bases.stream()
                .filter(it -> !BackupManifest.read(it).orElseThrow().endedAt().isAfter(target))
                .findFirst()
                .orElseThrow(() ->
                        new StackException(
                                bases.isEmpty()
                                        ? "there is no base backup in " + from.bases()
                                        : "no base backup ended before " + target));
    }

    private long fill(LogCopy log, Wanted wanted) {
        StackOptions servers = options.only(List.of(PostgresServer.NAME, KafkaServer.NAME));
        try (Stack stack = Stack.start(servers, progress)) {
            TablesCheck tables = new TablesCheck(Databases.of(stack.client()), LogCopy.VENUE);
            Brokers brokers = Brokers.plain(stack.client().kafkaBootstrapServers());
            long position = log.run(brokers, tables, wanted.epoch());
            int lost = new LostFunding(stack.client(), log.head()).run();
            if (lost > 0) {
                progress.line(
                        "%d funding commands were told to the tables, without who asked"
                                .formatted(lost));
            }
            return position;
        }
    }
}
