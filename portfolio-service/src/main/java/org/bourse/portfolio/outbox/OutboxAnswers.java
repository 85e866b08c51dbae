package org.bourse.portfolio.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.bourse.contracts.RequestId;
import org.bourse.portfolio.sending.FundingAnswer;
import org.bourse.portfolio.sending.OutboxState;
import org.jboss.logging.Logger;

/**
 * Marks rows of the outbox with the venue's answers, in the transaction of the projection that read
 * them. As answers come in order and none is missed, a row that waits when its replay is reported
 * was never taken: see {@link OutboxState#after}.
 */
public final class OutboxAnswers {
    private static final Logger LOG = Logger.getLogger(OutboxAnswers.class);

    private OutboxAnswers() {}

    /** Takes answers in the order of the topic. */
    public static void mark(Connection connection, List<FundingAnswer> answers)
            throws SQLException {
        if (answers.isEmpty()) {
            return;
        }
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT state FROM funding_outbox WHERE request_id = ? FOR UPDATE\
                                """);
                PreparedStatement update =
                        connection.prepareStatement(
                                """
                                UPDATE funding_outbox
                                SET state = ?, code = ?, position = ?, reference = ?
                                WHERE request_id = ?\
                                """)) {
            for (FundingAnswer answer : answers) {
                mark(select, update, answer);
            }
        }
    }

    private static void mark(
            PreparedStatement select, PreparedStatement update, FundingAnswer answer)
            throws SQLException {
        UUID id = uuid(answer.id());
        select.setObject(1, id);
        OutboxState before;
        try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                LOG.errorf("an unknown funding command position=%d", answer.position());
                return;
            }
            before = OutboxState.valueOf(row.getString(1));
        }
        OutboxState after = before.after(answer);
        if (answer instanceof FundingAnswer.NotTaken(_, long position, var code)) {
            LOG.warnf("funding command not taken position=%d code=%s", position, code);
        }
        if (after == before) {
            return;
        }
        if (after == OutboxState.DIVERGED) {
            LOG.errorf("the outbox and the venue have diverged position=%d", answer.position());
        }
        update.setString(1, after.name());
        update.setString(
                2, answer instanceof FundingAnswer.Refused refused ? refused.code().name() : null);
        update.setLong(3, answer.position());
        update.setLong(4, answer instanceof FundingAnswer.Done done ? done.reference() : 0);
        update.setObject(5, id);
        update.executeUpdate();
    }

    private static UUID uuid(RequestId id) {
        return new UUID(id.high(), id.low());
    }
}
