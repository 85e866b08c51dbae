package org.bourse.portfolio.close;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Closes days that have ended, one after the other. */
final class DayCloser {

    /**
     * Another process waits, and finds the day closed. A rebuild waits, too, and begins with these
     * tables, so that what is closed here is cleared with the ledger it was made of.
     */
    private static final String LOCK = "LOCK TABLE day_close IN SHARE ROW EXCLUSIVE MODE";

    private static final String STANDING =
            """
            SELECT t.venue_time,
                (SELECT venue_time FROM journal_entry ORDER BY position LIMIT 1),
                c.day, coalesce(c.position, -1)
            FROM ledger_time t
            LEFT JOIN (SELECT * FROM day_close ORDER BY day DESC LIMIT 1) c ON true\
            """;

    private static final String LAST =
            """
            SELECT position FROM journal_entry WHERE venue_time < ?
            ORDER BY venue_time DESC, position DESC LIMIT 1\
            """;

    private static final String CLOSE =
            """
            INSERT INTO day_close (day, until, position, entries, hash)
            VALUES (?, ?, ?,
                (SELECT count(*) FROM journal_entry WHERE position > ? AND position <= ?),
                (SELECT hash FROM journal_entry WHERE position = ?))\
            """;

    private static final String TOTALS =
            """
            INSERT INTO day_close_total (day, chart_account, asset, amount)
            SELECT ?::date, * FROM unnest(?::text[], ?::integer[], ?::numeric[])\
            """;

    private final VenueDays days;

    DayCloser(VenueDays days) {
        this.days = days;
    }

    /** A day that was closed, at the position of its last entry. */
    record Closed(LocalDate day, long position) {}

    /** The first day to be closed, its end, and the position of the close before. */
    private record Due(LocalDate day, Instant end, long lastPosition) {}

    /**
     * Closes the first day that has ended and is not closed; empty when there is none. All of it is
     * one transaction, which the caller commits.
     */
    Optional<Closed> closeNext(Connection connection) throws SQLException {
        try (Statement lock = connection.createStatement()) {
            lock.execute(LOCK);
        }
        Optional<Due> due = due(connection);
        return due.isEmpty() ? Optional.empty() : Optional.of(close(connection, due.get()));
    }

    private Optional<Due> due(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(STANDING);
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            Instant now = row.getObject(1, OffsetDateTime.class).toInstant();
            OffsetDateTime first = row.getObject(2, OffsetDateTime.class);
            LocalDate closed = row.getObject(3, LocalDate.class);
            if (first == null) {
                return Optional.empty();
            }
            LocalDate day = closed == null ? days.of(first.toInstant()) : days.after(closed);
            Instant end = days.end(day);
            return now.isBefore(end)
                    ? Optional.empty()
                    : Optional.of(new Due(day, end, row.getLong(4)));
        }
    }

    private static Closed close(Connection connection, Due due) throws SQLException {
        long position = lastBefore(connection, due.end());
        List<TrialBalance.Total> totals = TrialBalance.at(connection, position);
        try (PreparedStatement insert = connection.prepareStatement(CLOSE)) {
            insert.setObject(1, due.day());
            insert.setObject(2, due.end().atOffset(ZoneOffset.UTC));
            insert.setLong(3, position);
            insert.setLong(4, due.lastPosition());
            insert.setLong(5, position);
            insert.setLong(6, position);
            insert.executeUpdate();
        }
        insertTotals(connection, due.day(), totals);
        return new Closed(due.day(), position);
    }

    private static long lastBefore(Connection connection, Instant end) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LAST)) {
            select.setObject(1, end.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : -1;
            }
        }
    }

    private static void insertTotals(
            Connection connection, LocalDate day, List<TrialBalance.Total> totals)
            throws SQLException {
        String[] accounts = totals.stream().map(it -> it.account().name()).toArray(String[]::new);
        Integer[] assets = totals.stream().map(TrialBalance.Total::asset).toArray(Integer[]::new);
        BigDecimal[] amounts =
                totals.stream().map(TrialBalance.Total::amount).toArray(BigDecimal[]::new);
        try (PreparedStatement insert = connection.prepareStatement(TOTALS)) {
            insert.setObject(1, day);
            insert.setArray(2, connection.createArrayOf("text", accounts));
            insert.setArray(3, connection.createArrayOf("integer", assets));
            insert.setArray(4, connection.createArrayOf("numeric", amounts));
            insert.executeUpdate();
        }
    }
}
