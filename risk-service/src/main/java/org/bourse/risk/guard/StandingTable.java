package org.bourse.risk.guard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The table {@code guard_day}, within a transaction. */
final class StandingTable {
    private final Connection connection;

    StandingTable(Connection connection) {
        this.connection = connection;
    }

    /**
     * Where a topic's reader begins.
     *
     * @param sequence of the record there; 0 when no day has begun
     */
    record Beginning<T>(int day, long offset, long sequence, T standing) {}

    /** The newest day's; the topic's first record there is when no day has begun. */
    <T> Beginning<T> read(String topic, Class<T> type, T none) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT day, topic_offset, first_sequence, standing FROM guard_day
                        WHERE topic = ?\
                        """)) {
            select.setString(1, topic);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new Beginning<>(
                                row.getInt(1),
                                row.getLong(2),
                                row.getLong(3),
                                GuardJson.read(row.getString(4), type))
                        : new Beginning<>(Integer.MIN_VALUE, 0, 0, none);
            }
        }
    }

    /** Keeps a day unless it is known, or is over. */
    void keep(String topic, Beginning<?> beginning) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        INSERT INTO guard_day AS known (topic, day, topic_offset, first_sequence,
                            standing)
                        VALUES (?, ?, ?, ?, ?::jsonb)
                        ON CONFLICT (topic) DO UPDATE SET day = excluded.day,
                            topic_offset = excluded.topic_offset,
                            first_sequence = excluded.first_sequence, standing = excluded.standing
                        WHERE known.day < excluded.day\
                        """)) {
            upsert.setString(1, topic);
            upsert.setInt(2, beginning.day());
            upsert.setLong(3, beginning.offset());
            upsert.setLong(4, beginning.sequence());
            upsert.setString(5, GuardJson.write(beginning.standing()));
            upsert.executeUpdate();
        }
    }
}
