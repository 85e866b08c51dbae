package org.bourse.helm;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the project's files are, and what they say. */
final class Project {
    static final Path ROOT = Path.of(System.getProperty("bourse.root", "..")).normalize();
    static final Path CHART = ROOT.resolve("helm/bourse");

    private static final List<String> SERVICES =
            List.of(
                    "market-data-service",
                    "matching-service",
                    "order-service",
                    "portfolio-service",
                    "risk-service");

    private Project() {}

    /** The names of the services. */
    static List<String> services() {
        return SERVICES;
    }

    /** Whether a program is installed here. */
    static boolean hasProgram(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .anyMatch(it -> Files.isExecutable(Path.of(it, name)));
    }

    /** A file's text. */
    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The texts of a module's own Java files, by path. */
    static Map<Path, String> sources(String module) {
        return files(ROOT.resolve(module).resolve("src/main/java"), ".java");
    }

    /** The texts of the files below a folder whose names end so, by path. */
    static Map<Path, String> files(Path folder, String end) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(it -> it.toString().endsWith(end))
                    .collect(
                            Collectors.toMap(
                                    it -> it, Project::text, (one, other) -> one, TreeMap::new));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
