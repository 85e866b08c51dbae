package org.bourse.order.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement that reads.
 *
 * @param parameters whole numbers, texts and {@link java.time.OffsetDateTime}s
 * @param isPage whether it reads a page of a list along an index: planned once for all accounts, as
 *     to plan it costs more than to run it, and what looks good for one with ten orders is slow for
 *     one with a million
 */
public record Query(String sql, List<Object> parameters, boolean isPage) {
    public Query {
        parameters = List.copyOf(parameters);
    }

    /** Makes something of a row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Says how pages are planned, until the transaction ends. */
    public static final String PLAN_PAGES =
            "SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL enable_seqscan = off;"
                    + " SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off";

    public <T> List<T> rows(Connection connection, RowReader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                select.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(reader.read(row));
                }
            }
        }
        return rows;
    }
}
