package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.verify.VerdictTable;
import org.bourse.stack.verify.Verifier;
import org.junit.jupiter.api.Test;

/** {@code ./bourse verify} compares the ledger with the venue's own state of a position. */
class VerifyStateIT {
    private final StackClient stack = TestStack.shared().client();
    private final Market market = Market.listed(stack, "KEPT");
    private final Trader trader =
            Trader.of(stack, stack.createTraders("kept", 1).getFirst()).funded(market);

    private long number(String database, String query) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            assertTrue(row.next(), query);
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                stack.jdbcUrl(database), database, stack.jdbcPassword(database));
    }

    /** As only somebody can who owns the database. */
    private void falsify(String posting, int by) throws SQLException {
        try (Connection connection = connect("portfolio");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("ALTER TABLE posting DISABLE TRIGGER posting_unchanged");
            String add = "UPDATE posting SET delta = delta + %d WHERE %s".formatted(by, posting);
            assertEquals(1, statement.executeUpdate(add));
            statement.execute("ALTER TABLE posting ENABLE TRIGGER posting_unchanged");
            connection.commit();
        }
    }

    /** The venue of the tests makes one of every 2,000 commands. */
    private boolean isKept(long position) {
        trader.place(Trader.limit(market.symbol(), "BUY", "0.1", "50"));
        String kept = "SELECT count(*) FROM snapshots WHERE verified AND position >= " + position;
        return number("matching", kept) > 0;
    }

    private static String ledger(VerdictTable verdicts) {
        return verdicts.text().lines().filter(it -> it.contains("I8")).findFirst().orElseThrow();
    }

    @Test
    void whatIsBookedOtherwiseThanTheVenueHasItIsFound() throws SQLException {
        String own = "account = " + trader.account();
        long position = number("portfolio", "SELECT max(position) FROM posting WHERE " + own);
        long index =
                number(
                        "portfolio",
                        "SELECT event_index FROM posting WHERE position = %d AND %s"
                                .formatted(position, own));
        Market.eventually("a later state is kept", () -> isKept(position));
        String posting = "position = %d AND event_index = %d".formatted(position, index);

        List<String> alarms = new ArrayList<>();
        falsify(posting, 2);
        try {
            new Verifier(stack, 0, alarms::add).once(true);
        } finally {
            falsify(posting, -2);
        }
        VerdictTable mended = new Verifier(stack, 0, _ -> {}).once(true);

        String broken =
                alarms.stream().filter(it -> it.contains("I8 BROKEN")).findFirst().orElseThrow();
        assertTrue(
                broken.contains(
                        "than the venue's state has, 1 of them: Place[" + own.replace(" ", "")),
                broken);
        assertEquals(0, mended.broken(), mended::text);
        assertTrue(
                ledger(mended).contains("compared with the venue's own state of position"),
                mended::text);
    }
}
