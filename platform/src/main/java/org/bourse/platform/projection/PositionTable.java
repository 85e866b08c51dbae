package org.bourse.platform.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;

/** One row of the table {@code projection_position}: how far a topic's partition is applied. */
public final class PositionTable {
    private final Connection connection;
    private final String topic;
    private final int partition;

    PositionTable(Connection connection, String topic, int partition) {
        this.connection = connection;
        this.topic = topic;
        this.partition = partition;
    }

    /**
     * The last applied sequence, 0 for none. Holds the row's lock until the transaction ends, so
     * that two processes never apply at once.
     */
    long lockedSequence() throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO projection_position (topic, partition, sequence, position, next_offset)
                        VALUES (?, ?, 0, -1, 0) ON CONFLICT DO NOTHING\
                        """)) {
            insert.setString(1, topic);
            insert.setInt(2, partition);
            insert.executeUpdate();
        }
        return query(
                "SELECT sequence FROM projection_position WHERE topic = ? AND partition = ? FOR UPDATE",
                0);
    }

    /** The offset to read next, 0 before the first record. */
    long nextOffset() throws SQLException {
        return query(
                "SELECT next_offset FROM projection_position WHERE topic = ? AND partition = ?", 0);
    }

    /** The position of the newest applied record, -1 before the first. */
    long position() throws SQLException {
        return query(
                "SELECT position FROM projection_position WHERE topic = ? AND partition = ?", -1);
    }

    void move(long sequence, long position, long nextOffset) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        UPDATE projection_position SET sequence = ?, position = ?, next_offset = ?
                        WHERE topic = ? AND partition = ?\
                        """)) {
            update.setLong(1, sequence);
            update.setLong(2, position);
            update.setLong(3, nextOffset);
            update.setString(4, topic);
            update.setInt(5, partition);
            update.executeUpdate();
        }
    }

    /** Back to before the first record. */
    void reset() throws SQLException {
        move(0, -1, 0);
    }

    private long query(String sql, long absent) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, topic);
            select.setInt(2, partition);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : absent;
            }
        }
    }

    /** True when trying again later can help: lost connections, restarts, deadlocks. */
    public static boolean isTransient(SQLException e) {
        if (e instanceof SQLTransientException || e instanceof SQLRecoverableException) {
            return true;
        }
        String state = e.getSQLState();
        // A pool that cannot connect gives no state. 08 connection, 40 conflict, 53 resources,
        // 57 operator (shutdown, start-up), 58 system.
        return state == null
                || state.startsWith("08")
                || state.startsWith("40")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.startsWith("58");
    }
}
