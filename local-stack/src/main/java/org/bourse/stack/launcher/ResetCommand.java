package org.bourse.stack.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.bourse.stack.backup.Restore;
import picocli.CommandLine.Command;

@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = "Stops everything and deletes all data, logs and secrets of the stack.")
final class ResetCommand implements Callable<Integer> {

    private static final List<String> DELETED =
            List.of(
                    "data",
                    "config",
                    "overrides",
                    "logs",
                    "secrets.properties",
                    "state.json",
                    Restore.UNFINISHED,
                    BenchCommand.DATABASE_FOLDER,
                    "lock");

    @Override
    public Integer call() throws IOException {
        Console console = new Console();
        RunningStack.stop(BourseCommand.home(), console);
        for (String name : DELETED) {
            deleteTree(BourseCommand.home().resolve(name));
        }
        console.line("deleted the data in " + Summary.shown(BourseCommand.home()));
        return 0;
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
