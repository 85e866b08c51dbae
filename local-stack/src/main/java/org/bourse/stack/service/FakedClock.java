package org.bourse.stack.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bourse.stack.server.StackFolders;

/**
 * A wall clock of a service's process that goes wrong while it runs: libfaketime, loaded at the
 * start of the process where there is a file of its name, looks every second at what it says.
 */
public final class FakedClock {
    private static final List<Path> LIBRARIES =
            List.of(
                    Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
                    Path.of("/usr/lib64/faketime/libfaketimeMT.so.1"));

    private final Path file;

    /** That of one process. */
    public FakedClock(StackFolders folders, String part) {
        file = clocks(folders).resolve(part);
    }

    /** Whether libfaketime is installed. */
    public static boolean isPossible() {
        return library().isPresent();
    }

    private static Optional<Path> library() {
        return LIBRARIES.stream().filter(Files::exists).findFirst();
    }

    /** From now on the clock is off by so much; from the next start on where there was no file. */
    public void set(Duration off) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "%+d\n".formatted(off.toSeconds()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From the next start on the clock is the machine's. */
    public void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of no process: what a drill left behind that was ended by force. */
    public static void removeAll(StackFolders folders) {
        try {
            Path clocks = clocks(folders);
            if (Files.isDirectory(clocks)) {
                try (Stream<Path> files = Files.list(clocks)) {
                    for (Path file : files.toList()) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path clocks(StackFolders folders) {
        return folders.home().resolve("clocks");
    }

    /** What the process is started with. */
    Map<String, String> environment() {
        if (!Files.exists(file)) {
            return Map.of();
        }
        return library()
                .map(library ->
                        Map.of(
                                "LD_PRELOAD",
                                library.toString(),
                                "FAKETIME_TIMESTAMP_FILE",
                                file.toString(),
                                "FAKETIME_CACHE_DURATION",
                                "1",
                                "FAKETIME_DONT_FAKE_MONOTONIC",
                                "1",
                                // Else Object.wait returns at once, and who waits burns a core.
                                "FAKETIME_FORCE_MONOTONIC_FIX",
                                "0"))
                .orElse(Map.of());
    }
}
