package org.bourse.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the project's pages point to is there. */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern EVIDENCE = Pattern.compile("[A-Z]\\w+|.*/.*|pom\\.xml");
    private static final Pattern REQUIREMENT = Pattern.compile("\\| [0-9]+\\.[0-9]+\\.[0-9]+.*");
    private static final Set<String> SHOWN = Set.of("met", "partly");
    private static final Set<String> STATUSES = Set.of("met", "partly", "not", "operator", "n/a");

    private final Path root = Path.of(System.getProperty("bourse.root", "..")).normalize();

    @Test
    void linksLeadSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : files()) {
            if (page.toString().endsWith(".md")) {
                for (String line : Files.readAllLines(page)) {
                    if (!line.startsWith("    ")) {
                        LINK.matcher(line)
                                .results()
                                .map(it -> it.group(1))
                                .filter(it -> !it.contains(":") && !leads(page, it))
                                .forEach(it -> broken.add(root.relativize(page) + ": " + it));
                    }
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    /** Whether a link from a page leads to a file, and where it names a heading, to that. */
    private static boolean leads(Path page, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        try {
            return Files.exists(target)
                    && (hash < 0
                            || !target.toString().endsWith(".md")
                            || headings(target).contains(link.substring(hash + 1)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The headings of a page, as links name them. */
    private static Set<String> headings(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(it -> it.startsWith("#"))
                .map(it -> it.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(it -> it.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    /** Every row of the tables of {@code docs/security.md} names what is there to show it. */
    @Test
    void evidenceOfSecurityIsThere() throws IOException {
        Set<String> classes = new HashSet<>();
        for (Path file : files()) {
            String name = file.getFileName().toString();
            if (name.endsWith(".java")) {
                classes.add(name.substring(0, name.length() - ".java".length()));
            }
        }
        List<String> broken = new ArrayList<>();
        int requirements = 0;
        for (String line : Files.readAllLines(root.resolve("docs/security.md"))) {
            String[] cells = line.split("\\|");
            if (cells.length > 3) {
                List<String> named =
                        CODE.matcher(cells[cells.length - 1])
                                .results()
                                .map(it -> it.group(1))
                                .filter(it -> EVIDENCE.matcher(it).matches())
                                .toList();
                named.stream()
                        .filter(it -> !classes.contains(it) && !Files.exists(root.resolve(it)))
                        .forEach(broken::add);
                if (REQUIREMENT.matcher(line).matches()) {
                    requirements++;
                    String status = cells[3].strip();
                    if (!STATUSES.contains(status) || SHOWN.contains(status) && named.isEmpty()) {
                        broken.add(line);
                    }
                }
            }
        }
        assertEquals(List.of(), broken);
        assertTrue(requirements > 150, () -> "the checklist is not found");
    }

    /** The project's own files. */
    private List<Path> files() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        String name = folder.getFileName().toString();
                        return folder.equals(root)
                                        || !Set.of("target", ".bourse", ".git", "node_modules")
                                                .contains(name)
                                ? FileVisitResult.CONTINUE
                                : FileVisitResult.SKIP_SUBTREE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        found.add(file);
                        return FileVisitResult.CONTINUE;
                    }
                });
        return found;
    }
}
