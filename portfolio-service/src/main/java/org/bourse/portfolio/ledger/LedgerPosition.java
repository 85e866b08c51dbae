package org.bourse.portfolio.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.bourse.contracts.Topics;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.projection.PositionWatch;
import org.bourse.platform.request.Parameters;
import org.bourse.portfolio.database.DatabaseException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How far the ledger is. */
@ApplicationScoped
public class LedgerPosition {
    private final DataSource dataSource;
    private final PositionWatch watch;
    private final LedgerConfig config;
    private final int venue;

    @Inject
    LedgerPosition(
            DataSource dataSource,
            PositionWatch watch,
            LedgerConfig config,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.dataSource = dataSource;
        this.watch = watch;
        this.config = config;
        this.venue = venue;
    }

    /** The position up to which all commands are booked; -1 before the first. */
    public long current() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT position FROM projection_position
                                WHERE topic = ? AND partition = ?\
                                """)) {
            select.setString(1, Topics.LEDGER_EVENTS);
            select.setInt(2, venue);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : -1;
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Waits until the ledger has booked more than it has now, but not longer than told. */
    public void awaitMore(Duration patience) {
        watch.reached(Topics.LEDGER_EVENTS, current() + 1, patience).toCompletableFuture().join();
    }

    /**
     * A position that a client named, when the ledger has reached it; the current one if it named
     * none.
     *
     * @throws ProblemException 400 when it is none, 503 when the ledger did not reach it in time
     */
    public long reached(String field, @Nullable String text) {
        if (text == null) {
            return current();
        }
        long position = Parameters.position(field, text);
        boolean isReached =
                watch.reached(Topics.LEDGER_EVENTS, position, config.positionTimeout())
                        .toCompletableFuture()
                        .join();
        if (!isReached) {
            throw new ProblemException(
                    Problem.of(
                                    503,
                                    "POSITION_NOT_REACHED",
                                    "The ledger has not reached this position yet.")
                            .field(field));
        }
        return position;
    }
}
