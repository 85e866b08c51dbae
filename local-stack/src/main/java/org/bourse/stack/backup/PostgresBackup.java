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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bourse.contracts.ContractVersion;
import org.bourse.contracts.archive.BackupManifest;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.Progress;
import org.bourse.stack.process.StackException;
import org.bourse.stack.server.PostgresServer;
import org.bourse.stack.server.StackFolders;
import org.bourse.stack.server.WalScript;

/**
 * Base backups of a running PostgreSQL and the archive of its WAL, by what the server itself
 * offers: {@code pg_backup_start}, a copy of the data folder, {@code pg_backup_stop}.
 */
final class PostgresBackup {
    private static final int ARCHIVE_SECONDS_MAX = 60;
    private static final int VENUE = 0;

    /** Folders of which the server makes the contents anew. */
    private static final Set<String> EMPTY =
            Set.of(
                    "pg_wal",
                    "pg_replslot",
                    "pg_dynshmem",
                    "pg_notify",
                    "pg_serial",
                    "pg_snapshots",
                    "pg_stat_tmp",
                    "pg_subtrans");

    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts");

    private final StackClient stack;
    private final Path home;
    private final Progress progress;

    PostgresBackup(StackClient stack, Path home, Progress progress) {
        this.stack = stack;
        this.home = home;
        this.progress = progress;
    }

    /**
     * From here on the WAL is copied, each segment no later than so many seconds after it began.
     *
     * @throws StackException when PostgreSQL cannot write there
     */
    void archiveWal(Path wal, int seconds) throws IOException, SQLException {
        Files.createDirectories(wal);
        PostgresServer.own(wal);
        WalScript.on(new StackFolders(home), wal.toAbsolutePath());
        try (Connection connection = connect(PostgresServer.SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET archive_timeout = '" + seconds + "s'");
            statement.execute("SELECT pg_reload_conf()");
            statement.execute("CREATE TABLE IF NOT EXISTS wal_archive_trial (at timestamptz)");
            statement.execute("DROP TABLE wal_archive_trial");
            String segment = text(statement, "SELECT pg_walfile_name(pg_switch_wal())");
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ARCHIVE_SECONDS_MAX);
            while (!Files.exists(wal.resolve(segment + ".gz"))) {
                if (System.nanoTime() - deadline > 0) {
                    throw new StackException(
                            "PostgreSQL has not archived its WAL to %s within %d s; see its log"
                                    .formatted(wal, ARCHIVE_SECONDS_MAX));
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }

    /** From here on the WAL is not copied any more. */
    void leaveWal() throws IOException, SQLException {
        WalScript.off(new StackFolders(home));
        try (Connection connection = connect(PostgresServer.SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM RESET archive_timeout");
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    /**
     * Makes a base backup, reads it back, and says in its manifest what it proves.
     *
     * @param bases a folder in which it gets one of its own
     */
    BackupManifest base(Path bases) throws IOException, SQLException {
        SortedMap<String, String> values = new TreeMap<>();
        values.put("contract", Integer.toString(ContractVersion.CURRENT));
        values.put("began-at", Instant.now().toString());
        known(values);
        Path backup =
                bases.resolve(
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", ""));
        Files.createDirectories(bases);
        Files.createDirectory(backup);
        Path data = backup.resolve("data");
        List<String> files;
        try (Connection connection = connect(PostgresServer.SUPERUSER);
                Statement statement = connection.createStatement()) {
            values.put("postgresql", text(statement, "SHOW server_version"));
            values.put("lsn.start", text(statement, "SELECT pg_backup_start('bourse', true)"));
            files =
                    new ArrayList<>(
                            FolderCopy.copy(
                                    new StackFolders(home).data(PostgresServer.NAME),
                                    data,
                                    PostgresBackup::isCopied));
            try (ResultSet row =
                    statement.executeQuery("SELECT lsn, labelfile FROM pg_backup_stop(true)")) {
                row.next();
                values.put("lsn.stop", row.getString(1));
                Files.writeString(data.resolve("backup_label"), row.getString(2));
            }
            values.put(BackupManifest.ENDED_AT, Instant.now().toString());
        }
        files.add(FolderCopy.sha256(data.resolve("backup_label")) + " backup_label");
        FolderCopy.check(data, files);
        Path list = Files.write(backup.resolve("files"), files);
        values.put("files.sha256", FolderCopy.sha256(list));
        BackupManifest manifest = new BackupManifest(values);
        manifest.write(backup);
        progress.line("base backup of %,d files in %s".formatted(files.size(), backup));
        return manifest;
    }

    private static boolean isCopied(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return !EMPTY.contains(path)
                && !LEFT_OUT.contains(path)
                && !name.startsWith("pgsql_tmp")
                && !name.equals("pg_internal.init");
    }

    /** Looked at before the backup begins, so what it says is in it. */
    private void known(SortedMap<String, String> values) throws SQLException {
        long oldest = -1;
        try (Connection connection = connect("matching")) {
            oldest =
                    number(
                            connection,
                            "snapshots",
                            "SELECT coalesce(min(position), -1) FROM snapshots WHERE verified AND venue = "
                                    + VENUE);
        }
        values.put(BackupManifest.SNAPSHOT_OLDEST, Long.toString(oldest));
        long position = Long.MAX_VALUE;
        for (String database : List.of("orders", "portfolio", "risk")) {
            try (Connection connection = connect(database)) {
                long applied =
                        number(
                                connection,
                                "projection_position",
                                "SELECT coalesce(min(position), -1) FROM projection_position WHERE partition = "
                                        + VENUE);
                position = Math.min(position, applied);
            }
        }
        values.put(BackupManifest.TABLES_POSITION, Long.toString(position));
    }

    /** -1 when there is no such table yet. */
    private static long number(Connection connection, String table, String query)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String exists = "SELECT to_regclass('" + table + "') IS NOT NULL";
            return text(statement, exists).equals("t")
                    ? Long.parseLong(text(statement, query))
                    : -1;
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                stack.jdbcUrl(database),
                PostgresServer.SUPERUSER,
                stack.jdbcPassword(PostgresServer.SUPERUSER));
    }
}
