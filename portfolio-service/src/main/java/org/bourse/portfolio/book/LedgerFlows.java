package org.bourse.portfolio.book;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.Topics;
import org.bourse.portfolio.position.Flow;

/**
 * The ledger's deposits, withdrawals and transfers. An amount that is held for a withdrawal is
 * still there.
 */
final class LedgerFlows {
    private final Connection connection;
    private final int venue;

    LedgerFlows(Connection connection, int venue) {
        this.connection = connection;
        this.venue = venue;
    }

    /**
     * How far the ledger is; -1 before its first record. From then on, until the transaction ends,
     * nobody can clear the ledger to build it anew: what it had then it has.
     */
    long position() throws SQLException {
        try (Statement lock = connection.createStatement()) {
            lock.execute("LOCK TABLE posting IN ACCESS SHARE MODE");
        }
        return position(Topics.LEDGER_EVENTS);
    }

    private long position(String topic) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT position FROM projection_position"
                                + " WHERE topic = ? AND partition = ?")) {
            select.setString(1, topic);
            select.setInt(2, venue);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : -1;
            }
        }
    }

    /** Those that the books do not have yet, up to a position, in the order of the log. */
    List<Flow> until(long position) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT p.position, e.venue_time, p.account, p.asset,
                            sum(p.delta)::bigint
                        FROM posting p JOIN journal_entry e USING (position)
                        WHERE p.position > ? AND p.position <= ? AND p.kind IN (1, 2, 7)
                            AND p.account >= ?
                        GROUP BY p.position, e.venue_time, p.account, p.asset
                        HAVING sum(p.delta) <> 0
                        ORDER BY p.position, p.account, p.asset\
                        """)) {
            select.setLong(1, position(Topics.TRADE_EVENTS));
            select.setLong(2, position);
            select.setLong(3, Accounts.FIRST);
            List<Flow> flows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    flows.add(
                            new Flow(
                                    row.getLong(1),
                                    Times.micros(row, 2),
                                    row.getLong(3),
                                    row.getInt(4),
                                    row.getLong(5)));
                }
            }
            return flows;
        }
    }
}
