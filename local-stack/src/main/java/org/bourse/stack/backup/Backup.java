package org.bourse.stack.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.bourse.contracts.archive.ArchiveState;
import org.bourse.contracts.archive.BackupManifest;
import org.bourse.contracts.archive.TopicArchive;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.Progress;
import org.bourse.stack.process.StackException;
import org.bourse.stack.server.Secrets;

/** All that a stack is made of anew, in one folder: see {@link BackupFolders}. */
public final class Backup {
    private static final int WAL_SECONDS = 10;

    private final StackClient stack;
    private final Path home;
    private final BackupFolders folders;
    private final Progress progress;

    /**
     * Of a stack whose servers run.
     *
     * @param to where it goes; may hold earlier backups of the same stack
     */
    public Backup(StackClient stack, Path home, Path to, Progress progress) {
        this.stack = stack;
        this.home = home;
        this.progress = progress;
        folders = new BackupFolders(to.toAbsolutePath());
    }

    /**
     * Backs up everything, and has PostgreSQL archive its WAL from here on.
     *
     * @throws StackException when it cannot be done; what was there before stays good
     */
    public ArchiveState run() {
        if (folders.root().startsWith(home)) {
            throw new StackException("a backup within " + home + " is lost together with it");
        }
        // First, so that another venue's folder is refused before anything is written there.
        exportLog();
        try {
            copyStack();
            PostgresBackup postgres = new PostgresBackup(stack, home, progress);
            postgres.archiveWal(folders.wal(), WAL_SECONDS);
            BackupManifest manifest = postgres.base(folders.bases());
            progress.line(
                    "commands before %,d are not needed to restore it"
                            .formatted(manifest.neededFrom()));
        } catch (IOException | SQLException e) {
            throw new StackException("the backup failed: " + e.getMessage(), e);
        }
        return exportLog();
    }

    /** Brings the archive of the topics up to date. */
    public ArchiveState exportLog() {
        return new LogExport(stack.kafkaBootstrapServers(), progress)
                .run(new TopicArchive(folders.log()));
    }

    /** PostgreSQL's WAL is not archived any more. */
    public void stop() {
        try {
            new PostgresBackup(stack, home, progress).leaveWal();
        } catch (IOException | SQLException e) {
            throw new StackException("archiving cannot be stopped: " + e.getMessage(), e);
        }
    }

    private void copyStack() throws IOException {
        Secrets.writePrivate(
                folders.stack().resolve("secrets.properties"),
                Files.readString(home.resolve("secrets.properties")));
        Path overrides = home.resolve("overrides");
        if (Files.exists(overrides)) {
            try (var files = Files.list(overrides)) {
                for (Path file : files.toList()) {
                    Secrets.writePrivate(
                            folders.stack().resolve("overrides").resolve(file.getFileName()),
                            Files.readString(file));
                }
            }
        }
    }
}
