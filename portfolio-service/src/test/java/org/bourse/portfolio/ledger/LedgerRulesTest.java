package org.bourse.portfolio.ledger;

import static org.bourse.contracts.v1.Bucket.AVAILABLE;
import static org.bourse.contracts.v1.Bucket.HELD;
import static org.bourse.contracts.v1.PostingKind.DEPOSIT;
import static org.bourse.contracts.v1.PostingKind.FEE;
import static org.bourse.contracts.v1.PostingKind.HOLD;
import static org.bourse.contracts.v1.PostingKind.TRADE;
import static org.bourse.portfolio.ledger.Records.ALICE;
import static org.bourse.portfolio.ledger.Records.BOB;
import static org.bourse.portfolio.ledger.Records.BTC;
import static org.bourse.portfolio.ledger.Records.CUSTODY;
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
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.platform.testing.PostgresExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules the database itself keeps, whatever a program tries. Each test is one transaction. */
class LedgerRulesTest {
    private static final String CHECK_VIOLATION = "23514";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String REFERENCE_VIOLATION = "23503";

    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension(
                    "V1__ledger.sql",
                    "V2__accounts_and_funding.sql",
                    "V5__ledger_chain.sql",
                    "V6__closes_and_reconciliations.sql",
                    "V9__entries_looked_at_once.sql");

    private final LedgerProjection projection = new LedgerProjection();
    private Connection connection;

