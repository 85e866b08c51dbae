package org.bourse.stack.launcher;

import java.nio.file.Path;
import java.util.Optional;
import org.bourse.stack.process.StackException;
import org.bourse.stack.topic.Brokers;
import org.bourse.stack.verify.database.Databases;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Databases that are not this stack's. */
final class DatabasesOption {
    @Option(
            names = "--databases",
            paramLabel = "URL",
            description = {
                "With --brokers: where the tables are, {database} in place of a name, as",
                "jdbc:postgresql://host/{database}?sslmode=verify-full&sslcert=/certificates/{database}.crt…"
            })
    private @Nullable String address;

    @Option(
            names = "--passwords",
            paramLabel = "DIR",
            description = "With --databases: a folder with each role's password in a file.")
    private @Nullable Path passwords;

    /**
     * Them, if they are named.
     *
     * @throws StackException when only a part of what they need is named
     */
    Optional<Databases> beside(Optional<Brokers> brokers) {
        String url = address;
        Path folder = passwords;
        if (url == null && folder == null) {
            return Optional.empty();
        }
        if (url == null || folder == null) {
            throw new StackException("--databases and --passwords go together");
        }
        if (brokers.isEmpty()) {
            throw new StackException("--databases needs --brokers");
        }
        return Optional.of(Databases.elsewhere(url, folder));
    }
}
