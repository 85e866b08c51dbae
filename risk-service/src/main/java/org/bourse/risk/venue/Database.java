package org.bourse.risk.venue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.jboss.logging.Logger;

/** Runs requests' work in a transaction of its own. */
@ApplicationScoped
public class Database {
    private static final Logger LOG = Logger.getLogger(Database.class);

    private final DataSource dataSource;

    @Inject
    public Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Work on a connection whose transaction somebody else ends. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Commits when the work returns, rolls back when it fails.
     *
     * @throws ProblemException 503 DATABASE_UNAVAILABLE when the database fails
     */
    public <T> T inTransaction(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            LOG.warnf("database failed: %s", e.getMessage());
            throw new ProblemException(
                    Problem.of(503, "DATABASE_UNAVAILABLE", "Please try again soon."));
        }
    }
}
