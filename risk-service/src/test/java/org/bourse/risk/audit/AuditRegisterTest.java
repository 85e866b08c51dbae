package org.bourse.risk.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.risk.venue.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The log on the migrated database. Five acts, a second apart, of two people in turn. */
class AuditRegisterTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension("V7__audit.sql");

    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final AuditTable.Query ALL =
            new AuditTable.Query(0, Long.MAX_VALUE, Optional.empty(), Optional.empty());

    private final Database database = new Database(POSTGRES.dataSource());
    private final AuditRegister register = new AuditRegister(database);

    @BeforeEach
    void append() throws SQLException {
        tamper(
                "TRUNCATE audit_entry",
                "UPDATE audit_head SET number = 0, hash = decode(repeat('00', 32), 'hex')");
        for (int i = 1; i <= 5; i++) {
            register.append(act(i));
        }
    }

    private static Act act(int i) {
        return new Act(
                i == 3 ? Act.Kind.CASE_DECIDED : Act.Kind.LIMITS_SET,
                i % 2 == 0 ? "even" : "odd",
                "account " + i,
                Map.of("b", "=1,\"2\"", "a", "ü"),
                START.plusSeconds(i));
    }

    /** With what keeps the entries as they are taken away. */
    private static void tamper(String... statements) throws SQLException {
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_stays");
            for (String sql : statements) {
                statement.execute(sql);
            }
            statement.execute("ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_stays");
        }
    }

    private List<String> numbers(AuditTable.Query query) {
        return register.newest(query, Long.MAX_VALUE, 10).entries().stream()
                .map(AuditView::number)
                .toList();
    }

    private static AuditTable.Query query(
            long fromSeconds, long toSeconds, Optional<String> subject, Optional<Act.Kind> kind) {
        return new AuditTable.Query(
                (START.getEpochSecond() + fromSeconds) * 1_000_000,
                (START.getEpochSecond() + toSeconds) * 1_000_000,
                subject,
                kind);
    }

    /** Computed once by other means: sha256sum over the bytes as they are documented. */
    @Test
    void theHashIsThatOfTheCanonicalBytes() {
        AuditEntry entry = new AuditEntry(1, 2, "K", "s", "oo", "{}");

        assertEquals(
                "de23019e72530b2871f463d9f3d74b0174b2f0f591479e01cc2ccfa555eba6c6",
                entry.hash(AuditEntry.NO_HASH));
    }

    @Test
    void entriesAreFoundByTimeSubjectAndKind() {
        assertEquals(List.of("5", "4", "3", "2", "1"), numbers(ALL));
        assertEquals(List.of("3", "2"), numbers(query(2, 4, Optional.empty(), Optional.empty())));
        assertEquals(
                List.of("4", "2"), numbers(query(0, 9, Optional.of("even"), Optional.empty())));
        assertEquals(
                List.of("3"),
                numbers(query(0, 9, Optional.of("odd"), Optional.of(Act.Kind.CASE_DECIDED))));
    }

    @Test
    void pagesFollowEachOther() {
        AuditView.Page first = register.newest(ALL, Long.MAX_VALUE, 3);
        assertEquals("3", first.nextCursor());

        AuditView.Page second = register.newest(ALL, 3, 3);

        assertEquals(List.of("2", "1"), second.entries().stream().map(AuditView::number).toList());
        assertNull(second.nextCursor());
    }

    @Test
    void anIntactChainIsSaidToBe() {
        VerificationView verification = register.verify();

        assertEquals(
                new VerificationView(
                        true, "5", register.newest(ALL, 6, 1).entries().getFirst().hash(), null),
                verification);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE audit_entry SET details = '{}' WHERE number = 2|2",
                "UPDATE audit_entry SET subject = 'even' WHERE number = 1|1",
                "UPDATE audit_entry SET time_micros = time_micros + 1 WHERE number = 5|5",
                "UPDATE audit_entry SET hash = decode(repeat('11', 32), 'hex') WHERE number = 4|4",
                "DELETE FROM audit_entry WHERE number = 3|3",
                "DELETE FROM audit_entry WHERE number = 5|5",
                "DELETE FROM audit_entry|1",
                "INSERT INTO audit_entry SELECT 6, 1, kind, subject, object, details, hash FROM audit_entry WHERE number = 5|6",
                "UPDATE audit_head SET hash = decode(repeat('11', 32), 'hex')|6"
            })
    void whatWasTamperedWithShows(String sql, String firstBroken) throws SQLException {
        tamper(sql);

        VerificationView verification = register.verify();

        assertEquals(firstBroken, verification.firstBroken());
        assertEquals(Long.parseLong(firstBroken) - 1, Long.parseLong(verification.entries()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE audit_entry SET details = '{}'",
                "DELETE FROM audit_entry",
                "TRUNCATE audit_entry"
            })
    void theDatabaseRefusesToChangeWhatStands(String sql) {
        assertThrows(
                IllegalStateException.class,
                () ->
                        database.inTransaction(connection -> {
                            try (Statement statement = connection.createStatement()) {
                                return statement.execute(sql);
                            }
                        }));
        assertTrue(register.verify().intact());
    }

    @Test
    void whoAppendsAtATimeMakesOneChain() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 100; i++) {
                threads.submit(() -> register.append(act(9)));
            }
        }

        assertEquals("105", register.verify().entries());
        assertTrue(register.verify().intact());
    }

    @Test
    void filesHoldTheEntriesTheOldestFirst() {
        List<AuditTable.Sealed> entries = register.oldest(ALL, 3, 1);
        String hash = entries.getFirst().hash();

        assertEquals(
                "number,time,kind,subject,object,details,hash\r\n"
                        + "4,2026-11-21T12:00:04Z,LIMITS_SET,even,account 4,"
                        + "\"{\"\"a\"\":\"\"ü\"\",\"\"b\"\":\"\"=1,\\\"\"2\\\"\"\"\"}\","
                        + hash
                        + "\r\n",
                AuditExport.csv(entries));
        assertTrue(
                new AuditExport(JsonMapper.builder().findAndAddModules().build())
                        .lines(register.oldest(ALL, 0, 2))
                        .matches("\\{\"number\":\"1\".*}\n\\{\"number\":\"2\".*}\n"));
    }

    @Test
    void aSpreadsheetTakesNoTextForAFormula() {
        AuditEntry entry = new AuditEntry(1, 0, "K", "=1+1", "@x", "{}");

        String csv = AuditExport.csv(List.of(new AuditTable.Sealed(entry, "00")));

        assertTrue(csv.contains(",'=1+1,'@x,{},"), csv);
    }
}
