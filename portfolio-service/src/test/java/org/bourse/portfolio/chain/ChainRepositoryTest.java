package org.bourse.portfolio.chain;

import static org.bourse.contracts.v1.Bucket.AVAILABLE;
import static org.bourse.contracts.v1.Bucket.HELD;
import static org.bourse.contracts.v1.PostingKind.FEE;
import static org.bourse.contracts.v1.PostingKind.HOLD;
import static org.bourse.portfolio.ledger.Records.ALICE;
import static org.bourse.portfolio.ledger.Records.USDT;
import static org.bourse.portfolio.ledger.Records.deposit;
import static org.bourse.portfolio.ledger.Records.genesis;
import static org.bourse.portfolio.ledger.Records.posting;
import static org.bourse.portfolio.ledger.Records.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalLong;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.portfolio.ledger.LedgerProjection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chain in the database: what it refuses, and what a verification finds. */
class ChainRepositoryTest {
    private static final List<LedgerEvents> RECORDS =
            List.of(
                    genesis(),
                    deposit(2, ALICE, USDT, 1_000, 1_000),
                    record(
                            3,
                            posting(0, ALICE, USDT, AVAILABLE, -400, 600, HOLD, 7),
                            posting(1, ALICE, USDT, HELD, 400, 400, HOLD, 7)),
                    record(
                            4,
                            posting(0, ALICE, USDT, HELD, -3, 397, FEE, 8),
                            posting(1, Accounts.FEES, USDT, AVAILABLE, 3, 3, FEE, 8)));

    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension(
                    "V1__ledger.sql",
                    "V2__accounts_and_funding.sql",
                    "V5__ledger_chain.sql",
                    "V6__closes_and_reconciliations.sql");

    private final LedgerProjection projection = new LedgerProjection();
    private Connection connection;

    @BeforeEach
    void begin() throws SQLException {
        connection = POSTGRES.connect();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private void apply(LedgerEvents... records) throws SQLException {
        projection.apply(connection, List.of(records));
    }

    private void applyAll() throws SQLException {
        apply(RECORDS.toArray(LedgerEvents[]::new));
        apply(
                record(
                        9,
                        posting(0, Accounts.CUSTODY, USDT, AVAILABLE, -5, -1_005, FEE, 0),
                        posting(1, ALICE, USDT, AVAILABLE, 5, 605, FEE, 0)));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "none";
        }
    }

    private ChainRepository.Stretch verify(long from, int entries) throws SQLException {
        return ChainRepository.verify(connection, from, entries);
    }

    @Test
    void whatIsBookedIsWhole() throws SQLException {
        applyAll();

        assertEquals(
                new ChainRepository.Stretch(4, OptionalLong.empty(), OptionalLong.empty()),
                verify(0, 10));
        assertEquals(
                "2efb911461e04d3e2ad7bffa54a51037257e79a66caee078ad6056f6c68409a9",
                text("SELECT encode(hash, 'hex') FROM journal_entry WHERE position = 2"));
    }

    /** However its records come, the chain is the same. */
    @Test
    void batchesDoNotShow() throws SQLException {
        applyAll();
        String head = "SELECT encode(hash, 'hex') FROM journal_entry WHERE position = 4";
        String together = text(head);
        connection.rollback();

        for (LedgerEvents record : RECORDS) {
            apply(record);
        }

        assertEquals(together, text(head));
    }

    @Test
    void aLongLedgerIsVerifiedInStretches() throws SQLException {
        applyAll();

        ChainRepository.Stretch first = verify(0, 3);
        ChainRepository.Stretch second = verify(first.next().orElseThrow(), 3);

        assertEquals(OptionalLong.of(5), first.next());
        assertEquals(
                new ChainRepository.Stretch(1, OptionalLong.empty(), OptionalLong.empty()), second);
    }

    @Test
    void anEmptyLedgerIsWhole() throws SQLException {
        assertEquals(
                new ChainRepository.Stretch(0, OptionalLong.empty(), OptionalLong.empty()),
                verify(0, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE posting SET delta = delta + 1 WHERE position = 3 AND event_index = 1",
                "UPDATE posting SET balance = balance + 1 WHERE position = 3",
                "UPDATE posting SET reference = 9 WHERE position = 3 AND event_index = 0",
                "DELETE FROM posting WHERE position = 3 AND event_index = 1",
                "DELETE FROM posting WHERE position = 3",
                "UPDATE journal_entry SET writer = 4 WHERE position = 3",
                "UPDATE journal_entry SET writer = 99 WHERE position = 3",
                "UPDATE journal_entry SET venue_time = venue_time + interval '1 us'"
                        + " WHERE position = 3",
                "UPDATE journal_entry SET request_id = gen_random_uuid() WHERE position = 3",
                "UPDATE journal_entry SET hash = previous_hash WHERE position = 3",
                "UPDATE journal_entry SET previous_hash = hash WHERE position = 3",
                "UPDATE journal_entry SET hash = NULL, previous_hash = NULL WHERE position = 3"
            })
    void whateverIsChangedIsFound(String change) throws SQLException {
        applyAll();
        execute("ALTER TABLE posting DISABLE TRIGGER USER");
        execute("ALTER TABLE journal_entry DISABLE TRIGGER USER");

        execute(change);

        assertEquals(OptionalLong.of(3), verify(0, 10).brokenAt());
    }

    @Test
    void anEntryThatIsGoneIsFoundAtTheNext() throws SQLException {
        applyAll();
        execute("ALTER TABLE posting DISABLE TRIGGER USER");
        execute("ALTER TABLE journal_entry DISABLE TRIGGER USER");

        execute("DELETE FROM posting WHERE position = 3");
        execute("DELETE FROM journal_entry WHERE position = 3");

        assertEquals(OptionalLong.of(4), verify(0, 10).brokenAt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Chained to nothing.
                "20, sha256('a'), sha256('b')",
                // Before the last.
                "8, (SELECT hash FROM journal_entry WHERE position = 4), sha256('b')",
                "1, decode(repeat('00', 32), 'hex'), sha256('b')",
                // Without a hash.
                "20, NULL, NULL"
            })
    void anEntryThatDoesNotFollowIsRefused(String columns) throws SQLException {
        applyAll();

        SQLException refused =
                assertThrows(
                        SQLException.class,
                        () ->
                                execute(
                                        "INSERT INTO journal_entry (venue_time, writer, request_id,"
                                                + " position, previous_hash, hash) SELECT now(), 3,"
                                                + " gen_random_uuid(), "
                                                + columns));

        assertEquals("23514", refused.getSQLState());
        assertTrue(refused.getMessage().contains("does not follow"), refused.getMessage());
    }

    /** As it is after an update of the service, until it is rebuilt. */
    @Test
    void aLedgerThatWasBegunWithoutAChainGoesOnWithout() throws SQLException {
        apply(RECORDS.get(0), RECORDS.get(1));
        execute("ALTER TABLE journal_entry DISABLE TRIGGER USER");
        execute("UPDATE journal_entry SET hash = NULL, previous_hash = NULL");
        execute("ALTER TABLE journal_entry ENABLE TRIGGER USER");

        apply(RECORDS.get(2));

        assertEquals("0", text("SELECT count(hash) FROM journal_entry"));
        assertEquals(OptionalLong.of(2), verify(0, 10).brokenAt());
    }
}
