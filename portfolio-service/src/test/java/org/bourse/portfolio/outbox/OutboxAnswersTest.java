package org.bourse.portfolio.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.portfolio.sending.FundingAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What answers do to the outbox's table. Each test is one transaction. */
class OutboxAnswersTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension("V1__ledger.sql", "V2__accounts_and_funding.sql");

    private static final RequestId ID = new RequestId(1, 2);

    private Connection connection;

    @BeforeEach
    void begin() throws SQLException {
        connection = POSTGRES.connect();
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement(Outbox.APPEND)) {
            insert.setObject(1, new UUID(1, 2));
            insert.setBytes(2, new byte[0]);
            insert.executeUpdate();
        }
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private String row() throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT concat_ws(' ', state, code, position, reference)
                                FROM funding_outbox\
                                """);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    private void mark(FundingAnswer... answers) throws SQLException {
        OutboxAnswers.mark(connection, List.of(answers));
    }

    @Test
    void aDoneCommandKeepsItsPositionAndReference() throws SQLException {
        mark(new FundingAnswer.Done(ID, 5, 77));

        assertEquals("DONE 5 77", row());
    }

    @Test
    void aReplayAfterTheAnswerChangesNothing() throws SQLException {
        mark(new FundingAnswer.Done(ID, 5, 0), new FundingAnswer.Replayed(ID, 6));

        assertEquals("DONE 5 0", row());
    }

    @Test
    void aRefusedCommandKeepsItsCode() throws SQLException {
        mark(
                new FundingAnswer.Refused(ID, 5, RejectCode.INSUFFICIENT_FUNDS),
                new FundingAnswer.Replayed(ID, 6));

        assertEquals("REFUSED INSUFFICIENT_FUNDS 5 0", row());
    }

    @Test
    void aGapIsNoAnswer() throws SQLException {
        mark(new FundingAnswer.NotTaken(ID, 5, RejectCode.SEQUENCE_GAP));

        assertEquals("PENDING", row());
    }

    @Test
    void aReplayOfAnUnansweredCommandStopsTheOutbox() throws SQLException {
        mark(new FundingAnswer.Replayed(ID, 5));

        assertEquals("DIVERGED 5 0", row());
    }

    @Test
    void anAnswerToAnUnknownCommandIsLeft() throws SQLException {
        mark(new FundingAnswer.Done(new RequestId(8, 9), 5, 0));

        assertEquals("PENDING", row());
    }
}
