package org.bourse.portfolio.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.arc.ArcUndeclaredThrowableException;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.transaction.xa.XAException;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemMappers;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.GenericJDBCException;
import org.hibernate.exception.JDBCConnectionException;
import org.junit.jupiter.api.Test;

/** The layers between this service's code and PostgreSQL wrap failures, each in its own way. */
class DatabaseAwayTest {
    private static final SQLException KILLED =
            new SQLException("This connection has been closed.", "08006");
    private static final SQLException NO_CONNECTION =
            new SQLException("Acquisition timeout while waiting for new connection");
    private static final SQLException REFUSED = new SQLException("does not sum to zero", "23514");

    private static String told(Throwable failure) {
        Response answer = new ProblemMappers().unexpected(failure);
        return answer.getStatus() + " " + ((Problem) answer.getEntity()).code();
    }

    private static RollbackException notCommitted(Throwable reason) {
        RollbackException rollback = new RollbackException("ARJUNA016053: Could not commit");
        rollback.addSuppressed(reason);
        return rollback;
    }

    private static XAException lost(Throwable reason) {
        XAException lost = new XAException(XAException.XAER_RMFAIL);
        lost.initCause(reason);
        return lost;
    }

    @Test
    void aDatabaseThatIsAwayIsOneProblemHoweverItIsWrapped() {
        Map<String, Throwable> failures = new TreeMap<>();
        for (SQLException sql : List.of(KILLED, NO_CONNECTION)) {
            String name = sql.getMessage() + " in ";
            failures.put(name + "nothing", sql);
            failures.put(name + "DatabaseException", new DatabaseException(sql));
            failures.put(name + "JDBCConnection", new JDBCConnectionException("open", sql));
            failures.put(
                    name + "GenericJDBC",
                    new PersistenceException(new GenericJDBCException("open", sql)));
            failures.put(name + "RollbackException", notCommitted(lost(sql)));
            failures.put(
                    name + "interceptor",
                    new ArcUndeclaredThrowableException(notCommitted(lost(sql))));
            failures.put(
                    name + "QuarkusTransaction",
                    new QuarkusTransactionException(notCommitted(sql)));
            failures.put(
                    name + "TransactionalException",
                    new TransactionalException("commit", notCommitted(sql)));
        }
        failures.put("nothing in RollbackException", new RollbackException("ARJUNA016053"));
        failures.put(
                "nothing in interceptor",
                new ArcUndeclaredThrowableException(new RollbackException("ARJUNA016053")));

        failures.forEach((name, failure) -> assertEquals("503 DATABASE_AWAY", told(failure), name));
    }

    @Test
    void whatTheDatabaseRefusesIsADefect() {
        for (Throwable failure :
                List.of(
                        REFUSED,
                        new DatabaseException(REFUSED),
                        new ConstraintViolationException("insert", REFUSED, "posting_sum"),
                        notCommitted(REFUSED),
                        new ArcUndeclaredThrowableException(notCommitted(lost(REFUSED))),
                        new QuarkusTransactionException(notCommitted(REFUSED)))) {
            assertEquals("500 INTERNAL", told(failure), failure::toString);
        }
    }
}
