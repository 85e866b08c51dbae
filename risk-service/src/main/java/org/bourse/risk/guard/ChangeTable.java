package org.bourse.risk.guard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import org.bourse.risk.consent.ChangeRows;
import org.bourse.risk.policy.Action;
import org.bourse.risk.policy.LimitKind;
import org.bourse.risk.policy.Policy;

/** The table {@code policy_change}, within a transaction. */
final class ChangeTable extends ChangeRows<PolicyChange> {
    ChangeTable(Connection connection) {
        super(connection, "policy_change");
    }

    /** Empty when one of the same account and kind is pending. */
    Optional<PolicyChange> add(
            long account, LimitKind kind, Optional<Policy> policy, String by, Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection()
                        .prepareStatement(
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

    @Override
    protected PolicyChange change(ResultSet row) throws SQLException {
        String action = row.getString("action");
        long limit = row.getLong("limit_value");
        return new PolicyChange(
                row.getLong("number"),
                row.getLong("account"),
                LimitKind.valueOf(row.getString("kind")),
                Optional.ofNullable(action).map(word -> new Policy(limit, Action.valueOf(word))),
                PolicyChange.State.valueOf(row.getString("state")),
                row.getString("requested_by"),
                requestedAt(row),
                decision(row));
    }
}
