package org.bourse.stack.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bourse.stack.TestStack;
import org.bourse.stack.server.Installation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An image's AOT cache is made as its Dockerfile makes it, and taken by a JVM with the options that
 * image and manifest give it.
 */
@Tag("long")
class AotCacheIT {
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern TOOL_OPTIONS =
            Pattern.compile("name: JAVA_TOOL_OPTIONS\n\\s+value: (.*)\n");
    private static final long SECONDS_MAX = 60;

    @TempDir Path folder;

    @BeforeEach
    void theStackRuns() {
        TestStack.shared();
    }

    @ParameterizedTest
    @EnumSource(BourseService.class)
    void aServiceStartsFromItsCache(BourseService service) throws Exception {
        copyOf(service);
        run(
                List.of(
                        TestStack.project().resolve("docker/train.sh").toString(),
                        service.serviceName(),
                        folder.toString()));
        Path classes = folder.resolve("classes.log");
        List<String> command = entryPoint();
        command.addAll(
                1,
                List.of(
                        "-XX:AOTMode=on",
                        "-Xlog:class+load=info:file=" + classes,
                        "-Dsmallrye.config.locations=" + settings(service),
                        "-Dquarkus.http.port=0",
                        "-Dquarkus.management.port=0"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_TOOL_OPTIONS", toolOptions(service));
        Process process = builder.start();
        try (BufferedReader said = process.inputReader()) {
            StringBuilder all = new StringBuilder();
            String line = "";
            while (line != null && !line.contains(" started in ")) {
                all.append(line).append('\n');
                line = said.readLine();
            }
            assertNotNull(line, all::toString);
        } finally {
            process.destroy();
            assertTrue(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS));
        }
        assertTrue(
                Files.readString(classes)
                        .contains(
                                "org.bourse.platform.config.ServiceMain source: shared objects"
                                        + " file"),
                "the project's own classes come from the cache");
    }

    private void copyOf(BourseService service) throws IOException {
        Path built =
                TestStack.project().resolve(service.serviceName()).resolve("target/quarkus-app");
        try (var files = Files.walk(built)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(built.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        String java = Path.of(Installation.java()).getParent().toString();
        builder.environment().merge("PATH", java, (before, first) -> first + ":" + before);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }

    /** What the image runs, here. */
    private List<String> entryPoint() throws IOException {
        String dockerfile = Files.readString(TestStack.project().resolve("docker/Dockerfile"));
        Matcher words = QUOTED.matcher(dockerfile.substring(dockerfile.indexOf("\nENTRYPOINT ")));
        List<String> command = new ArrayList<>();
        while (words.find()) {
            command.add(words.group(1).replace("/opt/bourse", folder.toString()));
        }
        assertEquals("java", command.getFirst());
        command.set(0, Installation.java());
        return command;
    }

    private static String toolOptions(BourseService service) throws IOException {
        Path manifest = TestStack.project().resolve("k8s/base/" + service.serviceName() + ".yaml");
        Matcher options = TOOL_OPTIONS.matcher(Files.readString(manifest));
        assertTrue(options.find(), manifest::toString);
        return options.group(1);
    }

    private static String settings(BourseService service) {
        return TestStack.home()
                .resolve("config/" + service.serviceName() + ".properties")
                .toUri()
                .toString();
    }
}
