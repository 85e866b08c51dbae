package org.bourse.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules of the house that no other tool keeps, over the whole project. */
class HouseRulesTest {
    private static final int CLASS_LINES_MAX = 400;
    private static final int METHOD_LINES_MAX = 60;
    private static final int README_LINES_MAX = 70;
    private static final Pattern NAKED_VERSION = Pattern.compile("<version>(?!\\$\\{)");
    private static final Pattern LEFT_OPEN = Pattern.compile("\\bTODO\\b|\\bFIXME\\b|@Disabled\\b");
    private static final Pattern MIGRATION = Pattern.compile("V[1-9][0-9]*__[a-z][a-z0-9_]*\\.sql");
    private static final Set<String> HTTP_METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> ACCESS = Set.of("RolesAllowed", "PermitAll", "Authenticated");

    private final Path root = Path.of(System.getProperty("bourse.root", "..")).normalize();

    @Test
    void classesAreShort() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path file : javaFiles()) {
            long lines = Files.readAllLines(file).size();
            if (lines > CLASS_LINES_MAX) {
                broken.add(root.relativize(file) + " has " + lines + " lines");
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void methodsAreShort() throws IOException {
        List<String> broken = new ArrayList<>();
        for (CompilationUnitTree unit : parsed(name -> name.contains("/src/main/"))) {
            LineMap lines = unit.getLineMap();
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitMethod(MethodTree method, Void nothing) {
                    if (method.getBody() != null) {
                        SourcePositions positions = trees().getSourcePositions();
                        long first =
                                lines.getLineNumber(
                                        positions.getStartPosition(unit, method.getBody()));
                        long last = lines.getLineNumber(positions.getEndPosition(unit, method));
                        if (last - first + 1 > METHOD_LINES_MAX) {
                            broken.add(unit.getSourceFile().getName() + " " + method.getName());
                        }
                    }
                    return super.visitMethod(method, nothing);
                }
            }.scan(unit, null);
        }
        assertEquals(List.of(), broken);
    }

    private @Nullable Trees trees;

    private Trees trees() {
        return Objects.requireNonNull(trees);
    }

    /** The syntax trees of the Java files whose path is wanted. */
    private Iterable<? extends CompilationUnitTree> parsed(Predicate<String> wanted)
            throws IOException {
        List<Path> sources = javaFiles().stream().filter(f -> wanted.test(f.toString())).toList();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    null,
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources));
            trees = Trees.instance(task);
            return task.parse();
        }
    }

    @Test
    void everyModuleSaysOnAPageWhatItIs() throws IOException {
        for (String module : modules()) {
            Path readme = root.resolve(module).resolve("README.md");
            assertTrue(Files.exists(readme), module + " has no README.md");
            assertTrue(
                    Files.readAllLines(readme).size() <= README_LINES_MAX,
                    readme + " is longer than a page");
        }
    }

    @Test
    void everyPackageSaysWhatItIs() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path file : javaFiles()) {
            if (file.toString().contains("/src/main/")) {
                Path info = file.resolveSibling("package-info.java");
                if (!Files.exists(info) || !Files.readString(info).contains("@NullMarked")) {
                    broken.add(root.relativize(file.getParent()).toString());
                }
            }
        }
        assertEquals(List.of(), broken.stream().distinct().toList());
    }

    @Test
    void nothingIsLeftOpen() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path file : javaFiles()) {
            if (!file.endsWith("HouseRulesTest.java")
                    && LEFT_OPEN.matcher(Files.readString(file)).find()) {
                broken.add(root.relativize(file).toString());
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void migrationsAreNamedByIntent() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            List<String> broken =
                    files.filter(f -> f.toString().contains("/src/main/resources/db/migration/"))
                            .filter(Files::isRegularFile)
                            .map(f -> f.getFileName().toString())
                            .filter(name -> !MIGRATION.matcher(name).matches())
                            .toList();
            assertEquals(List.of(), broken);
        }
    }

    @Test
    void endpointsArePublicMethodsThatSayWhoMay() throws IOException {
        List<String> broken = new ArrayList<>();
        for (CompilationUnitTree unit : parsed(name -> name.endsWith("Resource.java"))) {
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitMethod(MethodTree method, Void nothing) {
                    ClassTree owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
                    if (annotated(method.getModifiers(), HTTP_METHODS)
                            && !(method.getModifiers().getFlags().contains(Modifier.PUBLIC)
                                    && (annotated(method.getModifiers(), ACCESS)
                                            || annotated(owner.getModifiers(), ACCESS)))) {
                        broken.add(owner.getSimpleName() + "." + method.getName());
                    }
                    return super.visitMethod(method, nothing);
                }
            }.scan(unit, null);
        }
        assertEquals(List.of(), broken);
    }

    private static boolean annotated(ModifiersTree modifiers, Set<String> names) {
        return modifiers.getAnnotations().stream()
                .anyMatch(it -> names.contains(it.getAnnotationType().toString()));
    }

    @Test
    void onlyTheParentNamesVersions() throws IOException {
        for (String module : modules()) {
            String pom = Files.readString(root.resolve(module).resolve("pom.xml"));
            String own = pom.substring(pom.indexOf("</parent>"));
            assertFalse(NAKED_VERSION.matcher(own).find(), module + "/pom.xml names a version");
        }
    }

    private List<String> modules() throws IOException {
        return Pattern.compile("<module>([^<]+)</module>")
                .matcher(Files.readString(root.resolve("pom.xml")))
                .results()
                .map(module -> module.group(1))
                .toList();
    }

    private List<Path> javaFiles() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String module : modules()) {
            Path sources = root.resolve(module).resolve("src");
            if (!Files.exists(sources)) {
                // All of it is generated.
                continue;
            }
            try (Stream<Path> files = Files.walk(sources)) {
                files.filter(f -> f.toString().endsWith(".java")).forEach(found::add);
            }
        }
        return found;
    }
}
