package org.bourse.helm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs kubectl. */
final class Kubectl {
    private Kubectl() {}

    /**
     * What it says to its standard output.
     *
     * @throws IllegalStateException with what it says of an error, when it ends with one
     */
    static String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("kubectl"));
        command.addAll(List.of(arguments));
        try {
            Path errors = Files.createTempFile("kubectl", ".err");
            try {
                Process process =
                        new ProcessBuilder(command).redirectError(errors.toFile()).start();
                process.getOutputStream().close();
                byte[] said = process.getInputStream().readAllBytes();
                if (process.waitFor() != 0) {
                    throw new IllegalStateException(command + ": " + Files.readString(errors));
                }
                return new String(said, StandardCharsets.UTF_8);
            } finally {
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
