package org.bourse.risk.guard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** The table {@code close_out_alert}, within a transaction. */
final class GivenUpTable {
    private final Connection connection;

    GivenUpTable(Connection connection) {
        this.connection = connection;
    }

    /** After the trip is in its table; the same trip is added once. */
    void add(String tripId, long position, long venueTimeMicros) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO close_out_alert (trip_id, account, kind, day, position,
                            venue_time_micros)
                        SELECT trip_id, account,
                            CASE account_group WHEN 0 THEN kind ELSE 'GROUP_' || kind END, ?, ?, ?
                        FROM limit_trip WHERE trip_id = ?
                        ON CONFLICT DO NOTHING\
                        """)) {
            insert.setInt(
                    1, Math.toIntExact(Math.floorDiv(venueTimeMicros, TimeUnit.DAYS.toMicros(1))));
            insert.setLong(2, position);
            insert.setLong(3, venueTimeMicros);
            insert.setString(4, tripId);
            insert.executeUpdate();
        }
    }
}
