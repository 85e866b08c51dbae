package org.bourse.stack.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The file in which the supervisor writes what it started, replaced as a whole at every change. */
public final class StateFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    /** The state file of a data folder. */
    public StateFile(Path home) {
        this.file = home.resolve("state.json");
    }

    /** What was written last, empty when nothing was started. */
    public Optional<StackState> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), StackState.class));
        } catch (IOException e) {
            throw new StackException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Replaces the file. */
    public synchronized void write(StackState state) {
        try {
            Files.createDirectories(file.getParent());
            Path fresh = file.resolveSibling("state.json.new");
            JSON.writerWithDefaultPrettyPrinter().writeValue(fresh.toFile(), state);
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Forgets everything. */
    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StackException("cannot delete " + file + ": " + e.getMessage(), e);
        }
    }
}
