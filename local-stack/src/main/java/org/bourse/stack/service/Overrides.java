package org.bourse.stack.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bourse.stack.process.StackException;
import org.bourse.stack.server.Secrets;
import org.bourse.stack.server.StackFolders;

/**
 * What an operator sets for a service, for example a new key: a properties file of his own that
 * wins over what the stack writes. It is read at each start of the service.
 */
public final class Overrides {
    private final Path file;

    /** Those of one service; there may be none. */
    public Overrides(StackFolders folders, String service) {
        file = folders.overrides(service);
    }

    /** Lines of a properties file; empty when nothing is overridden. */
    String text() {
        return lines().isEmpty() ? "" : String.join("\n", lines()) + "\n";
    }

    /** Sets a property in the place of an earlier value. */
    public void set(String name, String value) {
        List<String> lines = new ArrayList<>(lines());
        lines.removeIf(line -> line.startsWith(name + "="));
        lines.add(name + "=" + value);
        Secrets.writePrivate(file, String.join("\n", lines) + "\n");
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new StackException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
