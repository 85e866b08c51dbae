package org.bourse.stack.backup;

import java.nio.file.Path;

/**
 * The folders of a backup.
 *
 * @param root all of it
 */
record BackupFolders(Path root) {
    /** The archive of the topics. */
    Path log() {
        return root.resolve("log");
    }

    /** PostgreSQL's WAL, a compressed file per segment. */
    Path wal() {
        return root.resolve("wal");
    }

    /** Base backups, each in a folder of its own. */
    Path bases() {
        return root.resolve("base");
    }

    /** Secrets and overrides of the stack. */
    Path stack() {
        return root.resolve("stack");
    }
}
