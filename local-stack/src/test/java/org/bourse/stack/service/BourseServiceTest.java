package org.bourse.stack.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bourse.contracts.Topics;
import org.bourse.stack.server.PostgresServer;
import org.bourse.stack.server.TopicAccess;
import org.junit.jupiter.api.Test;

class BourseServiceTest {

    @Test
    void onlyTheVerifierKnowsAllLogKeys() {
        assertEquals(List.of(1, 2, 3, 4), BourseService.MATCHING_SERVICE.knownLogKeyIds());
        assertEquals(List.of(2), BourseService.ORDER_SERVICE.knownLogKeyIds());
        assertEquals(List.of(), BourseService.MARKET_DATA_SERVICE.knownLogKeyIds());
    }

    @Test
    void preferredPortsDiffer() {
        Set<Integer> ports = new HashSet<>();
        for (BourseService service : BourseService.values()) {
            assertTrue(ports.add(service.preferredPort()));
            assertTrue(ports.add(service.preferredManagementPort()));
        }
    }

    /** A topic that nobody writes, or nobody reads, is none; only the core reads the log. */
    @Test
    void everyTopicIsReadAndWritten() {
        Set<String> read = new HashSet<>();
        Set<String> written = new HashSet<>();
        for (BourseService service : BourseService.values()) {
            read.addAll(service.topicAccess().reads());
            written.addAll(service.topicAccess().writes());
            assertEquals(
                    service == BourseService.MATCHING_SERVICE,
                    service.topicAccess().reads().contains(Topics.COMMANDS));
        }
        assertEquals(Topics.all(), read);
        assertEquals(Topics.all(), written);
    }

    /** The table is what people make rights of at a broker of their own. */
    @Test
    void theHandbookHasTheSameRights() throws IOException {
        String handbook =
                Files.readString(
                        Path.of(
                                System.getProperty("bourse.root", ".."),
                                "docs/operations/connections.md"));
        for (BourseService service : BourseService.values()) {
            TopicAccess access = service.topicAccess();
            String row =
                    "| %s | %s | %s | %s |"
                            .formatted(
                                    service.serviceName(),
                                    listed(access.reads()),
                                    listed(access.writes()),
                                    access.groups().isEmpty() ? "none" : listed(access.groups()));
            assertTrue(handbook.contains(row), row);
        }
    }

    private static String listed(List<String> names) {
        return "`" + String.join("`, `", names) + "`";
    }

    @Test
    void everyServiceHasADatabaseOfItsOwn() {
        List<String> databases = Placement.databases().stream().sorted().toList();

        assertEquals(PostgresServer.DATABASES.stream().sorted().toList(), databases);
    }
}
