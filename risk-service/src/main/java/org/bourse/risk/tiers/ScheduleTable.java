package org.bourse.risk.tiers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bourse.risk.tier.TierSchedule;

/**
 * The tables of what operators decided, and of the runs: {@code fee_schedule}, {@code
 * fee_schedule_step}, {@code tier_release} and {@code fee_tier_run}.
 */
final class ScheduleTable {
    private final Connection connection;

    ScheduleTable(Connection connection) {
        this.connection = connection;
    }

    /**
     * A schedule as it is set.
     *
     * @param reference number of the asset volumes are measured in
     */
    record Stored(int reference, TierSchedule schedule) {}

    /**
     * Between computing a run and changing what it is computed from, until the transaction ends.
     */
    void lock() throws SQLException {
        try (Statement lock = connection.createStatement()) {
            lock.execute("SELECT 1 FROM fee_schedule FOR UPDATE");
        }
    }

    Optional<Stored> read() throws SQLException {
        List<TierSchedule.Step> steps = new ArrayList<>();
        try (Statement select = connection.createStatement()) {
            try (ResultSet row =
                    select.executeQuery(
                            """
                            SELECT tier, volume_minor_from FROM fee_schedule_step
                            ORDER BY volume_minor_from\
                            """)) {
                while (row.next()) {
                    steps.add(new TierSchedule.Step(row.getInt(1), row.getLong(2)));
                }
            }
            try (ResultSet row = select.executeQuery("SELECT reference FROM fee_schedule")) {
                return row.next()
                        ? Optional.of(new Stored(row.getInt(1), new TierSchedule(steps)))
                        : Optional.empty();
            }
        }
    }

    /** In the place of the one before. */
    void set(Stored stored) throws SQLException {
        try (PreparedStatement upsert =
                        connection.prepareStatement(
                                """
                                INSERT INTO fee_schedule (reference) VALUES (?)
                                ON CONFLICT (only_row)
                                DO UPDATE SET reference = excluded.reference\
                                """);
                PreparedStatement clear =
                        connection.prepareStatement("DELETE FROM fee_schedule_step");
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO fee_schedule_step (tier, volume_minor_from)
                                VALUES (?, ?)\
                                """)) {
            upsert.setInt(1, stored.reference());
            upsert.executeUpdate();
            clear.executeUpdate();
            for (TierSchedule.Step step : stored.schedule().steps()) {
                insert.setInt(1, step.tier());
                insert.setLong(2, step.fromMinor());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** What was set by hand up to the position holds no longer. */
    void release(long account, long position) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        INSERT INTO tier_release (account, position) VALUES (?, ?)
                        ON CONFLICT (account) DO UPDATE SET position = excluded.position\
                        """)) {
            upsert.setLong(1, account);
            upsert.setLong(2, position);
            upsert.executeUpdate();
        }
    }

    boolean isFinished(int day) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT 1 FROM fee_tier_run WHERE day >= ? AND finished")) {
            select.setInt(1, day);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Notes a pass of the day's run, how many accounts it moved, and whether it was the last. */
    void note(int day, int changed, boolean finished) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        INSERT INTO fee_tier_run (day, changed, finished) VALUES (?, ?, ?)
                        ON CONFLICT (day) DO UPDATE SET
                            changed = fee_tier_run.changed + excluded.changed,
                            finished = excluded.finished\
                        """)) {
            upsert.setInt(1, day);
            upsert.setInt(2, changed);
            upsert.setBoolean(3, finished);
            upsert.executeUpdate();
        }
    }

    /** The newest run is done again: what it is computed from was changed. */
    void reopen() throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        UPDATE fee_tier_run SET finished = false
                        WHERE day = (SELECT max(day) FROM fee_tier_run)\
                        """)) {
            update.executeUpdate();
        }
    }
}
