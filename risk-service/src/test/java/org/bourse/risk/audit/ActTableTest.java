package org.bourse.risk.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bourse.contracts.v1.ActPhase;
import org.bourse.contracts.v1.AdministrativeAct;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.risk.venue.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Records of the topic in the migrated database. */
class ActTableTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension("V7__audit.sql", "V20__acts.sql");

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final AuditTable.Query ALL =
            new AuditTable.Query(0, Long.MAX_VALUE, Optional.empty(), Optional.empty());

    private final Database database = new Database(POSTGRES.dataSource());
    private final AuditRegister register = new AuditRegister(database);

    @BeforeEach
    void empty() throws SQLException {
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_stays");
            statement.execute("TRUNCATE audit_entry");
            statement.execute("ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_stays");
            statement.execute(
                    "UPDATE audit_head SET number = 0, hash = decode(repeat('00', 32), 'hex')");
            statement.execute("UPDATE act_offset SET next_offset = 0");
        }
    }

    private static AdministrativeAct.Builder act(ActPhase phase, long id) {
        return AdministrativeAct.newBuilder()
                .setActId("act-" + id)
                .setPhase(phase)
                .setService("portfolio-service")
                .setSubject("operator-1")
                .setMethod("POST")
                .setPath("/api/v1/deposits")
                .setAtMicros(1_700_000_000_000_001L);
    }

    private static List<ActTable.Recorded> records(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(offset ->
                        new ActTable.Recorded(offset, act(ActPhase.ASKED, offset).build()))
                .toList();
    }

    private void enter(List<ActTable.Recorded> records) {
        database.inTransaction(connection -> {
            new ActTable(connection).enter(records, NOW);
            return true;
        });
    }

    private long nextOffset() {
        return database.inTransaction(connection -> new ActTable(connection).nextOffset());
    }

    private List<AuditView> entries() {
        List<AuditView> newest = register.newest(ALL, Long.MAX_VALUE, 1_000).entries();
        return newest.reversed();
    }

    private List<String> ids() {
        return entries().stream()
                .map(entry -> entry.details().replaceAll(".*\"actId\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "act-" + i).toList();
    }

    @Test
    void bothPhasesAreEnteredWithWhatTheyTell() {
        AdministrativeAct asked =
                act(ActPhase.ASKED, 7)
                        .setIdempotencyKey("k")
                        .setBody("{\"a\":\"\u0000ü\"}")
                        .build();
        AdministrativeAct longer =
                act(ActPhase.ASKED, 8).setBodyLength(5_000).setBodySha256("ab").build();
        AdministrativeAct answered = act(ActPhase.ANSWERED, 7).setStatus(409).build();

        enter(
                List.of(
                        new ActTable.Recorded(0, asked),
                        new ActTable.Recorded(1, longer),
                        new ActTable.Recorded(2, answered)));

        assertEquals(
                List.of("ACT_ASKED", "ACT_ASKED", "ACT_ANSWERED"),
                entries().stream().map(AuditView::kind).toList());
        assertEquals(
                List.of(
                        "{\"actId\":\"act-7\",\"at\":\"2023-11-14T22:13:20.000001Z\","
                                + "\"body\":\"{\\\"a\\\":\\\"\\u0000ü\\\"}\","
                                + "\"idempotencyKey\":\"k\"}",
                        "{\"actId\":\"act-8\",\"at\":\"2023-11-14T22:13:20.000001Z\","
                                + "\"bodyLength\":\"5000\",\"bodySha256\":\"ab\"}",
                        "{\"actId\":\"act-7\",\"at\":\"2023-11-14T22:13:20.000001Z\","
                                + "\"status\":\"409\"}"),
                entries().stream().map(AuditView::details).toList());
        AuditView entry = entries().getLast();
        assertEquals("operator-1", entry.subject());
        assertEquals("portfolio-service POST /api/v1/deposits", entry.object());
        assertTrue(register.verify().intact());
    }

    @Test
    void whatIsReadAgainIsLeftOut() {
        enter(records(0, 3));

        enter(records(0, 5));
        enter(records(1, 4));

        assertEquals(ids(5), ids());
        assertEquals(5, nextOffset());
        assertTrue(register.verify().intact());
    }

    @Test
    void aTransactionThatDoesNotEndLeavesNothing() {
        enter(records(0, 2));

        assertThrows(
                IllegalStateException.class,
                () ->
                        database.inTransaction(connection -> {
                            new ActTable(connection).enter(records(2, 9), NOW);
                            throw new IllegalStateException("killed");
                        }));

        assertEquals(2, nextOffset());
        enter(records(2, 9));
        assertEquals(ids(9), ids());
    }

    @Test
    void aGapIsNotPassed() {
        enter(records(0, 2));

        assertThrows(IllegalStateException.class, () -> enter(records(3, 4)));

        assertEquals(ids(2), ids());
    }

    @Test
    void aPhaseThatIsNotKnownIsNotPassed() {
        AdministrativeAct later = act(ActPhase.ASKED, 0).setPhaseValue(9).build();

        assertThrows(
                IllegalArgumentException.class,
                () -> enter(List.of(new ActTable.Recorded(0, later))));

        assertEquals(0, nextOffset());
    }

    @Test
    void replicasThatReadTheSameEnterItOnceAndInOrder() throws Exception {
        List<Future<?>> replicas = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int replica = 1; replica <= 4; replica++) {
                int batch = 3 * replica;
                replicas.add(
                        threads.submit(() -> {
                            for (int from = 0; from < 240; from += batch) {
                                enter(records(from, Math.min(240, from + batch)));
                            }
                        }));
            }
        }
        for (Future<?> replica : replicas) {
            replica.get();
        }

        assertEquals(ids(240), ids());
        assertEquals(240, nextOffset());
        assertTrue(register.verify().intact());
    }
}
