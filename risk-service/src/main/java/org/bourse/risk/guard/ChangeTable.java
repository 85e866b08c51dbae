package org.bourse.risk.guard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bourse.risk.consent.Decision;
import org.bourse.risk.policy.Action;
import org.bourse.risk.policy.LimitKind;
import org.bourse.risk.policy.Policy;

/** The table {@code policy_change}, within a transaction. */
final class ChangeTable {
    private final Connection connection;

    ChangeTable(Connection connection) {
        this.connection = connection;
    }

    /** Empty when one of the same account and kind is pending. */
    Optional<PolicyChange> add(
            long account, LimitKind kind, Optional<Policy> policy, String by, Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO policy_change (account, kind, limit_value, action,
                            requested_by, requested_at)
                        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING *\
                        """)) {
            insert.setLong(1, account);
            insert.setString(2, kind.name());
            insert.setObject(3, policy.map(Policy::limit).orElse(null), Types.BIGINT);
            insert.setString(4, policy.map(set -> set.action().name()).orElse(null));
            insert.setString(5, by);
            insert.setTimestamp(6, Timestamp.from(now));
            return read(insert).stream().findFirst();
        }
    }

    /** Holds the row's lock until the transaction ends. */
    Optional<PolicyChange> lock(long number) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT * FROM policy_change WHERE number = ? FOR UPDATE")) {
            select.setLong(1, number);
            return read(select).stream().findFirst();
        }
    }

    PolicyChange decide(long number, PolicyChange.State state, String by, Instant now)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        UPDATE policy_change SET state = ?, decided_by = ?, decided_at = ?
                        WHERE number = ? RETURNING *\
                        """)) {
            update.setString(1, state.name());
            update.setString(2, by);
            update.setTimestamp(3, Timestamp.from(now));
            update.setLong(4, number);
            return read(update).getFirst();
        }
    }

    /** The newest first, with numbers below this only. */
    List<PolicyChange> newest(Optional<PolicyChange.State> state, long before, int countMax)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT * FROM policy_change WHERE number < ?"
                                + (state.isPresent() ? " AND state = ?" : "")
                                + " ORDER BY number DESC LIMIT ?")) {
            int at = 1;
            select.setLong(at++, before);
            if (state.isPresent()) {
                select.setString(at++, state.get().name());
            }
            select.setInt(at, countMax);
            return read(select);
        }
    }

    private static List<PolicyChange> read(PreparedStatement statement) throws SQLException {
        List<PolicyChange> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String action = row.getString("action");
                long limit = row.getLong("limit_value");
                String decidedBy = row.getString("decided_by");
                found.add(
                        new PolicyChange(
                                row.getLong("number"),
                                row.getLong("account"),
                                LimitKind.valueOf(row.getString("kind")),
                                Optional.ofNullable(action)
                                        .map(word -> new Policy(limit, Action.valueOf(word))),
                                PolicyChange.State.valueOf(row.getString("state")),
                                row.getString("requested_by"),
                                instant(row, "requested_at"),
                                decidedBy == null
                                        ? Optional.empty()
                                        : Optional.of(
                                                new Decision(
                                                        decidedBy, instant(row, "decided_at")))));
            }
        }
        return found;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getTimestamp(column)).toInstant();
    }
}
