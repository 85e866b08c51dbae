package org.bourse.risk.guard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bourse.risk.consent.Decision;

/** The table {@code membership_change}, within a transaction. */
final class MembershipChangeTable {
    private final Connection connection;

    MembershipChangeTable(Connection connection) {
        this.connection = connection;
    }

    /** Empty when one of the same account and group, or of the same asset, is pending. */
    Optional<MembershipChange> add(
            MembershipChange.Kind kind, long member, String place, String by, Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO membership_change (kind, member, place, requested_by,
                            requested_at)
                        VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING *\
                        """)) {
            insert.setString(1, kind.name());
            insert.setLong(2, member);
            insert.setString(3, place);
            insert.setString(4, by);
            insert.setTimestamp(5, Timestamp.from(now));
            return read(insert).stream().findFirst();
        }
    }

    /** Holds the row's lock until the transaction ends. */
    Optional<MembershipChange> lock(long number) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT * FROM membership_change WHERE number = ? FOR UPDATE")) {
            select.setLong(1, number);
            return read(select).stream().findFirst();
        }
    }

    MembershipChange decide(long number, PolicyChange.State state, String by, Instant now)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        UPDATE membership_change SET state = ?, decided_by = ?, decided_at = ?
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
    List<MembershipChange> newest(Optional<PolicyChange.State> state, long before, int countMax)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT * FROM membership_change WHERE number < ?"
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

    private static List<MembershipChange> read(PreparedStatement statement) throws SQLException {
        List<MembershipChange> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String decidedBy = row.getString("decided_by");
                found.add(
                        new MembershipChange(
                                row.getLong("number"),
                                MembershipChange.Kind.valueOf(row.getString("kind")),
                                row.getLong("member"),
                                row.getString("place"),
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
