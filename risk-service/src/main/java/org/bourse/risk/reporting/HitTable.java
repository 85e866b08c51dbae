package org.bourse.risk.reporting;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bourse.contracts.Ids;
import org.bourse.risk.threshold.HitRule;
import org.bourse.risk.threshold.Transfer;
import org.bourse.risk.volume.VenueDay;

/**
 * The table {@code threshold_hit}, whose rows never change, and with each row its alert in {@code
 * threshold_alert}. Within somebody's transaction.
 */
final class HitTable {
    private final Connection connection;

    HitTable(Connection connection) {
        this.connection = connection;
    }

    /** A row: its number in the order of the log, and its text. */
    record Row(long number, String document) {}

    /** How many hits a day has. */
    record Day(int day, long hits) {}

    /**
     * Which hits are asked for.
     *
     * @param day in days since the Unix epoch
     * @param accounts of any of these; empty: of all
     */
    record Query(Optional<Integer> day, Set<Long> accounts, Optional<HitRule> rule) {
        Query {
            accounts = Set.copyOf(accounts);
        }
    }

    /** Adds it with its alert, unless it is there. */
    void add(HitView hit, Transfer completing) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        WITH hit AS (
                            INSERT INTO threshold_hit (hit_id, rule, account, day, document)
                            VALUES (?, ?, ?, ?, ?) ON CONFLICT (hit_id) DO NOTHING
                            RETURNING hit_id, rule, account, day)
                        INSERT INTO threshold_alert (hit_id, rule, account, day, position,
                            venue_time_micros)
                        SELECT hit_id, rule, account, day, ?, ? FROM hit\
                        """)) {
            insert.setString(1, hit.hitId());
            insert.setString(2, hit.rule());
            insert.setLong(3, Ids.parse(hit.accountId()));
            insert.setLong(4, LocalDate.parse(hit.day()).toEpochDay());
            insert.setString(5, HitJson.write(hit));
            insert.setLong(6, completing.position());
            insert.setLong(7, completing.timeMicros());
            insert.executeUpdate();
        }
    }

    /** The newest first, with numbers below this only. */
    List<Row> newest(Query query, long before, int countMax) throws SQLException {
        String sql =
                "SELECT number, document FROM threshold_hit WHERE number < ?"
                        + (query.day().isPresent() ? " AND day = ?" : "")
                        + (query.accounts().isEmpty() ? "" : " AND account = ANY (?)")
                        + (query.rule().isPresent() ? " AND rule = ?" : "")
                        + " ORDER BY number DESC LIMIT ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int at = 1;
            select.setLong(at++, before);
            if (query.day().isPresent()) {
                select.setInt(at++, query.day().get());
            }
            if (!query.accounts().isEmpty()) {
                select.setArray(
                        at++, connection.createArrayOf("bigint", query.accounts().toArray()));
            }
            if (query.rule().isPresent()) {
                select.setString(at++, query.rule().get().name());
            }
            select.setInt(at, countMax);
            return read(select);
        }
    }

    /** A day's, in the order of the log, with numbers above this only. */
    List<Row> ofDay(int day, long after, int countMax) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT number, document FROM threshold_hit WHERE day = ? AND number > ?
                        ORDER BY number LIMIT ?\
                        """)) {
            select.setInt(1, day);
            select.setLong(2, after);
            select.setInt(3, countMax);
            return read(select);
        }
    }

    private static List<Row> read(PreparedStatement select) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(new Row(row.getLong(1), row.getString(2)));
            }
        }
        return found;
    }

    /** Days that have hits, the newest first, before this one only. */
    List<Day> days(int before, int countMax) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT day, count(*) FROM threshold_hit WHERE day < ?
                        GROUP BY day ORDER BY day DESC LIMIT ?\
                        """)) {
            select.setInt(1, before);
            select.setInt(2, countMax);
            List<Day> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Day(row.getInt(1), row.getLong(2)));
                }
            }
            return found;
        }
    }

    /** Whether the venue's time is past this day: no hit of it can come. */
    boolean isOver(int day) throws SQLException {
        return VenueDay.of(new ThresholdClock(connection).read().venueTimeMicros()) > day;
    }
}
