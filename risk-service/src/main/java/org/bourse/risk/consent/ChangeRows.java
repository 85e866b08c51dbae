package org.bourse.risk.consent;

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

/**
 * A table of changes that two people decide on, within a transaction. It has columns number, state,
 * requested_at, decided_by and decided_at.
 *
 * @param <T> the change
 */
public abstract class ChangeRows<T> {
    private final Connection connection;
    private final String table;

    /**
     * @param table its name, a constant
     */
    protected ChangeRows(Connection connection, String table) {
        this.connection = connection;
        this.table = table;
    }

    /** The change of the row at which a result is. */
    protected abstract T change(ResultSet row) throws SQLException;

    protected final Connection connection() {
        return connection;
    }

    public final Optional<T> find(long number) throws SQLException {
        return one(number, "");
    }

    /** Holds the row's lock until the transaction ends. */
    public final Optional<T> lock(long number) throws SQLException {
        return one(number, " FOR UPDATE");
    }

    private Optional<T> one(long number, String how) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT * FROM " + table + " WHERE number = ?" + how)) {
            select.setLong(1, number);
            return read(select).stream().findFirst();
        }
    }

    /** The change as it is now. */
    public final T decide(long number, Enum<?> state, String by, Instant now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE "
                                + table
                                + " SET state = ?, decided_by = ?, decided_at = ?"
                                + " WHERE number = ? RETURNING *")) {
            update.setString(1, state.name());
            update.setString(2, by);
            update.setTimestamp(3, Timestamp.from(now));
            update.setLong(4, number);
            return read(update).getFirst();
        }
    }

    /** The newest first, with numbers below this only. */
    public final List<T> newest(Optional<? extends Enum<?>> state, long before, int countMax)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT * FROM "
                                + table
                                + " WHERE number < ?"
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

    /** The changes a statement gives. */
    protected final List<T> read(PreparedStatement statement) throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(change(row));
            }
        }
        return found;
    }

    protected static Instant requestedAt(ResultSet row) throws SQLException {
        return instant(row, "requested_at");
    }

    /** Empty while it waits. */
    protected static Optional<Decision> decision(ResultSet row) throws SQLException {
        String by = row.getString("decided_by");
        return by == null
                ? Optional.empty()
                : Optional.of(new Decision(by, instant(row, "decided_at")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getTimestamp(column)).toInstant();
    }
}
