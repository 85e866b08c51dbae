package org.bourse.risk.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
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

/** The table {@code limit_change}, within a transaction. */
final class AskedLimitsTable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Connection connection;

    AskedLimitsTable(Connection connection) {
        this.connection = connection;
    }

    /** Empty when a change of the same account is pending. */
    Optional<AskedLimits> add(long account, LimitsRequest request, String by, Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO limit_change (account, request, requested_by, requested_at)
                        VALUES (?, ?::jsonb, ?, ?) ON CONFLICT DO NOTHING RETURNING *\
                        """)) {
            insert.setLong(1, account);
            insert.setString(2, write(request));
            insert.setString(3, by);
            insert.setTimestamp(4, Timestamp.from(now));
            return read(insert).stream().findFirst();
        }
    }

    Optional<AskedLimits> find(long number) throws SQLException {
        return select("SELECT * FROM limit_change WHERE number = ?", number);
    }

    /** Holds the row's lock until the transaction ends. */
    Optional<AskedLimits> lock(long number) throws SQLException {
        return select("SELECT * FROM limit_change WHERE number = ? FOR UPDATE", number);
    }

    private Optional<AskedLimits> select(String query, long number) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setLong(1, number);
            return read(select).stream().findFirst();
        }
    }

    AskedLimits decide(long number, AskedLimits.State state, String by, Instant now)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        UPDATE limit_change SET state = ?, decided_by = ?, decided_at = ?
                        WHERE number = ? RETURNING *\
                        """)) {
            update.setString(1, state.name());
            update.setString(2, by);
            update.setTimestamp(3, Timestamp.from(now));
            update.setLong(4, number);
            return read(update).getFirst();
        }
    }

    /** What was approved was not taken by the venue. */
    void refused(long number) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        UPDATE limit_change SET state = 'REFUSED'
                        WHERE number = ? AND state = 'APPROVED'\
                        """)) {
            update.setLong(1, number);
            update.executeUpdate();
        }
    }

    /** The newest first, with numbers below this only. */
    List<AskedLimits> newest(Optional<AskedLimits.State> state, long before, int countMax)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT * FROM limit_change WHERE number < ?"
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

    private static List<AskedLimits> read(PreparedStatement statement) throws SQLException {
        List<AskedLimits> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String decidedBy = row.getString("decided_by");
                found.add(
                        new AskedLimits(
                                row.getLong("number"),
                                row.getLong("account"),
                                request(row.getString("request")),
                                AskedLimits.State.valueOf(row.getString("state")),
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

    private static String write(LimitsRequest request) {
        try {
            return JSON.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not to be written as JSON", e);
        }
    }

    private static LimitsRequest request(String json) {
        try {
            return JSON.readValue(json, LimitsRequest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row holds other JSON than was written", e);
        }
    }
}
