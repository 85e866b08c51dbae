package org.bourse.risk.cases;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.bourse.risk.surveillance.Standing;
import org.bourse.risk.surveillance.Surveillance;

/** The table {@code surveillance_day}. */
final class DayTable {
    private final Connection connection;
    private final EvidenceJson json;

    DayTable(Connection connection, EvidenceJson json) {
        this.connection = connection;
        this.json = json;
    }

    /** Where to begin, and what held before. */
    record Beginning(long offset, Standing standing) {}

    /** The newest day's, or the topic's first record there is. */
    Beginning read() throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT topic_offset, standing FROM surveillance_day");
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? new Beginning(row.getLong(1), json.standing(row.getString(2)))
                    : new Beginning(0, Standing.NONE);
        }
    }

    /** Keeps a day unless it is known, or is over. */
    void keep(Surveillance.DayBegan began, long offset) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        INSERT INTO surveillance_day AS known (day, topic_offset, standing)
                        VALUES (?, ?, ?::jsonb)
                        ON CONFLICT (only_row) DO UPDATE SET day = excluded.day,
                            topic_offset = excluded.topic_offset, standing = excluded.standing
                        WHERE known.day < excluded.day\
                        """)) {
            upsert.setInt(1, began.day());
            upsert.setLong(2, offset);
            upsert.setString(3, json.write(began.before()));
            upsert.executeUpdate();
        }
    }
}
