package org.bourse.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A version goes from one overlay to the next once it runs in the first; on a copy of them. */
class PromotionTest {
    private static final Path OVERLAYS = Project.ROOT.resolve("k8s/overlays");
    private static final String DIGEST = "sha256:" + "ab".repeat(32);
    private static final List<String> TESTED =
            List.of(
                    "registry.example/bourse/matching-service@" + DIGEST,
                    "bourse/order-service:0.2.0",
                    "bourse/portfolio-service:0.1.0-SNAPSHOT",
                    "bourse/risk-service:0.1.0-SNAPSHOT",
                    "bourse/market-data-service:0.1.0-SNAPSHOT");
    private static final String KUBECTL =
            """
            #!/bin/sh
            echo "$*" >> "$STUB/asked"
            case "$*" in
              *"$(cat "$STUB/refused")"*) exit 1 ;;
              *'get deployments,statefulsets -o name') echo deployment.apps/order-service ;;
              *'get deployments,statefulsets'*) cat "$STUB/running" ;;
            esac
            """;

    @TempDir Path folder;

    @BeforeEach
    void stagingRunsANewVersion() throws IOException {
        Project.files(OVERLAYS, ".yaml")
                .forEach((file, text) -> write(OVERLAYS.relativize(file), text));
        Path versions = folder.resolve("staging/versions/kustomization.yaml");
        Files.writeString(
                versions,
                Project.text(versions)
                        .replace(
                                "  - name: bourse/matching-service\n    newTag: 0.1.0-SNAPSHOT\n",
                                """
                                  - name: bourse/matching-service
                                    newName: registry.example/bourse/matching-service
                                    digest: %s
                                """
                                        .formatted(DIGEST))
                        .replace(
                                "order-service\n    newTag: 0.1.0-SNAPSHOT",
                                "order-service\n    newTag: \"0.2.0\""));
        write(Path.of("kubectl"), KUBECTL);
        assertTrue(folder.resolve("kubectl").toFile().setExecutable(true));
        write(Path.of("running"), String.join("\n", TESTED) + "\n");
        write(Path.of("refused"), "nothing");
        write(Path.of("asked"), "");
    }

    private void write(Path file, String text) {
        try {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String versions(String overlay) {
        return Project.text(folder.resolve(overlay).resolve("versions/kustomization.yaml"));
    }

    private record Ran(int code, String said) {}

    private Ran promote(String... options) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>();
        command.add("sh");
        command.add(Project.ROOT.resolve("k8s/releases/promote.sh").toString());
        command.addAll(List.of("--overlays", folder.toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("STUB", folder.toString());
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }

    @Test
    void whatRunsInStagingBecomesProductions() throws IOException, InterruptedException {
        String development = versions("development");
        Ran ran = promote("staging", "production");
        assertEquals(0, ran.code(), ran.said());
        assertTrue(ran.said().contains("+    digest: " + DIGEST), ran.said());
        assertEquals(versions("staging"), versions("production"));
        assertEquals(development, versions("development"));
        String asked = Project.text(folder.resolve("asked"));
        assertTrue(asked.contains("--namespace bourse-staging rollout status"), asked);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void whatDoesNotRunIsNotPromoted(int missing) throws IOException, InterruptedException {
        write(
                Path.of("running"),
                String.join("\n", TESTED).replace(TESTED.get(missing), "bourse/other:1") + "\n");
        assertRefused(TESTED.get(missing) + " does not run in bourse-staging");
    }

    @ParameterizedTest
    @CsvSource({"rollout status, is not ready", "-o name, it cannot be seen"})
    void whatIsNotReadyIsNotPromoted(String refused, String why)
            throws IOException, InterruptedException {
        write(Path.of("refused"), refused);
        assertRefused(why);
    }

    private void assertRefused(String why) throws IOException, InterruptedException {
        String before = versions("production");
        Ran ran = promote("staging", "production");
        assertEquals(2, ran.code(), ran.said());
        assertTrue(ran.said().contains(why), ran.said());
        assertEquals(before, versions("production"));
    }

    @Test
    void aDryRunShowsTheChangeOnly() throws IOException, InterruptedException {
        String before = versions("production");
        Ran ran = promote("staging", "production", "--dry-run");
        assertEquals(0, ran.code(), ran.said());
        assertTrue(ran.said().contains("+    newTag: \"0.2.0\""), ran.said());
        assertEquals(before, versions("production"));
    }

    @ParameterizedTest
    @CsvSource({"development, production", "staging, development", "staging, staging"})
    void nobodyIsLeftOut(String from, String to) throws IOException, InterruptedException {
        assertEquals(2, promote(from, to).code());
        assertEquals("", Project.text(folder.resolve("asked")));
    }

    /** Every overlay says by that one file, and nowhere else, which versions it runs. */
    @Test
    void everyOverlayNamesItsVersionsInOneFile() {
        for (String overlay : List.of("development", "staging", "production")) {
            String text = Project.text(OVERLAYS.resolve(overlay).resolve("kustomization.yaml"));
            assertTrue(text.contains("components:\n  - versions\n"), overlay);
            assertTrue(!text.contains("images:"), overlay);
            String versions =
                    Project.text(OVERLAYS.resolve(overlay).resolve("versions/kustomization.yaml"));
            for (String service : Project.services()) {
                assertTrue(versions.contains("- name: bourse/" + service + "\n"), overlay);
            }
        }
    }
}
