package org.bourse.stack.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.bourse.contracts.archive.BackupManifest;
import org.bourse.stack.process.Ports;
import org.bourse.stack.process.ProcessSpec;
import org.bourse.stack.process.Progress;
import org.bourse.stack.process.StackException;
import org.bourse.stack.server.Installation;
import org.bourse.stack.server.PostgresServer;
import org.bourse.stack.server.Secrets;
import org.bourse.stack.server.StackFolders;
import org.bourse.stack.server.WalScript;

/** Brings a base backup into a home and lets PostgreSQL replay its WAL up to a moment. */
final class PostgresRestore {
    private static final long WITHIN_NANOS = TimeUnit.HOURS.toNanos(2);
    private static final long STOP_SECONDS_MAX = 60;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final String ENDS_TOO_EARLY =
            "recovery ended before configured recovery target was reached";

    private final Path project;
    private final Path home;
    private final boolean durable;
    private final Progress progress;

    PostgresRestore(Path project, Path home, boolean durable, Progress progress) {
        this.project = project;
        this.home = home;
        this.durable = durable;
        this.progress = progress;
    }

    /**
     * Restores, and leaves PostgreSQL stopped.
     *
     * @param base the folder of a base backup
     * @param target all that was committed up to this moment, as far as the WAL has it
     */
    void run(Path base, Path wal, Instant target) throws IOException {
        Path data = new StackFolders(home).data(PostgresServer.NAME);
        Path from = base.resolve("data");
        FolderCopy.copy(from, data, path -> true);
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.toList()) {
                PostgresServer.own(file);
            }
        }
        Files.createFile(data.resolve("recovery.signal"));
        PostgresServer.own(data.resolve("recovery.signal"));
        if (!recover(wal, List.of("recovery_target_time=" + time(target)))) {
            // There was no commit after that moment, so all of the WAL belongs to it.
            progress.line("the WAL ends before " + target + ": all of it is replayed");
            if (!recover(wal, List.of())) {
                throw new StackException("PostgreSQL does not recover; see its log");
            }
        }
    }

    /**
     * Compares a base backup with its manifest.
     *
     * @throws StackException when it is damaged
     */
    static void check(Path base) throws IOException {
        BackupManifest manifest = BackupManifest.read(base).orElseThrow();
        Path list = base.resolve("files");
        if (!FolderCopy.sha256(list).equals(manifest.value("files.sha256"))) {
            throw new StackException("the backup is damaged: " + list);
        }
        FolderCopy.check(base.resolve("data"), Files.readAllLines(list));
    }

    /** As PostgreSQL reads it, which does not know the Z. */
    private static String time(Instant target) {
        return target.toString().replace("Z", "+00");
    }

    /** False when the WAL ends before the target. */
    private boolean recover(Path wal, List<String> target) throws IOException {
        Secrets secrets = new Secrets(home);
        StackFolders folders = new StackFolders(home);
        int port = Ports.any().take(0);
        PostgresServer server =
                new PostgresServer(
                        new Installation(project.resolve("local-stack/target/servers")),
                        folders,
                        secrets,
                        port,
                        Optional.empty(),
                        durable);
        server.prepare();
        List<String> settings = new ArrayList<>(target);
        settings.add("restore_command=" + WalScript.restoreCommand(wal.toAbsolutePath()));
        settings.add("recovery_target_action=promote");
        settings.add("archive_timeout=0");
        ProcessSpec spec = server.spec(settings);
        Path log = folders.log(PostgresServer.NAME + "-recovery");
        Files.createDirectories(log.getParent());
        long begun = Files.exists(log) ? Files.size(log) : 0;
        Process process =
                new ProcessBuilder(spec.command())
                        .directory(spec.directory().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        try {
            if (awaitPromotion(process, port, secrets)) {
                return true;
            }
            if (Files.readString(log).substring((int) begun).contains(ENDS_TOO_EARLY)) {
                return false;
            }
            throw new StackException("PostgreSQL does not recover; see " + log);
        } finally {
            stop(process);
        }
    }

    /** False when the process ended before. */
    private static boolean awaitPromotion(Process process, int port, Secrets secrets) {
        long deadline = System.nanoTime() + WITHIN_NANOS;
        while (process.isAlive() && System.nanoTime() - deadline < 0) {
            if (Ports.isServed(port) && isPromoted(port, secrets)) {
                return true;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return false;
    }

    private static boolean isPromoted(int port, Secrets secrets) {
        try (Connection connection =
                        DriverManager.getConnection(
                                PostgresServer.jdbcUrl(port, PostgresServer.SUPERUSER)
                                        + "?connectTimeout=2&loginTimeout=3",
                                PostgresServer.SUPERUSER,
                                secrets.password(PostgresServer.SUPERUSER));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_is_in_recovery()")) {
            row.next();
            if (row.getBoolean(1)) {
                return false;
            }
            // It archived for the machine that is lost.
            statement.execute("ALTER SYSTEM RESET archive_timeout");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static void stop(Process process) {
        try {
            if (process.isAlive()) {
                new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
            }
            if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        } catch (IOException e) {
            throw new StackException("cannot stop PostgreSQL: " + e.getMessage(), e);
        }
    }
}
