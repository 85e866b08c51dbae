package org.bourse.stack.backup;

import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Deposit;
import org.bourse.contracts.v1.HoldWithdrawal;
import org.bourse.contracts.v1.Transfer;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.StackException;

/**
 * Tells portfolio-service's tables, restored as of a moment before the end of the log, what they
 * are to know of funding commands that came later: else the venue would refuse each further one as
 * a repetition, and the next account would get the number of one that exists. Who asked, and under
 * which idempotency key, is not in the log.
 */
final class LostFunding {
    private static final String UNKNOWN = "restored";

    private final StackClient stack;
    private final LogHead head;
    private final Map<Long, UUID> holds = new HashMap<>();

    LostFunding(StackClient stack, LogHead head) {
        this.stack = stack;
        this.head = head;
    }

    /**
     * Completes the tables.
     *
     * @return how many commands they did not know
     */
    int run() {
        try (Connection connection =
                DriverManager.getConnection(
                        stack.jdbcUrl("portfolio"), "portfolio", stack.jdbcPassword("portfolio"))) {
            connection.setAutoCommit(false);
            if (!isThere(connection)) {
                return 0;
            }
            long last = number(connection, "SELECT last FROM funding_sequence FOR UPDATE");
            // Who is told of changes knows them by number; what the lost ones had is not used
            // again.
            execute(
                    connection,
                    """
                    SELECT setval(numbers, nextval(numbers) + 1000000)
                    FROM (SELECT to_regclass('funding_event_event_id_seq') AS numbers) AS it\
                    """);
            SortedMap<Long, LogHead.Funding> lost = head.fundingAfter(last);
            for (Map.Entry<Long, LogHead.Funding> entry : lost.entrySet()) {
                if (entry.getKey() != ++last) {
                    throw new StackException(
                            "funding command %d is neither in the tables nor in the log"
                                    .formatted(last));
                }
                add(connection, entry.getKey(), entry.getValue());
            }
            execute(connection, "UPDATE funding_sequence SET last = " + last);
            execute(
                    connection,
                    "SELECT setval('account_number', greatest(last_value, %d)) FROM account_number"
                            .formatted(head.highestAccount()));
            // The topic is empty; everything is published again.
            execute(connection, "UPDATE account_owner SET published = false");
            connection.commit();
            return lost.size();
        } catch (SQLException | InvalidProtocolBufferException e) {
            throw new StackException("the funding tables cannot be completed: " + e, e);
        }
    }

    private static boolean isThere(Connection connection) throws SQLException {
        return number(connection, "SELECT count(to_regclass('funding_outbox'))") > 0;
    }

    private void add(Connection connection, long sequence, LogHead.Funding lost)
            throws SQLException, InvalidProtocolBufferException {
        UUID id = new UUID(lost.command().getRequestIdHigh(), lost.command().getRequestIdLow());
        CommandBody body = CommandBody.parseFrom(lost.command().getBody());
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO funding_outbox (sequence, request_id, body) VALUES (?, ?, ?)")) {
            insert.setLong(1, sequence);
            insert.setObject(2, id);
            insert.setBytes(3, lost.command().getBody().toByteArray());
            insert.executeUpdate();
        }
        switch (body.getBodyCase()) {
            case DEPOSIT -> add(connection, id, body.getDeposit());
            case HOLD_WITHDRAWAL -> {
                holds.put(lost.position(), id);
                add(connection, id, body.getHoldWithdrawal());
            }
            case COMPLETE_WITHDRAWAL ->
                    end(connection, id, body.getCompleteWithdrawal().getWithdrawalId(), "COMPLETE");
            case CANCEL_WITHDRAWAL ->
                    end(connection, id, body.getCancelWithdrawal().getWithdrawalId(), "CANCEL");
            case TRANSFER -> add(connection, id, body.getTransfer());
            default -> {}
        }
    }

    private static void add(Connection connection, UUID id, Deposit deposit) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO deposit
                            (deposit_id, idempotency_key, account, asset, amount_minor, asked_by)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)) {
            insert.setObject(1, id);
            insert.setString(2, UNKNOWN + '-' + id);
            insert.setLong(3, deposit.getAccount());
            insert.setInt(4, deposit.getAsset());
            insert.setLong(5, deposit.getAmountMinor());
            insert.setString(6, UNKNOWN);
            insert.executeUpdate();
        }
    }

    private static void add(Connection connection, UUID id, HoldWithdrawal withdrawal)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO withdrawal
                            (withdrawal_id, idempotency_key, account, asset, amount_minor)
                        VALUES (?, ?, ?, ?, ?)
                        """)) {
            insert.setObject(1, id);
            insert.setString(2, UNKNOWN + '-' + id);
            insert.setLong(3, withdrawal.getAccount());
            insert.setInt(4, withdrawal.getAsset());
            insert.setLong(5, withdrawal.getAmountMinor());
            insert.executeUpdate();
        }
    }

    private static void add(Connection connection, UUID id, Transfer transfer) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO transfer
                            (transfer_id, idempotency_key, account, to_account, asset, amount_minor)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)) {
            insert.setObject(1, id);
            insert.setString(2, UNKNOWN + '-' + id);
            insert.setLong(3, transfer.getAccount());
            insert.setLong(4, transfer.getToAccount());
            insert.setInt(5, transfer.getAsset());
            insert.setLong(6, transfer.getAmountMinor());
            insert.executeUpdate();
        }
    }

    /** The hold is known by its position, or by what the venue answered to it. */
    private void end(Connection connection, UUID id, long withdrawal, String kind)
            throws SQLException {
        UUID hold = holds.get(Ids.position(withdrawal));
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        UPDATE withdrawal SET end_kind = ?, ended_by = ?, end_request_id = ?
                         WHERE withdrawal_id = coalesce(?, (SELECT request_id FROM funding_outbox
                             WHERE reference = ?)) AND end_kind IS NULL
                        """)) {
            update.setString(1, kind);
            update.setString(2, UNKNOWN);
            update.setObject(3, id);
            update.setObject(4, hold, java.sql.Types.OTHER);
            update.setLong(5, withdrawal);
            update.executeUpdate();
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
