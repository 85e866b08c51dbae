package org.bourse.risk.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.bourse.risk.consent.ChangeRows;

/** The table {@code limit_change}, within a transaction. */
final class AskedLimitsTable extends ChangeRows<AskedLimits> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    AskedLimitsTable(Connection connection) {
        super(connection, "limit_change");
    }

    /** Empty when a change of the same account is pending. */
    Optional<AskedLimits> add(long account, LimitsRequest request, String by, Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection()
                        .prepareStatement(
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

    /** What was approved was not taken by the venue. */
    void refused(long number) throws SQLException {
        try (PreparedStatement update =
                connection()
                        .prepareStatement(
                                """
                                UPDATE limit_change SET state = 'REFUSED'
                                WHERE number = ? AND state = 'APPROVED'\
                                """)) {
            update.setLong(1, number);
            update.executeUpdate();
        }
    }

    @Override
    protected AskedLimits change(ResultSet row) throws SQLException {
        return new AskedLimits(
                row.getLong("number"),
                row.getLong("account"),
                request(row.getString("request")),
                AskedLimits.State.valueOf(row.getString("state")),
                row.getString("requested_by"),
                requestedAt(row),
                decision(row));
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
