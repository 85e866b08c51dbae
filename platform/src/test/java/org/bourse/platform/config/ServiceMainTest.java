package org.bourse.platform.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceMainTest {
    @Test
    void whatIsWrongWithOptionsIsSaidWithoutAStack() {
        ConfigValidationException refused =
                new ConfigValidationException(
                        new Problem[] {new Problem("bourse.a=1 is"), new Problem("bourse.b=2 is")});

        assertEquals(
                List.of("bourse.a=1 is", "bourse.b=2 is"),
                ServiceMain.wrongOptions(new RuntimeException("not started", refused)));
        assertEquals(
                List.of("bourse.kafka.tls.key is missing"),
                ServiceMain.wrongOptions(
                        new RuntimeException(
                                new IllegalArgumentException("bourse.kafka.tls.key is missing"))));
    }

    @Test
    void anotherFailureHasItsStack() {
        assertEquals(
                List.of(),
                ServiceMain.wrongOptions(
                        new RuntimeException(new IllegalArgumentException("no such host"))));
        assertEquals(List.of(), ServiceMain.wrongOptions(new IllegalStateException("bourse.x is")));
    }
}
