package org.bourse.risk.venue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The venue's newest known time, which is also the lock between counting volumes and changing their
 * limits.
 */
public final class VenueClock {
    private final Connection connection;

    public VenueClock(Connection connection) {
        this.connection = connection;
    }

    /**
     * How far the projection is.
     *
     * @param position of the newest command applied, -1 before the first
     */
    public record Reading(long venueTimeMicros, long position) {}

    /** Reads the clock and holds its lock until the transaction ends. */
    public Reading lock() throws SQLException {
        return read("SELECT venue_time_micros, position FROM venue_clock FOR UPDATE");
    }

    public Reading read() throws SQLException {
        return read("SELECT venue_time_micros, position FROM venue_clock");
    }

    /** Never back, so that it stays where it is while the projection is built anew. */
    public void move(long venueTimeMicros, long position) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        UPDATE venue_clock SET venue_time_micros = ?, position = ?
                        WHERE position < ?\
                        """)) {
            update.setLong(1, venueTimeMicros);
            update.setLong(2, position);
            update.setLong(3, position);
            update.executeUpdate();
        }
    }

    private Reading read(String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return new Reading(row.getLong(1), row.getLong(2));
        }
    }
}
