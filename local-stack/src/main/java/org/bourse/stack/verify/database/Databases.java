package org.bourse.stack.verify.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.StackException;

/**
 * The services' databases, each of which is owned by a role of its name.
 *
 * @param address of a database
 * @param password of a role
 */
public record Databases(UnaryOperator<String> address, UnaryOperator<String> password) {
    /** What stands for the name of a database in an address. */
    public static final String NAME = "{database}";

    private static final String PROJECTED =
            "SELECT sequence, position FROM projection_position WHERE topic = ? AND partition = ?";
    private static final String KEPT =
            """
            SELECT ledger_sequence, position FROM snapshots WHERE venue = ? AND verified
            ORDER BY position DESC LIMIT 1\
            """;

    /** Those of a stack. */
    public static Databases of(StackClient stack) {
        return new Databases(stack::jdbcUrl, stack::jdbcPassword);
    }

    /**
     * Those elsewhere.
     *
     * @param address with {@link #NAME} wherever the name is to stand, in names of files, too
     * @param passwords a folder with the password of each role in a file of its name
     */
    public static Databases elsewhere(String address, Path passwords) {
        if (!address.contains(NAME)) {
            throw new StackException("%s names no %s".formatted(address, NAME));
        }
        return new Databases(
                database -> address.replace(NAME, database), role -> read(passwords.resolve(role)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StackException("cannot read the password in " + file, e);
        }
    }

    /** The tables that a service makes of a topic, as they are now; empty when it never ran. */
    public Optional<Snapshot> projection(String name, String topic, int venue) {
        return open(name, PROJECTED, topic, venue);
    }

    /** The venue's snapshots, of which the newest verified one is applied; likewise. */
    public Optional<Snapshot> snapshots(String name, int venue) {
        return open(name, KEPT, venue);
    }

    private Optional<Snapshot> open(String name, String applied, Object... parameters) {
        return Snapshot.open(address.apply(name), name, password.apply(name), applied, parameters);
    }
}
