package org.bourse.risk.tiers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Of several replicas one runs the tiers: an advisory lock of PostgreSQL, gone with its holder. */
@ApplicationScoped
public class TierLock {
    /** The letters "tier". */
    private static final int KEY = 0x74696572;

    private final DataSource dataSource;

    @Inject
    TierLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Runs the work unless somebody else is at it. */
    void ifFree(Runnable work) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            if (!tell(statement, "SELECT pg_try_advisory_lock(" + KEY + ")")) {
                return;
            }
            try {
                work.run();
            } finally {
                tell(statement, "SELECT pg_advisory_unlock(" + KEY + ")");
            }
        }
    }

    private static boolean tell(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
