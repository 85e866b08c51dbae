package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bourse.stack.Stack;
import org.bourse.stack.TestStack;
import org.bourse.stack.process.ProcessRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Services that start while something they need is not there yet. */
class StartIT {
    private static final List<String> SERVICES =
            List.of("order-service", "portfolio-service", "risk-service");

    private final Stack stack = TestStack.shared();

    @AfterEach
    void allIsThere() {
        stack.start("postgresql");
        SERVICES.forEach(stack::awaitReady);
    }

    @Test
    void aServiceWaitsForItsDatabase() {
        List<Long> refusals = SERVICES.stream().map(this::refusals).toList();
        stack.kill("postgresql");
        SERVICES.forEach(stack::crash);
        for (int i = 0; i < SERVICES.size(); i++) {
            String service = SERVICES.get(i);
            long before = refusals.get(i);
            Market.eventually(service + " misses it", () -> refusals(service) > before + 1);
        }
        List<Long> waiting = SERVICES.stream().map(this::process).toList();
        stack.start("postgresql");
        SERVICES.forEach(stack::awaitReady);
        assertEquals(waiting, SERVICES.stream().map(this::process).toList());
    }

    private long process(String service) {
        return record(service).pid();
    }

    private ProcessRecord record(String service) {
        return stack.state().find(service).orElseThrow();
    }

    private long refusals(String service) {
        try (Stream<String> lines = Files.lines(Path.of(record(service).log()))) {
            return lines.filter(line -> line.contains("Retrying in")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
