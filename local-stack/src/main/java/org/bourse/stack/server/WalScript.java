package org.bourse.stack.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.bourse.stack.process.StackException;

/**
 * What PostgreSQL calls with every finished segment of its WAL: nothing, or a copy to an archive. A
 * segment that is there already is compared, one that cannot be stored is kept and tried again.
 */
public final class WalScript {
    private static final String NAME = "archive-wal.sh";

    private static final String OFF =
            """
            # What becomes of PostgreSQL's WAL: nothing. ./bourse backup changes it.
            exit 0
            """;

    private static final String ON =
            """
            # What becomes of PostgreSQL's WAL. Written by ./bourse backup.
            set -e
            to='%s'/"$2".gz
            if [ -e "$to" ]; then
              gzip -dc "$to" | cmp -s - "$1"
              exit
            fi
            gzip -1 -c "$1" > "$to.part"
            sync "$to.part"
            mv "$to.part" "$to"
            sync "${to%%/*}"
            """;

    private WalScript() {}

    static void createOnce(StackFolders folders) throws IOException {
        if (!Files.exists(folders.config(NAME))) {
            write(folders, OFF);
        }
    }

    /** For {@code archive_command}. */
    static String command(StackFolders folders) {
        String script = folders.config(NAME).toString().replace("%", "%%");
        return "sh '%s' \"%%p\" \"%%f\"".formatted(unquoted(script));
    }

    /** From here on each segment is copied. */
    public static void on(StackFolders folders, Path archive) throws IOException {
        write(folders, ON.formatted(unquoted(archive.toString())));
    }

    /** From here on none is. */
    public static void off(StackFolders folders) throws IOException {
        write(folders, OFF);
    }

    /** For {@code restore_command}. */
    public static String restoreCommand(Path archive) {
        String from = unquoted(archive.toString().replace("%", "%%"));
        return "test -e '%1$s'/%%f.gz && gzip -dc '%1$s'/%%f.gz > \"%%p\"".formatted(from);
    }

    private static String unquoted(String path) {
        if (path.indexOf('\'') >= 0) {
            throw new StackException("a folder with a quote in its name cannot be used: " + path);
        }
        return path;
    }

    private static void write(StackFolders folders, String text) throws IOException {
        Path script = folders.config(NAME);
        Files.createDirectories(script.getParent());
        Path fresh = script.resolveSibling(NAME + ".new");
        Files.writeString(fresh, text);
        Files.move(
                fresh, script, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
