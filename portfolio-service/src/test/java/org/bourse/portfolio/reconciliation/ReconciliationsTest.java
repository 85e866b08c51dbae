package org.bourse.portfolio.reconciliation;

import static org.bourse.contracts.v1.Bucket.AVAILABLE;
import static org.bourse.contracts.v1.Bucket.HELD;
import static org.bourse.contracts.v1.PostingKind.HOLD;
import static org.bourse.contracts.v1.PostingKind.TRADE;
import static org.bourse.portfolio.ledger.Records.ALICE;
import static org.bourse.portfolio.ledger.Records.BOB;
import static org.bourse.portfolio.ledger.Records.BTC;
import static org.bourse.portfolio.ledger.Records.USDT;
import static org.bourse.portfolio.ledger.Records.deposit;
import static org.bourse.portfolio.ledger.Records.genesis;
import static org.bourse.portfolio.ledger.Records.posting;
import static org.bourse.portfolio.ledger.Records.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.ledger.LedgerProjection;
import org.bourse.portfolio.ledger.RandomLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A ledger of two deposits, a hold and a trade with EXTERNAL, compared with what others say. */
class ReconciliationsTest {
    private static final String OPERATOR = "an-operator";

    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension(
                    "V1__ledger.sql",
                    "V2__accounts_and_funding.sql",
                    "V5__ledger_chain.sql",
                    "V6__closes_and_reconciliations.sql");

    private Connection connection;

