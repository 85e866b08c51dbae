package org.bourse.risk.venue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.bourse.platform.projection.PositionTable;
import org.jboss.logging.Logger;

/** Runs requests' work in a transaction of its own. */
@ApplicationScoped
public class Database {
    private static final Logger LOG = Logger.getLogger(Database.class);
    private static final Duration BACK_OFF_MAX = Duration.ofSeconds(2);

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
     * @throws IllegalStateException caused by what the database said; the platform answers 503 when
     *     it is away, and treats all else as a defect
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
            throw new IllegalStateException("the transaction failed", e);
        }
    }

    /**
     * The same for work that only reads: rows of one moment, however many statements it takes.
     *
     * @throws IllegalStateException as above
     */
    public <T> T atOneMoment(Work<T> work) {
        return inTransaction(connection -> {
            try (Statement begin = connection.createStatement()) {
                begin.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            }
            return work.on(connection);
        });
    }

    /**
     * The same for those whom nobody waits for: while the database is away it is tried again, until
     * the thread is interrupted.
     *
     * @param what waits, to be logged
     */
    public void whenPossible(String what, Work<?> work) {
        Duration backOff = Duration.ofMillis(50);
        while (!Thread.currentThread().isInterrupted()) {
            try {
                inTransaction(work);
                return;
            } catch (IllegalStateException e) {
                if (!(e.getCause() instanceof SQLException cause)
                        || !PositionTable.isTransient(cause)) {
                    throw e;
                }
                LOG.warnf("%s wait for the database: %s", what, cause.getMessage());
                LockSupport.parkNanos(backOff.toNanos());
                backOff = backOff.multipliedBy(2);
                backOff = backOff.compareTo(BACK_OFF_MAX) > 0 ? BACK_OFF_MAX : backOff;
            }
        }
    }
}
