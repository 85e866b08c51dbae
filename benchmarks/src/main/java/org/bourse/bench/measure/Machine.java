package org.bourse.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What a figure was measured on. */
public final class Machine {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Path LOAD = Path.of("/proc/loadavg");

    private Machine() {}

    /** Processor, cores, JVM and the load of the last minute, on one line. */
    public static String description() {
        return String.format(
                Locale.ROOT,
                "%s, %d cores, Java %s, load %s",
                processor(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                load());
    }

    private static String processor() {
        return firstOf(CPU_INFO, "model name", System.getProperty("os.arch", "unknown"));
    }

    private static String load() {
        return Files.isReadable(LOAD) ? text(LOAD).split(" ", 2)[0] : "unknown";
    }

    private static String firstOf(Path file, String key, String otherwise) {
        if (!Files.isReadable(file)) {
            return otherwise;
        }
        return text(file)
                .lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(otherwise);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