    @BeforeEach
    void begin() throws SQLException {
        connection = POSTGRES.connect();
        connection.setAutoCommit(false);
        apply(genesis(), deposit(2, ALICE, USDT, 1_000, 1_000));
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private void apply(LedgerEvents... records) throws SQLException {
        projection.apply(connection, List.of(records));
    }

    private void assertRejected(String state, String rule, LedgerEvents... records) {
        SQLException refused = assertThrows(SQLException.class, () -> apply(records));
        assertEquals(state, refused.getSQLState(), refused.getMessage());
        assertEquals(true, refused.getMessage().contains(rule), refused.getMessage());
    }

    private String balance(long account, int asset) throws SQLException {
        return text(
                "SELECT available || '/' || held FROM balance WHERE account = %d AND asset = %d"
                        .formatted(account, asset));
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "none";
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void postingsMoveBalances() throws SQLException {
        apply(
                record(
                        3,
                        posting(0, ALICE, USDT, AVAILABLE, -400, 600, HOLD, 7),
                        posting(1, ALICE, USDT, HELD, 400, 400, HOLD, 7)));

        assertEquals("600/400", balance(ALICE, USDT));
        assertEquals("-1000/0", balance(CUSTODY, USDT));
    }

    @Test
    void aBatchMayMoveABalanceManyTimes() throws SQLException {
        apply(
                record(
                        3,
                        posting(0, ALICE, USDT, AVAILABLE, -1_000, 0, HOLD, 7),
                        posting(1, ALICE, USDT, HELD, 1_000, 1_000, HOLD, 7)),
                record(
                        4,
                        posting(0, ALICE, USDT, HELD, -1_000, 0, HOLD, 7),
                        posting(1, ALICE, USDT, AVAILABLE, 1_000, 1_000, HOLD, 7)),
                deposit(5, ALICE, USDT, 5, 1_005));

        assertEquals("1005/0", balance(ALICE, USDT));
    }

    @Test
    void anEntryThatDoesNotSumToZeroIsRejected() {
        assertRejected(
                CHECK_VIOLATION,
                "does not sum to zero",
                record(
                        3,
                        posting(0, CUSTODY, USDT, AVAILABLE, -10, -1_010, DEPOSIT, 0),
                        posting(1, ALICE, USDT, AVAILABLE, 11, 1_011, DEPOSIT, 0)));
    }

    @Test
    void assetsAreSummedApart() {
        assertRejected(
                CHECK_VIOLATION,
                "does not sum to zero",
                record(
                        3,
                        posting(0, CUSTODY, BTC, AVAILABLE, -10, -10, DEPOSIT, 0),
                        posting(1, ALICE, USDT, AVAILABLE, 10, 1_010, DEPOSIT, 0)));
    }

    @Test
    void twoEntriesDoNotMakeUpForEachOther() {
        assertRejected(
                CHECK_VIOLATION,
                "does not sum to zero",
                record(3, posting(0, ALICE, USDT, AVAILABLE, 10, 1_010, DEPOSIT, 0)),
                record(4, posting(0, ALICE, USDT, AVAILABLE, -10, 1_000, DEPOSIT, 0)));
    }

    @Test
    void aPostingAddedLaterIsRejected() {
        assertThrows(
                SQLException.class,
                () -> execute("INSERT INTO posting VALUES (2, 9, 1000, 2, 1, 5, 1005, 1, 0)"));
    }

    @Test
    void aBalanceThatDiffersFromTheVenuesIsRejected() {
        assertRejected(
                CHECK_VIOLATION,
                "the ledger and the venue differ",
                record(
                        3,
                        posting(0, CUSTODY, USDT, AVAILABLE, -10, -1_010, DEPOSIT, 0),
                        posting(1, ALICE, USDT, AVAILABLE, 10, 1_011, DEPOSIT, 0)));
    }

    @Test
    void aDifferenceInTheMiddleOfABatchIsRejected() {
        assertRejected(
                CHECK_VIOLATION,
                "the ledger and the venue differ",
                record(
                        3,
                        posting(0, CUSTODY, USDT, AVAILABLE, -10, -1_010, DEPOSIT, 0),
                        posting(1, ALICE, USDT, AVAILABLE, 10, 1_005, DEPOSIT, 0)),
                deposit(4, ALICE, USDT, 10, 1_020));
    }

    @Test
    void aBucketThatWasEmptyBeginsAtZero() {
        assertRejected(
                CHECK_VIOLATION,
                "position 3 event 0: the ledger and the venue differ in account 1000 asset 2 bucket"
                        + " 2",
                record(
                        3,
                        posting(0, ALICE, USDT, HELD, 10, 11, HOLD, 7),
                        posting(1, ALICE, USDT, AVAILABLE, -10, 990, HOLD, 7)));
    }

    @Test
    void anAssetThatAnAccountNeverHadBeginsAtZero() {
        assertRejected(
                CHECK_VIOLATION,
                "position 3 event 1: the ledger and the venue differ in account 1000 asset 1 bucket"
                        + " 1",
                record(
                        3,
                        posting(0, CUSTODY, BTC, AVAILABLE, -10, -10, DEPOSIT, 0),
                        posting(1, ALICE, BTC, AVAILABLE, 10, 11, DEPOSIT, 0)));
    }

    @Test
    void postingsThatComeTooLateAreRejected() throws SQLException {
        apply(
                record(
                        9,
                        posting(0, ALICE, USDT, AVAILABLE, -1_000, 0, HOLD, 7),
                        posting(1, ALICE, USDT, HELD, 1_000, 1_000, HOLD, 7)));
        SQLException refused =
                assertThrows(
                        SQLException.class,
                        () ->
                                execute(
                                        """
                                        INSERT INTO posting VALUES
                                            (2, 8, 1000, 2, 1, 5, 5, 4, 7),
                                            (2, 9, 1000, 2, 2, -5, 995, 4, 7)\
                                        """));
        assertTrue(
                refused.getMessage()
                        .contains("position 2 event 8: the ledger and the venue differ"),
                refused::getMessage);
    }

    @Test
    void anAccountDoesNotGoBelowZero() {
        assertRejected(
                CHECK_VIOLATION,
                "posting_balance_not_negative",
                record(
                        3,
                        posting(0, ALICE, USDT, AVAILABLE, -1_001, -1, TRADE, 7),
                        posting(1, BOB, USDT, AVAILABLE, 1_001, 1_001, TRADE, 7)));
    }

    /** A rebate of an order that EXTERNAL meets, or that is older than the rates. */
    @Test
    void feesMayOwe() throws SQLException {
        apply(
                record(
                        3,
                        posting(0, Accounts.FEES, USDT, AVAILABLE, -1, -1, FEE, 7),
                        posting(1, ALICE, USDT, AVAILABLE, 1, 1_001, FEE, 7)));

        assertEquals("-1/0", balance(Accounts.FEES, USDT));
    }

    @Test
    void aRebateMayBePaidBeforeTheFeeThatCoversIt() throws SQLException {
        apply(
                record(
                        3,
                        posting(0, Accounts.FEES, USDT, AVAILABLE, -1, -1, FEE, 7),
                        posting(1, BOB, USDT, AVAILABLE, 1, 1, FEE, 7),
                        posting(2, ALICE, USDT, AVAILABLE, -2, 998, FEE, 7),
                        posting(3, Accounts.FEES, USDT, AVAILABLE, 2, 1, FEE, 7)));

        assertEquals("1/0", balance(Accounts.FEES, USDT));
    }

    @Test
    void externalMayBeNegative() throws SQLException {
        apply(
                record(
                        3,
                        posting(0, Accounts.EXTERNAL, USDT, AVAILABLE, -5, -5, TRADE, 7),
                        posting(1, ALICE, USDT, AVAILABLE, 5, 1_005, TRADE, 7)));

        assertEquals("-5/0", balance(Accounts.EXTERNAL, USDT));
    }

    @Test
    void theSameBatchIsNotBookedTwice() throws SQLException {
        connection.setSavepoint();

        assertRejected(UNIQUE_VIOLATION, "journal_entry", deposit(2, ALICE, USDT, 1_000, 2_000));
    }

    @Test
    void anAccountThatWasNotOpenedIsRejected() {
        assertRejected(REFERENCE_VIOLATION, "account", deposit(3, 4_444, BTC, 10, 10));
    }

    @Test
    void anAssetThatWasNotListedIsRejected() {
        assertRejected(REFERENCE_VIOLATION, "asset", deposit(3, ALICE, 9, 10, 10));
    }

    @Test
    void postingsWithoutAnEntryAreRejected() {
        SQLException refused =
                assertThrows(
                        SQLException.class,
                        () ->
                                execute(
                                        """
                                        INSERT INTO posting VALUES
                                            (9, 0, 1000, 2, 1, -5, 995, 3, 7),
                                            (9, 1, 1000, 2, 2, 5, 5, 3, 7)\
                                        """));

        assertEquals(CHECK_VIOLATION, refused.getSQLState());
        assertTrue(refused.getMessage().contains("no entry of position 9"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE posting SET delta = delta + 1",
                "DELETE FROM posting",
                "UPDATE journal_entry SET writer = 1",
                "DELETE FROM journal_entry",
                "UPDATE balance SET available = available + 1 WHERE account = 1000",
                "DELETE FROM balance",
                "INSERT INTO balance VALUES (1001, 2, 5, 0, 0)"
            })
    void whatIsBookedIsNotChanged(String sql) {
        SQLException refused = assertThrows(SQLException.class, () -> execute(sql));

        assertEquals(CHECK_VIOLATION, refused.getSQLState());
    }

    @Test
    void timeIsKeptToTheMicrosecond() throws SQLException {
        assertEquals(
                "1700000000123458",
                text(
                        """
                        SELECT (extract(epoch FROM venue_time) * 1000000)::bigint
                        FROM journal_entry\
                        """));
    }

    @Test
    void conservationCountsWhatIsThere() throws SQLException {
        apply(
                record(
                        3,
                        posting(0, ALICE, USDT, AVAILABLE, -400, 600, HOLD, 7),
                        posting(1, ALICE, USDT, HELD, 400, 400, HOLD, 7),
                        posting(2, ALICE, USDT, HELD, -3, 397, FEE, 8),
                        posting(3, Accounts.FEES, USDT, AVAILABLE, 3, 3, FEE, 8)));

        ConservationView view =
                ConservationResource.view(ConservationRepository.count(connection, 0));

        assertEquals(true, view.ok(), view.toString());
        assertEquals(
                new ConservationView.AssetSum(
                        "USDT", "0.001", "0", "0.0006", "0.000397", "0.000003", "0", "0"),
                view.assets().get(1));
        assertEquals(
                new ConservationView.AssetSum("BTC", "0", "0", "0", "0", "0", "0", "0"),
                view.assets().get(0));
    }
}
