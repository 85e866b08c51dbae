package org.bourse.risk.tiers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.bourse.risk.tier.Volumes;
import org.bourse.risk.tier.Window;

/** Reads {@code daily_volume} over a window of days. */
final class WindowReader {
    /** Rows held in memory at a time, of as many as accounts, assets and days there are. */
    private static final int FETCH = 10_000;

    private final Connection connection;

    WindowReader(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param account empty: all
     */
    void read(Window window, Optional<Long> account, Volumes into) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT account, asset, day, volume_minor FROM daily_volume"
                                + " WHERE day BETWEEN ? AND ?"
                                + (account.isPresent() ? " AND account = ?" : ""))) {
            select.setFetchSize(FETCH);
            select.setInt(1, window.first());
            select.setInt(2, window.last());
            if (account.isPresent()) {
                select.setLong(3, account.get());
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    into.add(row.getLong(1), row.getInt(2), row.getInt(3), row.getLong(4));
                }
            }
        }
    }
}
