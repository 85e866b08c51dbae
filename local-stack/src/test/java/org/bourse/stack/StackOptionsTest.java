package org.bourse.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.bourse.stack.process.StackException;
import org.bourse.stack.service.BourseService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackOptionsTest {
    @TempDir private Path project;

    @Test
    void services_run_on_the_JVM_unless_they_are_named() throws IOException {
        build("order-service");

        StackOptions options = options().withNative("order-service").withStandby().withFaults();

        assertTrue(options.program(BourseService.ORDER_SERVICE).isNative());
        assertFalse(options.program(BourseService.RISK_SERVICE).isNative());
        assertEquals(Set.of(), options().withNative("").natives());
    }

    @Test
    void all_means_all() throws IOException {
        for (String service : BourseService.serviceNames()) {
            build(service);
        }

        assertEquals(
                Set.of(BourseService.values()), options().withNative(StackOptions.ALL).natives());
    }

    @Test
    void a_name_of_no_service_is_refused_with_those_there_are() {
        StackException refused =
                assertThrows(StackException.class, () -> options().withNative("redis"));

        assertTrue(refused.getMessage().startsWith("no such service: redis; there are "));
    }

    @Test
    void an_executable_that_is_not_built_is_refused_before_anything_starts() throws IOException {
        build("order-service");

        StackException refused =
                assertThrows(
                        StackException.class,
                        () -> options().withNative("order-service,risk-service"));

        assertTrue(refused.getMessage().contains("risk-service-runner is missing"));
    }

    private StackOptions options() {
        return StackOptions.standard(project, project.resolve(".bourse"));
    }

    private void build(String service) throws IOException {
        Path target = Files.createDirectories(project.resolve(service).resolve("target"));
        Files.createFile(target.resolve(service + "-runner"));
    }
}
