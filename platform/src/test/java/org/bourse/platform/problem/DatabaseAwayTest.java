package org.bourse.platform.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseAwayTest {
    private static final SQLException SHUT_DOWN = new SQLException("terminating", "57P01");
    private static final SQLException VIOLATION = new SQLException("check", "23514");

    private static Throwable with(Throwable outer, Throwable cause) {
        return outer.initCause(cause);
    }

    private static Throwable suppressing(Throwable outer, Throwable suppressed) {
        outer.addSuppressed(suppressed);
        return outer;
    }

    private static void assertAway(Throwable failure) {
        assertTrue(DatabaseAway.isBehind(failure));
        assertTrue(DatabaseAway.isBehind(new CompletionException(failure)), "wrapped");
    }

    private static void assertDefect(Throwable failure) {
        assertFalse(DatabaseAway.isBehind(failure));
        assertFalse(DatabaseAway.isBehind(new CompletionException(failure)), "wrapped");
    }

    @ParameterizedTest
    @CsvSource({
        "57P03, true",
        "57P01, true",
        "08006, true",
        "08003, true",
        "53300, true",
        "58030, true",
        ",      true",
        "23514, false",
        "42P01, false",
        "22001, false"
    })
    void theStateOfAnSqlFailureDecides(String state, boolean away) {
        SQLException failure = new SQLException("", state);

        assertEquals(away, DatabaseAway.isBehind(failure));
        assertEquals(away, DatabaseAway.isBehind(new IllegalStateException(failure)));
    }

    @Test
    void theKindOfAnSqlFailureDecidesToo() {
        assertAway(new SQLTransientConnectionException("", "99999"));
        assertAway(new SQLRecoverableException("", "99999"));
    }

    @Test
    void aCommitThatFoundNoDatabaseIsFoundByWhatItSuppressed() {
        assertAway(suppressing(new RollbackException("ARJUNA016053"), SHUT_DOWN));
        assertAway(
                suppressing(
                        new RollbackException("ARJUNA016053"),
                        new IllegalStateException(SHUT_DOWN)));
    }

    @Test
    void aCommitThatFailedWithoutAReasonLostItsConnection() {
        assertAway(new RollbackException("ARJUNA016053"));
        assertAway(new HeuristicMixedException());
        assertAway(new SystemException("ARJUNA016061"));
    }

    @Test
    void aCommitThatTheDatabaseRefusedIsADefect() {
        assertDefect(suppressing(new RollbackException("ARJUNA016053"), VIOLATION));
        assertDefect(with(new RollbackException("ARJUNA016053"), VIOLATION));
    }

    @Test
    void theNextFailuresOfABatchAreLookedAt() {
        BatchUpdateException batch = new BatchUpdateException("batch", "22000", new int[0]);
        batch.setNextException(SHUT_DOWN);

        assertAway(batch);
    }

    @Test
    void whatIsNoDatabasesIsADefect() {
        assertDefect(new IllegalStateException("no rule"));
        assertDefect(with(new IllegalStateException("outer"), new NullPointerException("inner")));
    }

    @Test
    void causesInACircleEnd() {
        IllegalStateException one = new IllegalStateException("one");
        IllegalStateException other = new IllegalStateException("other", one);
        one.initCause(other);

        assertDefect(one);
    }

    @Test
    void clientsAreToldWhenToComeBackAndNothingElse() {
        Response answer = new ProblemMappers().unexpected(new IllegalStateException(SHUT_DOWN));

        assertEquals(503, answer.getStatus());
        assertEquals(Problem.MEDIA_TYPE, answer.getMediaType().toString());
        assertEquals("1", answer.getHeaderString(HttpHeaders.RETRY_AFTER));
        Problem problem = (Problem) answer.getEntity();
        assertEquals("DATABASE_AWAY", problem.code());
        assertFalse(problem.detail().contains("terminating"));
    }
}
