package org.bourse.risk.reporting;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The table {@code threshold_clock}: how far payments were judged, once and for all. */
final class ThresholdClock {
    private final Connection connection;

    ThresholdClock(Connection connection) {
        this.connection = connection;
    }

    /**
     * How far payments were judged.
     *
     * @param position of the newest command, -1 before the first
     */
    record Reading(long venueTimeMicros, long position) {}

    Reading read() throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT venue_time_micros, position FROM threshold_clock");
                ResultSet row = select.executeQuery()) {
            row.next();
            return new Reading(row.getLong(1), row.getLong(2));
        }
    }

    /** Never back, so that it stays where it is while the projection is built anew. */
    void move(long venueTimeMicros, long position) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        UPDATE threshold_clock SET venue_time_micros = ?, position = ?
                        WHERE position < ?\
                        """)) {
            update.setLong(1, venueTimeMicros);
            update.setLong(2, position);
            update.setLong(3, position);
            update.executeUpdate();
        }
    }
}
