package org.bourse.portfolio.reconciliation;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.bourse.contracts.Topics;

/**
 * Compares the balances of all accounts with what the venue said they were after each one's last
 * posting, and with the sums of their postings: all of it at one position. It reads every posting.
 *
 * @param position of the ledger
 * @param compared how many balances
 * @param found how many differ
 * @param differences at most {@value #KEPT_MAX} of them
 */
record VenueComparison(long position, long compared, long found, List<Difference> differences) {
    static final int KEPT_MAX = 1_000;

    /** One statement sees one moment. */
    private static final String BALANCES =
            """
            WITH sums AS (
                SELECT account, asset, sum(delta) AS total FROM posting GROUP BY account, asset
            )
            SELECT coalesce((SELECT position FROM projection_position
                    WHERE topic = ? AND partition = ?), -1),
                coalesce(b.account, s.account), coalesce(b.asset, s.asset),
                coalesce(b.available, 0), coalesce(b.held, 0), coalesce(s.total, 0),
                coalesce((SELECT p.balance FROM posting p
                    WHERE p.account = s.account AND p.asset = s.asset AND p.bucket = 1
                    ORDER BY p.position DESC, p.event_index DESC LIMIT 1), 0),
                coalesce((SELECT p.balance FROM posting p
                    WHERE s.account > 3
                        AND p.account = s.account AND p.asset = s.asset AND p.bucket = 2
                    ORDER BY p.position DESC, p.event_index DESC LIMIT 1), 0)
            FROM (VALUES (1)) one LEFT JOIN (
                balance b FULL JOIN sums s ON s.account = b.account AND s.asset = b.asset
            ) ON true\
            """;

    private static final int FETCHED = 1_000;

    /** The connection is in a transaction. */
    static VenueComparison make(Connection connection, int venue) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BALANCES)) {
            select.setFetchSize(FETCHED);
            select.setString(1, Topics.LEDGER_EVENTS);
            select.setInt(2, venue);
            long position = -1;
            long compared = 0;
            List<Difference> differences = new ArrayList<>();
            long found = 0;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    position = row.getLong(1);
                    long account = row.getLong(2);
                    if (!row.wasNull()) {
                        compared++;
                        List<Difference> here = differences(account, row);
                        found += here.isEmpty() ? 0 : 1;
                        here.stream()
                                .limit(KEPT_MAX - differences.size())
                                .forEach(differences::add);
                    }
                }
            }
            return new VenueComparison(position, compared, found, List.copyOf(differences));
        }
    }

    private static List<Difference> differences(long account, ResultSet row) throws SQLException {
        int asset = row.getInt(3);
        BigDecimal available = row.getBigDecimal(4);
        BigDecimal held = row.getBigDecimal(5);
        List<Difference> differences = new ArrayList<>(3);
        add(
                differences,
                account,
                asset,
                Difference.What.AVAILABLE,
                available,
                row.getBigDecimal(7));
        add(differences, account, asset, Difference.What.HELD, held, row.getBigDecimal(8));
        add(
                differences,
                account,
                asset,
                Difference.What.POSTINGS,
                available.add(held),
                row.getBigDecimal(6));
        return differences;
    }

    private static void add(
            List<Difference> differences,
            long account,
            int asset,
            Difference.What what,
            BigDecimal ledger,
            BigDecimal other) {
        if (ledger.compareTo(other) != 0) {
            differences.add(
                    new Difference(
                            OutsideStatement.party(account),
                            asset,
                            what,
                            OptionalInt.empty(),
                            ledger,
                            other));
        }
    }
}
