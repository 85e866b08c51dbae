package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Programs of Node.js. Where it is not installed tests are left out, but not by CI. */
final class Npm {
    private static final int FETCHES_MAX = 3;
    private static final String SAID = "said";

    private final Path folder;

    /** Runs programs in a folder. */
    Npm(Path folder) {
        this.folder = folder;
        boolean isThere =
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(each -> Files.isExecutable(Path.of(each, "npx")));
        assumeTrue(isThere || System.getenv("CI") != null, "npx is not installed");
    }

    /** Runs what fetches, from where a fetch may fail: it is tried a few times. */
    void fetch(String... command) throws IOException, InterruptedException {
        for (int i = 0; i < FETCHES_MAX && run(command) != 0; i++) {
            System.err.println(said());
        }
    }

    /** Runs a command to its end and returns its exit code. */
    int run(String... command) throws IOException, InterruptedException {
        Process process = start(SAID, command);
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), command[0] + " does not end");
        return process.exitValue();
    }

    /** What the last {@link #run} printed. */
    String said() throws IOException {
        return Files.readString(folder.resolve(SAID));
    }

    /** Starts a command whose output goes to a file of the folder. */
    Process start(String output, String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(output).toFile())
                .start();
    }
}
