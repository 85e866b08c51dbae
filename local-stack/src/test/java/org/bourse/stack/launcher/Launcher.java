package org.bourse.stack.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bourse.stack.TestStack;

/**
 * Runs {@code ./bourse} as people do, with a data folder of its own.
 *
 * @param home the data folder
 */
public record Launcher(Path home) {

    /** Runs a command to its end. */
    public Result run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    /** The same with more variables. */
    public Result run(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Process process = start(environment, List.of(), arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    /** Starts a command behind a prefix such as {@code env}. */
    public Process start(List<String> prefix, String... arguments) throws IOException {
        return start(Map.of(), prefix, arguments);
    }

    private Process start(Map<String, String> environment, List<String> prefix, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add("bash");
        command.add(TestStack.project().resolve("bourse").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("BOURSE_HOME", home.toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** How a command ended and what it printed. */
    public record Result(int exitCode, String output) {}
}
