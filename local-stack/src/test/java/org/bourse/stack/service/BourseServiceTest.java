package org.bourse.stack.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bourse.stack.server.PostgresServer;
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

    @Test
    void everyServiceHasADatabaseOfItsOwn() {
        List<String> databases = Placement.databases().stream().sorted().toList();

        assertEquals(PostgresServer.DATABASES.stream().sorted().toList(), databases);
    }
}
