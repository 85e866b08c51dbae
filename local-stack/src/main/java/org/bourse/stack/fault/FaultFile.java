package org.bourse.stack.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bourse.stack.process.StackException;
import org.bourse.stack.server.Secrets;

/**
 * Where another process finds the wires of a stack: a file that only its owner may read.
 *
 * @param port where faults are commanded
 * @param token what whoever commands them has to know
 * @param wires all there are
 */
record FaultFile(int port, String token, List<Wire> wires) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Defensive copy. */
    FaultFile {
        wires = List.copyOf(wires);
    }

    static Optional<FaultFile> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), FaultFile.class));
        } catch (IOException e) {
            throw new StackException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    void write(Path file) {
        try {
            Secrets.writePrivate(file, JSON.writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
