package org.bourse.portfolio.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.bourse.contracts.Topics;
import org.bourse.portfolio.database.DatabaseException;
import org.bourse.portfolio.position.CostMethod;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Changes cost methods. A change holds for what the books do not have yet, and is kept with the
 * position from which on it holds: a rebuild meets it at the same place of the log.
 */
@ApplicationScoped
class CostMethodRepository {
    private final DataSource dataSource;
    private final int venue;

    @Inject
    CostMethodRepository(
            DataSource dataSource,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.dataSource = dataSource;
        this.venue = venue;
    }

    /** False when the books are being rebuilt: they do not know which position they had. */
    boolean change(long account, CostMethod method) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean isDone = change(connection, venue, account, method);
                connection.commit();
                return isDone;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    static boolean change(Connection connection, int venue, long account, CostMethod method)
            throws SQLException {
        long sequence = 0;
        long position = -1;
        // The projection writes nothing until this is committed.
        try (PreparedStatement lock =
                connection.prepareStatement(
                        """
                        SELECT sequence, position FROM projection_position
                        WHERE topic = ? AND partition = ? FOR UPDATE\
                        """)) {
            lock.setString(1, Topics.TRADE_EVENTS);
            lock.setInt(2, venue);
            try (ResultSet row = lock.executeQuery()) {
                if (row.next()) {
                    sequence = row.getLong(1);
                    position = row.getLong(2);
                }
            }
        }
        if (isRebuilding(connection, venue, sequence)) {
            return false;
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO cost_method (account, from_position, method) VALUES (?, ?, ?)
                        ON CONFLICT (account, from_position) DO UPDATE SET method = excluded.method\
                        """)) {
            insert.setLong(1, account);
            insert.setLong(2, position + 1);
            insert.setString(3, method.name());
            insert.executeUpdate();
        }
        return true;
    }

    private static boolean isRebuilding(Connection connection, int venue, long sequence)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT FROM projection_rebuild
                        WHERE topic = ? AND partition = ? AND until_sequence > ?\
                        """)) {
            select.setString(1, Topics.TRADE_EVENTS);
            select.setInt(2, venue);
            select.setLong(3, sequence);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}
