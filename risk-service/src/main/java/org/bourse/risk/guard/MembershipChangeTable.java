package org.bourse.risk.guard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.bourse.risk.consent.ChangeRows;

/** The table {@code membership_change}, within a transaction. */
final class MembershipChangeTable extends ChangeRows<MembershipChange> {
    MembershipChangeTable(Connection connection) {
        super(connection, "membership_change");
    }

    /** Empty when one of the same account and group, or of the same asset, is pending. */
    Optional<MembershipChange> add(
            MembershipChange.Kind kind, long member, String place, String by, Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection()
                        .prepareStatement(
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

    @Override
    protected MembershipChange change(ResultSet row) throws SQLException {
        return new MembershipChange(
                row.getLong("number"),
                MembershipChange.Kind.valueOf(row.getString("kind")),
                row.getLong("member"),
                row.getString("place"),
                PolicyChange.State.valueOf(row.getString("state")),
                row.getString("requested_by"),
                requestedAt(row),
                decision(row));
    }
}
