package org.bourse.portfolio.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.portfolio.database.DatabaseException;
import org.bourse.portfolio.lease.Lease;
import org.bourse.portfolio.sending.OutboxState;

/** Where requests write their commands and look for the venue's answers. */
@ApplicationScoped
public class Outbox {
    /** Takes a request id and a body. */
    static final String APPEND =
            """
            WITH next AS (UPDATE funding_sequence SET last = last + 1 RETURNING last)
            INSERT INTO funding_outbox (sequence, request_id, body)
            SELECT last, ?, ? FROM next\
            """;

    /** Answers come in order: all wait that were written since the first that waits. */
    static final String WAITING =
            """
            SELECT coalesce(last + 1 - (SELECT min(sequence) FROM funding_outbox
                WHERE state IN ('PENDING', 'DIVERGED')), 0)
            FROM funding_sequence\
            """;

    private final DataSource dataSource;
    private final OutboxConfig config;
    private final Lease lease;

    @Inject
    public Outbox(DataSource dataSource, OutboxConfig config, Lease lease) {
        this.dataSource = dataSource;
        this.config = config;
        this.lease = lease;
    }

    /**
     * Lets no other transaction append until this one ends. What is read from here on cannot be
     * changed by another request, as all requests with commands pass here.
     *
     * @throws ProblemException when the outbox stands still until an operator has looked at it
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT EXISTS (SELECT FROM funding_outbox WHERE state = 'DIVERGED')
                                FROM funding_sequence FOR UPDATE\
                                """);
                ResultSet row = select.executeQuery()) {
            if (row.next() && row.getBoolean(1)) {
                throw stopped();
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /**
     * Writes a command as the next of the sequence; it is sent when the transaction has committed.
     *
     * @param id its request id, new
     * @throws ProblemException when as many wait for the venue as may
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(UUID id, CommandBody body) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(WAITING);
                ResultSet row = select.executeQuery();
                PreparedStatement insert = connection.prepareStatement(APPEND)) {
            row.next();
            if (row.getLong(1) >= config.unansweredMax()) {
                throw full();
            }
            insert.setObject(1, id);
            insert.setBytes(2, body.toByteArray());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /**
     * What is known of a command.
     *
     * @throws IllegalArgumentException when there is none with this request id
     */
    public Standing standing(UUID id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT state, code, position, reference
                                FROM funding_outbox WHERE request_id = ?\
                                """)) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalArgumentException("no command with request id " + id);
                }
                OutboxState state = OutboxState.valueOf(row.getString(1));
                return state == OutboxState.PENDING
                        ? Standing.PENDING
                        : new Standing(state, row.getString(2), row.getLong(3), row.getLong(4));
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /**
     * Has a committed command sent and waits for the venue's answer, which every replica finds in
     * the database. When none comes in time the standing is PENDING, which says nothing of the
     * command.
     */
    public Standing await(UUID id) {
        lease.wake();
        long deadlineNanos = System.nanoTime() + config.answerTimeout().toNanos();
        Standing standing = standing(id);
        while (standing.state() == OutboxState.PENDING && System.nanoTime() - deadlineNanos < 0) {
            LockSupport.parkNanos(config.lookEvery().toNanos());
            standing = standing(id);
        }
        if (standing.state() == OutboxState.DIVERGED) {
            throw stopped();
        }
        return standing;
    }

    private static ProblemException full() {
        return new ProblemException(
                Problem.of(
                        503,
                        "TOO_MANY_IN_FLIGHT",
                        "Too many requests wait for the venue; nothing was written."));
    }

    private static ProblemException stopped() {
        return new ProblemException(
                Problem.of(503, "FUNDING_STOPPED", "Funding waits for an operator."));
    }
}
