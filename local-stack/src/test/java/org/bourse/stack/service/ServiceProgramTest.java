package org.bourse.stack.service;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bourse.stack.process.StackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProgramTest {
    private static final URI CONFIGURATION = URI.create("file:/config/order-service.properties");

    @TempDir private Path project;

    @Test
    void a_missing_executable_is_named_with_the_command_that_builds_it() {
        StackException missing =
                assertThrows(StackException.class, () -> program(true).requireBuilt());

        assertEquals(
                project.resolve("order-service/target/order-service-runner")
                        + " is missing; to build it: ./mvnw -Dquick -DskipTests -Dnative"
                        + " -pl order-service -am package",
                missing.getMessage());
    }

    @Test
    void a_service_that_is_built_for_the_JVM_only_is_not_built_natively() throws IOException {
        make("order-service/target/quarkus-app/quarkus-run.jar");

        assertDoesNotThrow(() -> program(false).requireBuilt());
        assertThrows(StackException.class, () -> program(true).requireBuilt());
    }

    @Test
    void an_executable_is_the_command_itself_and_gets_the_heap_of_the_JVM() throws IOException {
        Path executable = make("order-service/target/order-service-runner");

        List<String> command = program(true).command(CONFIGURATION, true);

        assertEquals(executable.toString(), command.getFirst());
        assertTrue(command.contains("-Xmx512m"), command::toString);
        assertTrue(
                command.contains("-Dsmallrye.config.locations=" + CONFIGURATION),
                command::toString);
        assertFalse(command.contains("-jar"), command::toString);
        assertTrue(program(false).command(CONFIGURATION, true).contains("-Xmx512m"));
    }

    private ServiceProgram program(boolean isNative) {
        return new ServiceProgram(project, BourseService.ORDER_SERVICE, isNative);
    }

    private Path make(String file) throws IOException {
        Path made = project.resolve(file);
        Files.createDirectories(made.getParent());
        return Files.createFile(made);
    }
}
