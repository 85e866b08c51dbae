package org.bourse.stack.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a process is started.
 *
 * @param command program and arguments
 * @param environment variables added to the launcher's own
 * @param directory the working directory
 */
public record ProcessSpec(List<String> command, Map<String, String> environment, Path directory) {

    /** Defensive copies. */
    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
