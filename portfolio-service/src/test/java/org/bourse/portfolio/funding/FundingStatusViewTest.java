package org.bourse.portfolio.funding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.portfolio.funding.WithdrawalEntity.EndKind;
import org.bourse.portfolio.funding.WithdrawalStatus.Ending;
import org.bourse.portfolio.policy.Approval;
import org.bourse.portfolio.sending.OutboxState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database's words for how requests stand are the program's. Each test is one transaction. */
class FundingStatusViewTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension(
                    "V1__ledger.sql",
                    "V2__accounts_and_funding.sql",
                    "V7__positions.sql",
                    "V10__payments.sql",
                    "V11__limits_and_approvals.sql",
                    "V12__transfers.sql",
                    "V13__webhooks.sql");

    private Connection connection;
    private int sequence;

    @BeforeEach
    void begin() throws SQLException {
        connection = POSTGRES.connect();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private void execute(String sql, Object... values) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql.formatted(values));
        }
    }

    private UUID command(OutboxState state) throws SQLException {
        UUID id = UUID.randomUUID();
        String code = state == OutboxState.REFUSED ? "'OVERFLOW'" : "NULL";
        String position = state == OutboxState.PENDING ? "NULL" : "7";
        execute(
                """
                INSERT INTO funding_outbox (sequence, request_id, body, state, code, position)
                VALUES (%d, '%s', '', '%s', %s, %s)
                """,
                ++sequence, id, state, code, position);
        return id;
    }

    private static String decidedBy(Approval approval) {
        return approval == Approval.APPROVED || approval == Approval.REJECTED ? "'ann'" : "NULL";
    }

    private String status(UUID id) throws SQLException {
        List<String> found = rows("SELECT status FROM funding_status WHERE request_id = '%s'", id);
        assertEquals(1, found.size());
        return found.getFirst();
    }

    private List<String> rows(String sql, Object... values) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql.formatted(values))) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    private UUID withdrawal(
            OutboxState hold, Approval approval, Optional<EndKind> kind, OutboxState end)
            throws SQLException {
        UUID id = command(hold);
        String ended = "NULL, NULL, NULL";
        if (kind.isPresent()) {
            ended = "'%s', 'bea', '%s'".formatted(kind.get(), command(end));
        }
        execute(
                """
                INSERT INTO withdrawal (withdrawal_id, idempotency_key, account, asset,
                    amount_minor, approval, decided_by, end_kind, ended_by, end_request_id)
                VALUES ('%s', '%s', 1000, 1, 5, '%s', %s, %s)
                """,
                id, id, approval, decidedBy(approval), ended);
        return id;
    }

    private static boolean isPossible(Approval approval, Optional<EndKind> kind) {
        return switch (approval) {
            case NOT_NEEDED, APPROVED -> true;
            case AWAITED -> kind.filter(EndKind.COMPLETE::equals).isEmpty();
            case REJECTED -> kind.filter(EndKind.CANCEL::equals).isPresent();
        };
    }

    @ParameterizedTest
    @EnumSource
    void aWithdrawalStandsAsTheProgramSays(Approval approval) throws SQLException {
        List<Optional<EndKind>> kinds = new ArrayList<>(List.of(Optional.empty()));
        Arrays.stream(EndKind.values()).map(Optional::of).forEach(kinds::add);
        for (OutboxState hold : OutboxState.values()) {
            for (Optional<EndKind> kind : kinds) {
                for (OutboxState end : OutboxState.values()) {
                    if (isPossible(approval, kind)) {
                        Optional<Ending> ending = kind.map(it -> new Ending(it, end));
                        assertEquals(
                                WithdrawalStatus.of(hold, approval, ending).name(),
                                status(withdrawal(hold, approval, kind, end)),
                                () -> hold + " " + approval + " " + ending);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDepositStandsAsTheProgramSays(Approval approval) throws SQLException {
        for (OutboxState state : OutboxState.values()) {
            boolean isSent = approval == Approval.NOT_NEEDED || approval == Approval.APPROVED;
            UUID id = isSent ? command(state) : UUID.randomUUID();
            execute(
                    """
                    INSERT INTO deposit (deposit_id, idempotency_key, account, asset, amount_minor,
                        asked_by, approval, decided_by)
                    VALUES ('%s', '%s', 1000, 1, 5, 'bea', '%s', %s)
                    """,
                    id, id, approval, decidedBy(approval));
            assertEquals(DepositView.Status.of(approval, state).name(), status(id));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTransferStandsAsTheProgramSays(OutboxState state) throws SQLException {
        UUID id = command(state);
        execute(
                """
                INSERT INTO transfer
                    (transfer_id, idempotency_key, account, to_account, asset, amount_minor)
                VALUES ('%s', '%s', 1000, 1001, 1, 5)
                """,
                id, id);
        assertEquals(TransferView.Status.of(state).name(), status(id));
    }

    private void answer(UUID id, OutboxState state) throws SQLException {
        execute(
                "UPDATE funding_outbox SET state = '%s', position = 7 WHERE request_id = '%s'",
                state, id);
    }

    @Test
    void eachChangeIsToldOnceInItsTransaction() throws SQLException {
        UUID id =
                withdrawal(
                        OutboxState.PENDING,
                        Approval.AWAITED,
                        Optional.empty(),
                        OutboxState.PENDING);
        answer(id, OutboxState.DONE);
        execute(
                "UPDATE withdrawal SET approval = 'APPROVED', decided_by = 'ann'"
                        + " WHERE withdrawal_id = '%s'",
                id);
        UUID end = command(OutboxState.PENDING);
        execute(
                """
                UPDATE withdrawal SET end_kind = 'COMPLETE', ended_by = 'bea',
                    end_request_id = '%s' WHERE withdrawal_id = '%s'
                """,
                end, id);
        answer(end, OutboxState.DONE);

        assertEquals(
                List.of("PENDING", "AWAITING_APPROVAL", "HELD", "COMPLETED"),
                rows("SELECT status FROM funding_event ORDER BY event_id"));
    }

    @Test
    void whatASecondPersonRefusedIsNotToldToBeApproved() throws SQLException {
        UUID id =
                withdrawal(
                        OutboxState.DONE, Approval.AWAITED, Optional.empty(), OutboxState.PENDING);
        UUID end = command(OutboxState.PENDING);
        execute(
                """
                UPDATE withdrawal SET approval = 'REJECTED', decided_by = 'ann',
                    end_kind = 'CANCEL', ended_by = 'ann', end_request_id = '%s'
                WHERE withdrawal_id = '%s'
                """,
                end, id);
        answer(end, OutboxState.DONE);

        assertEquals(
                List.of("AWAITING_APPROVAL null", "CANCELLED NOT_APPROVED"),
                rows(
                        "SELECT status || ' ' || coalesce(code, 'null') FROM funding_event"
                                + " ORDER BY event_id"));
    }
}