    @BeforeEach
    void begin() throws SQLException {
        connection = POSTGRES.connect();
        connection.setAutoCommit(false);
        apply(
                genesis(),
                deposit(2, ALICE, USDT, 1_000, 1_000),
                record(
                        3,
                        posting(0, ALICE, USDT, AVAILABLE, -400, 600, HOLD, 7),
                        posting(1, ALICE, USDT, HELD, 400, 400, HOLD, 7)),
                record(
                        4,
                        posting(0, ALICE, USDT, HELD, -300, 100, TRADE, 7),
                        posting(1, Accounts.EXTERNAL, USDT, AVAILABLE, 300, 300, TRADE, 7),
                        posting(2, Accounts.EXTERNAL, BTC, AVAILABLE, -5, -5, TRADE, 7),
                        posting(3, ALICE, BTC, AVAILABLE, 5, 5, TRADE, 7)));
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private void apply(LedgerEvents... records) throws SQLException {
        new LedgerProjection().apply(connection, List.of(records));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Optional<ListedAsset> asset(String code) {
        return switch (code) {
            case "BTC" -> Optional.of(new ListedAsset(BTC, "BTC", 0));
            case "USDT" -> Optional.of(new ListedAsset(USDT, "USDT", 0));
            default -> Optional.empty();
        };
    }

    private Reconciliations.Outcome reconcile(long position, String... lines)
            throws SQLException, OutsideStatement.MalformedException {
        String text = OutsideStatement.HEADER + "\n" + String.join("\n", lines);
        OutsideStatement statement = OutsideStatement.read(text, ReconciliationsTest::asset);
        return Reconciliations.ofStatement(connection, statement, text, position, OPERATOR);
    }

    private List<Difference> differences(Reconciliations.Outcome outcome) throws SQLException {
        return ReconciliationRows.differences(connection, outcome.made().id());
    }

    private static Difference total(String party, int asset, int line, long ledger, long other) {
        return new Difference(
                party,
                asset,
                Difference.What.TOTAL,
                line == 0 ? OptionalInt.empty() : OptionalInt.of(line),
                BigDecimal.valueOf(ledger),
                BigDecimal.valueOf(other));
    }

    @Test
    void whatAgreesHasNoDifferences() throws Exception {
        Reconciliations.Outcome outcome =
                reconcile(
                        4,
                        "CUSTODY,USDT,1000",
                        "EXTERNAL,BTC,5",
                        "EXTERNAL,USDT,-300",
                        "1000,USDT,700",
                        "1000,BTC,5");

        assertEquals(List.of(), differences(outcome));
        assertEquals(5, outcome.made().compared());
        assertEquals(0, outcome.made().differences());
        assertTrue(outcome.isNew());
    }

    @Test
    void aPastPositionIsComparedAsItWas() throws Exception {
        assertEquals(List.of(), differences(reconcile(2, "1000,USDT,1000", "1001,BTC,0")));
        assertEquals(
                List.of(total("1000", USDT, 2, 700, 1_000), total("1000", BTC, 0, 5, 0)),
                differences(reconcile(4, "1000,USDT,1000")));
    }

    @Test
    void whatAStatementDoesNotMentionHasToBeZero() throws Exception {
        Reconciliations.Outcome outcome = reconcile(4, "EXTERNAL,USDT,-300", "CUSTODY,BTC,1");

        assertEquals(
                List.of(
                        total("EXTERNAL", BTC, 0, 5, 0),
                        total("CUSTODY", BTC, 3, 0, 1),
                        total("CUSTODY", USDT, 0, 1_000, 0)),
                differences(outcome));
        assertEquals(4, outcome.made().compared());
        assertEquals(3, outcome.made().differences());
    }

    @Test
    void theSameStatementIsComparedOnce() throws Exception {
        Reconciliations.Outcome first = reconcile(4, "1000,USDT,1");
        Reconciliations.Outcome second = reconcile(4, "1000,USDT,1");
        Reconciliations.Outcome other = reconcile(3, "1000,USDT,1");

        assertFalse(second.isNew());
        assertEquals(first.made(), second.made());
        assertTrue(other.isNew());
        assertEquals(
                List.of(other.made(), first.made()),
                ReconciliationRows.before(connection, Long.MAX_VALUE, 10));
        assertEquals(
                List.of(first.made()),
                ReconciliationRows.before(connection, other.made().id(), 10));
    }

    @ParameterizedTest
    @ValueSource(longs = {61, 62, 63})
    void aLedgerAsItIsBookedAgreesWithTheVenue(long seed) throws SQLException {
        connection.rollback();
        apply(
                new RandomLedger(seed, 1_700_000_000_000_000L, 1_000)
                        .records(300)
                        .toArray(LedgerEvents[]::new));

        VenueComparison comparison = VenueComparison.make(connection, 0);

        assertEquals(List.of(), comparison.differences());
        assertTrue(comparison.compared() >= 8, comparison::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE balance SET available = 601 WHERE account = 1000 AND asset = 2"
                        + "| AVAILABLE 601 600, POSTINGS 701 700",
                "UPDATE balance SET available = 500, held = 200 WHERE account = 1000 AND asset = 2"
                        + "| AVAILABLE 500 600, HELD 200 100",
                "UPDATE posting SET delta = 7 WHERE position = 2 AND account = 1000"
                        + "| POSTINGS 700 -293",
                "UPDATE posting SET balance = 6 WHERE position = 3 AND bucket = 1"
                        + "| AVAILABLE 600 6",
                "DELETE FROM balance WHERE account = 1000 AND asset = 1"
                        + "| AVAILABLE 0 5, POSTINGS 0 5",
                "DELETE FROM posting WHERE account = 1000 AND asset = 1"
                        + "| AVAILABLE 5 0, POSTINGS 5 0"
            })
    void whateverDiffersIsFound(String change, String found) throws SQLException {
        execute("ALTER TABLE posting DISABLE TRIGGER USER");
        execute("ALTER TABLE balance DISABLE TRIGGER USER");
        execute(change);

        Reconciliations.Outcome outcome = Reconciliations.ofVenue(connection, 0, OPERATOR);

        assertEquals(1, outcome.made().differences());
        assertEquals(
                List.of(found.split(", ")),
                differences(outcome).stream()
                        .map(it -> "%s %s %s".formatted(it.what(), it.ledger(), it.other()))
                        .toList());
        assertEquals("1000", differences(outcome).getFirst().party());
        assertEquals(
                Map.of(ReconciliationKind.VENUE, 1L),
                ReconciliationRows.lastDifferences(connection));
    }

    @Test
    void anAccountWithoutPostingsButABalanceIsFound() throws SQLException {
        execute("ALTER TABLE balance DISABLE TRIGGER USER");
        execute("INSERT INTO balance VALUES (" + BOB + ", 1, 9, 0, 2)");

        assertEquals(1, VenueComparison.make(connection, 0).found());
    }

    @Test
    void anEmptyLedgerAgrees() throws SQLException {
        connection.rollback();

        VenueComparison comparison = VenueComparison.make(connection, 0);

        assertEquals(new VenueComparison(-1, 0, 0, List.of()), comparison);
    }

    @Test
    void theVenueIsComparedAfterADayWasClosed() throws SQLException {
        assertFalse(Reconciliations.isVenueDue(connection));
        execute("INSERT INTO day_close VALUES ('2026-03-01', now(), 3, 2, NULL)");
        assertTrue(Reconciliations.isVenueDue(connection));
        execute("INSERT INTO projection_position VALUES ('ledger-events', 0, 4, 4, 4)");

        Reconciliations.ofVenue(connection, 0, null);

        assertFalse(Reconciliations.isVenueDue(connection));
        execute("INSERT INTO day_close VALUES ('2026-03-02', now() + interval '1 s', 5, 2, NULL)");
        assertTrue(Reconciliations.isVenueDue(connection));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE reconciliation SET differences = 0",
                "DELETE FROM reconciliation_difference",
                "UPDATE reconciliation_difference SET other = ledger"
            })
    void whatWasFoundIsNotChanged(String sql) throws Exception {
        reconcile(4, "1000,USDT,1");

        assertEquals("23514", assertThrows(SQLException.class, () -> execute(sql)).getSQLState());
    }
}
