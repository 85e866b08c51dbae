package org.bourse.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What runs on a forge names only what there is here, and what it may do is little. */
class WorkflowsTest {
    private static final Path FOLDER = Project.ROOT.resolve(".github/workflows");
    private static final String LAUNCHER = "local-stack/src/main/java/org/bourse/stack/launcher";

    /** An action by its commit, with the version that is. */
    private static final Pattern PINNED =
            Pattern.compile("uses: [\\w-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{.*?}}");
    private static final Set<String> OF_MAVEN =
            Set.of(
                    "-B",
                    "-am",
                    "test",
                    "package",
                    "verify",
                    "spotless:check",
                    "-Dquick",
                    "-Dnative",
                    "-DskipTests",
                    "-DskipITs",
                    "-Dsurefire.failIfNoSpecifiedTests=false",
                    "-Dfailsafe.failIfNoSpecifiedTests=false",
                    "-Dquarkus.native.container-build=true");

    /** The words of each command that steps tell a shell; what a forge puts in is MATRIX. */
    private static List<List<String>> commands() {
        List<List<String>> commands = new ArrayList<>();
        for (Path file : Project.files(FOLDER, ".yml").keySet()) {
            for (JsonNode run : Chart.read(file).findValues("run")) {
                EXPRESSION
                        .matcher(run.asText().replace("\\\n", " "))
                        .replaceAll("MATRIX")
                        .lines()
                        .flatMap(line -> Arrays.stream(line.split("&&|\\|")))
                        .map(command -> List.of(command.strip().split("\\s+")))
                        .forEach(commands::add);
            }
        }
        assertTrue(commands.size() > 30, commands::toString);
        return commands;
    }

    private static List<List<String>> calls(String program) {
        List<List<String>> calls =
                commands().stream()
                        .filter(words -> words.getFirst().equals(program))
                        .map(words -> words.subList(1, words.size()))
                        .toList();
        assertFalse(calls.isEmpty(), program);
        return calls;
    }

    @Test
    void mavenIsAskedForWhatTheProjectHas() throws IOException {
        String poms = sources("pom.xml") + Project.text(Project.ROOT.resolve("pom.xml"));
        String java = sources(".java");
        for (List<String> call : calls("./mvnw")) {
            for (int i = 0; i < call.size(); i++) {
                String word = call.get(i);
                if (word.equals("-pl")) {
                    for (String module : call.get(++i).split(",")) {
                        assertTrue(module.equals("MATRIX") || isThere(module), module);
                    }
                } else if (word.startsWith("-P")) {
                    assertTrue(poms.contains("<id>" + word.substring(2) + "</id>"), word);
                } else if (word.startsWith("-Dtest=") || word.startsWith("-Dit.test=")) {
                    for (String test : word.replaceAll(".*=", "").split(",")) {
                        assertTrue(java.contains("class " + test + " "), test);
                    }
                } else if (word.startsWith("-Dbourse.")) {
                    assertTrue(java.contains('"' + word.replaceAll("-D|=.*", "") + '"'), word);
                } else if (!word.matches("NIGHT|\\*|\\d+\\)\\)")) {
                    assertTrue(OF_MAVEN.contains(word), () -> word + " in " + call);
                }
            }
        }
    }

    @Test
    void theLauncherKnowsWhatItIsAskedFor() throws IOException {
        String benches = sources("Bench.java") + sources("LoadOptions.java");
        String stack = String.join("", Project.sources("local-stack").values());
        for (List<String> call : calls("./bourse")) {
            List<String> names = call.stream().takeWhile(it -> it.matches("[a-z-]+")).toList();
            String command = command(names.getFirst());
            if (names.getFirst().equals("bench")) {
                command = benches;
                assertTrue(benches.contains("name = \"" + names.get(1) + '"'), call::toString);
            } else if (names.getFirst().equals("drill")) {
                command = stack;
                assertTrue(stack.contains('"' + names.get(1) + '"'), call::toString);
            }
            String options = command;
            for (String word : call) {
                if (word.startsWith("-D")) {
                    // Maven's: what a profile asks for.
                    String name = "<name>" + word.substring(2) + "</name>";
                    assertTrue(options.contains(name), () -> word + " in " + call);
                } else if (word.startsWith("-")) {
                    assertTrue(options.contains('"' + word + '"'), () -> word + " in " + call);
                }
            }
        }
    }

