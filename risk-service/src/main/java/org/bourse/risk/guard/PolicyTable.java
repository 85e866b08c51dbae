package org.bourse.risk.guard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.bourse.risk.policy.Action;
import org.bourse.risk.policy.LimitKind;
import org.bourse.risk.policy.Policy;
import org.bourse.risk.policy.PolicyBook;

/** The table {@code limit_policy}, within a transaction. */
final class PolicyTable {
    private final Connection connection;

    PolicyTable(Connection connection) {
        this.connection = connection;
    }

    /** Until the transaction ends, nobody else changes policies. */
    void lock() throws SQLException {
        try (Statement lock = connection.createStatement()) {
            lock.execute("LOCK TABLE limit_policy IN SHARE ROW EXCLUSIVE MODE");
        }
    }

    PolicyBook book() throws SQLException {
        Map<Long, Map<LimitKind, Policy>> byAccount = new HashMap<>();
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT account, kind, limit_value, action FROM limit_policy");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                byAccount
                        .computeIfAbsent(row.getLong(1), _ -> new EnumMap<>(LimitKind.class))
                        .put(
                                LimitKind.valueOf(row.getString(2)),
                                new Policy(row.getLong(3), Action.valueOf(row.getString(4))));
            }
        }
        return new PolicyBook(byAccount);
    }

    void set(long account, LimitKind kind, Policy policy) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        INSERT INTO limit_policy (account, kind, limit_value, action)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT (account, kind) DO UPDATE SET
                            limit_value = excluded.limit_value, action = excluded.action\
                        """)) {
            upsert.setLong(1, account);
            upsert.setString(2, kind.name());
            upsert.setLong(3, policy.limit());
            upsert.setString(4, policy.action().name());
            upsert.executeUpdate();
        }
    }

    void remove(long account, LimitKind kind) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "DELETE FROM limit_policy WHERE account = ? AND kind = ?")) {
            delete.setLong(1, account);
            delete.setString(2, kind.name());
            delete.executeUpdate();
        }
    }
}
