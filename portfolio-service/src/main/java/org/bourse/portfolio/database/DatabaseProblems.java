package org.bourse.portfolio.database;

import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemMappers;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away, which will be back, from a defect. */
public final class DatabaseProblems {
    private static final Logger LOG = Logger.getLogger(DatabaseProblems.class);

    /**
     * Connection, resources, shutdown and start-up, system. A pool that is empty gives no state.
     */
    private static final List<String> AWAY = List.of("08", "53", "57", "58");

    /** 503 while the database is away; anything else is unexpected. */
    @ServerExceptionMapper({DatabaseException.class, PersistenceException.class})
    public Response failed(RuntimeException e) {
        if (!isAway(e)) {
            return new ProblemMappers().unexpected(e);
        }
        LOG.warnf("database away: %s", e.getMessage());
        return Problem.of(
                        503,
                        "DATABASE_AWAY",
                        "The database is away; whether the request was taken is not known.")
                .toResponse();
    }

    static boolean isAway(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isAway(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAway(SQLException e) {
        @Nullable String state = e.getSQLState();
        return e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || state == null
                || AWAY.stream().anyMatch(state::startsWith);
    }
}