    /** The source of a sub-command of the launcher; "test" hands on to Maven. */
    private static String command(String name) {
        return name.equals("test")
                ? Project.text(Project.ROOT.resolve("pom.xml"))
                : Project.files(Project.ROOT.resolve(LAUNCHER), "Command.java").values().stream()
                        .filter(it -> it.contains("name = \"" + name + '"'))
                        .findAny()
                        .orElseThrow(() -> new AssertionError("no command " + name));
    }

    @Test
    void filesThatAreNamedAreThere() {
        Set<String> missing = new TreeSet<>();
        for (List<String> command : commands()) {
            String before = "";
            for (String word : command) {
                String path = word.replaceAll("[\";]", "");
                if (path.matches("(helm|k8s|docker|simulation)/[^*$]+")
                        && !before.equals(">")
                        && !isThere(path)) {
                    missing.add(path);
                }
                before = word;
            }
            String program = command.getFirst();
            if (program.matches("(\\./|k8s/|simulation/).*")
                    && !Files.isExecutable(Project.ROOT.resolve(program))) {
                missing.add(program);
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void allServicesAreNamedWhereverSomeAre() {
        Set<String> services = Set.copyOf(Project.services());
        for (Path file : Project.files(FOLDER, ".yml").keySet()) {
            for (JsonNode matrix : Chart.read(file).findValues("service")) {
                Set<String> named = new TreeSet<>();
                matrix.forEach(it -> named.add(it.asText()));
                assertEquals(services, named, file.toString());
            }
        }
        for (List<String> command : commands()) {
            if (command.size() > 4
                    && command.subList(0, 3).equals(List.of("for", "service", "in"))) {
                assertEquals(
                        services,
                        command.stream()
                                .map(it -> it.replace(";", ""))
                                .filter(it -> it.endsWith("-service"))
                                .collect(Collectors.toSet()));
            }
        }
    }

    @Test
    void actionsOfOthersAreNamedByCommit() {
        Project.files(FOLDER, ".yml")
                .forEach((file, text) ->
                        text.lines()
                                .map(String::strip)
                                .map(it -> it.replaceFirst("^- ", ""))
                                .filter(it -> it.startsWith("uses: "))
                                .forEach(it ->
                                        assertTrue(
                                                PINNED.matcher(it).matches()
                                                        || isThere(it.substring("uses: ".length())),
                                                file + ": " + it)));
    }

    @Test
    void workflowsMayReadAndJobsNoMoreThanTheyMust() {
        for (Path file : Project.files(FOLDER, ".yml").keySet()) {
            JsonNode workflow = Chart.read(file);
            assertEquals("{\"contents\":\"read\"}", workflow.path("permissions").toString());
            for (JsonNode job : workflow.path("jobs")) {
                job.path("permissions")
                        .properties()
                        .forEach(it ->
                                assertTrue(
                                        it.toString()
                                                .matches("contents=\"read\"|id-token=\"write\""),
                                        it::toString));
            }
        }
    }

    /** Through the stages, each after the one before; the last is one that people approve. */
    @Test
    void productionComesAfterStagingWithAnEnvironmentOfItsOwn() {
        JsonNode jobs = Chart.read(FOLDER.resolve("release.yml")).path("jobs");
        List<String> stages = List.of("images", "development", "staging", "production");
        for (int i = 1; i < stages.size(); i++) {
            JsonNode job = jobs.path(stages.get(i));
            assertEquals(stages.get(i), job.at("/with/environment").asText());
            assertEquals("./.github/workflows/deploy.yml", job.path("uses").asText());
            assertTrue(job.path("needs").toString().contains('"' + stages.get(i - 1) + '"'));
        }
        assertEquals(
                "${{ inputs.environment }}",
                Chart.read(FOLDER.resolve("deploy.yml")).at("/jobs/deploy/environment").asText());
    }

    private static boolean isThere(String path) {
        return Files.exists(Project.ROOT.resolve(path));
    }

    /** All of the project's own files whose names end so, in one. */
    private static String sources(String end) throws IOException {
        try (Stream<Path> files = Files.list(Project.ROOT)) {
            return files.filter(it -> Files.exists(it.resolve("pom.xml")))
                    .flatMap(module ->
                            end.equals("pom.xml")
                                    ? Stream.of(Project.text(module.resolve(end)))
                                    : Files.exists(module.resolve("src"))
                                            ? Project.files(module.resolve("src"), end)
                                                    .values()
                                                    .stream()
                                            : Stream.of())
                    .collect(Collectors.joining());
        }
    }
}
