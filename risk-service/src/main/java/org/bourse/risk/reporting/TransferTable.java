package org.bourse.risk.reporting;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.bourse.risk.threshold.Direction;
import org.bourse.risk.threshold.Measured;
import org.bourse.risk.threshold.ThresholdWatch;
import org.bourse.risk.threshold.Transfer;
import org.bourse.risk.threshold.WindowKey;

/** The table {@code threshold_transfer}: payments that are added up with later ones. */
final class TransferTable {
    private final Connection connection;

    TransferTable(Connection connection) {
        this.connection = connection;
    }

    /** Gives the watch all that is kept of these accounts. */
    void restore(Set<Long> accounts, ThresholdWatch watch) throws SQLException {
        if (accounts.isEmpty()) {
            return;
        }
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT position, number, venue_time_micros, direction, account, asset,
                            amount_minor, reference, measure, value_minor
                        FROM threshold_transfer WHERE account = ANY (?)
                        ORDER BY position, number\
                        """)) {
            select.setArray(1, connection.createArrayOf("bigint", accounts.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Transfer transfer =
                            new Transfer(
                                    row.getLong(1),
                                    row.getInt(2),
                                    row.getLong(3),
                                    Direction.valueOf(row.getString(4)),
                                    row.getLong(5),
                                    row.getInt(6),
                                    row.getLong(7),
                                    row.getLong(8));
                    watch.restore(row.getInt(9), new Measured(transfer, row.getLong(10)));
                }
            }
        }
    }

    /**
     * Takes out what is reported, and keeps what is added up from now on.
     *
     * @param mainAccounts of all accounts whose payments the watch was given
     */
    void store(ThresholdWatch watch, Map<Long, Long> mainAccounts) throws SQLException {
        try (PreparedStatement delete =
                        connection.prepareStatement(
                                """
                                DELETE FROM threshold_transfer
                                WHERE account = ANY (?) AND direction = ? AND measure = ?\
                                """);
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO threshold_transfer (position, number, account,
                                    direction, measure, venue_time_micros, asset, amount_minor,
                                    value_minor, reference)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                                """)) {
            for (WindowKey key : watch.cleared()) {
                Object[] ofHolder =
                        mainAccounts.entrySet().stream()
                                .filter(account -> account.getValue() == key.holder())
                                .map(Map.Entry::getKey)
                                .toArray();
                delete.setArray(1, connection.createArrayOf("bigint", ofHolder));
                delete.setString(2, key.direction().name());
                delete.setInt(3, key.measure());
                delete.addBatch();
            }
            delete.executeBatch();
            for (Measured one : watch.added()) {
                Transfer transfer = one.transfer();
                insert.setLong(1, transfer.position());
                insert.setInt(2, transfer.number());
                insert.setLong(3, transfer.account());
                insert.setString(4, transfer.direction().name());
                insert.setInt(5, watch.keyOf(transfer).measure());
                insert.setLong(6, transfer.timeMicros());
                insert.setInt(7, transfer.asset());
                insert.setLong(8, transfer.amountMinor());
                insert.setLong(9, one.valueMinor());
                insert.setLong(10, transfer.reference());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** What is older than this is in no window any more. */
    void forgetBefore(long timeMicros) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "DELETE FROM threshold_transfer WHERE venue_time_micros < ?")) {
            delete.setLong(1, timeMicros);
            delete.executeUpdate();
        }
    }
}
