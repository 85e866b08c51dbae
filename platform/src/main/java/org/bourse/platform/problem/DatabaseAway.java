package org.bourse.platform.problem;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away, which will be back, from a defect. */
final class DatabaseAway {
    static final Problem PROBLEM =
            Problem.of(
                    503,
                    "DATABASE_AWAY",
                    "The database is away; whether the request was taken is not known.");

    /**
     * Connection, resources, shutdown and start-up, system. A pool that is empty or cannot connect
     * gives no state.
     */
    private static final List<String> AWAY = List.of("08", "53", "57", "58");

    private DatabaseAway() {}

    /**
     * Looks through all that caused a failure, however the layers between have wrapped it. A
     * transaction that could not be ended and says nothing of SQL has lost its connection: what the
     * database refuses at commit comes with the reason.
     */
    static boolean isBehind(Throwable failure) {
        List<Throwable> all = behind(failure);
        List<SQLException> sql = new ArrayList<>();
        for (Throwable one : all) {
            if (one instanceof SQLException e) {
                sql.add(e);
            }
        }
        return sql.isEmpty()
                ? all.stream().anyMatch(DatabaseAway::isUnended)
                : sql.stream().anyMatch(DatabaseAway::isAway);
    }

    private static boolean isUnended(Throwable e) {
        return e instanceof RollbackException
                || e instanceof HeuristicMixedException
                || e instanceof HeuristicRollbackException
                || e instanceof SystemException;
    }

    private static boolean isAway(SQLException e) {
        String state = e.getSQLState();
        return e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || state == null
                || AWAY.stream().anyMatch(state::startsWith);
    }

    /** The failure, its causes, what they suppressed, and the next of SQL failures. */
    private static List<Throwable> behind(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> all = new ArrayList<>();
        Deque<Throwable> open = new ArrayDeque<>();
        push(open, failure);
        while (!open.isEmpty()) {
            Throwable next = open.pop();
            if (seen.add(next)) {
                all.add(next);
                push(open, next.getCause());
                for (Throwable suppressed : next.getSuppressed()) {
                    push(open, suppressed);
                }
                if (next instanceof SQLException sql) {
                    push(open, sql.getNextException());
                }
            }
        }
        return all;
    }

    private static void push(Deque<Throwable> open, @Nullable Throwable e) {
        if (e != null) {
            open.push(e);
        }
    }
}
