package org.bourse.risk.guard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bourse.risk.policy.Action;
import org.bourse.risk.policy.Arming;
import org.bourse.risk.policy.CloseOutStep;
import org.bourse.risk.policy.Figures;
import org.bourse.risk.policy.LimitKind;
import org.bourse.risk.policy.Stage;
import org.bourse.risk.policy.Trip;
import org.jspecify.annotations.Nullable;

/** The tables {@code limit_trip} and {@code limit_arming}, within a transaction. */
final class TripTable {
    /** An account is being closed out; any other word says how that ended. */
    private static final String RUNNING = "RUNNING";

    private final Connection connection;

    TripTable(Connection connection) {
        this.connection = connection;
    }

    /**
     * A row as it stands.
     *
     * @param account or a group, by its negative number
     * @param group whose limit it was; 0: the account's own
     */
    record Row(
            long number,
            String tripId,
            long account,
            long group,
            LimitKind kind,
            Stage stage,
            int day,
            int arming,
            long limit,
            long value,
            Action action,
            @Nullable Long commandPosition,
            Figures figures,
            long position,
            long venueTimeMicros,
            @Nullable String closeOut,
            int closeOutSteps) {}

    /**
     * An account that is being closed out.
     *
     * @param steps that were sent
     * @param position of the newest command
     */
    record Closing(long account, String tripId, int steps, long position) {}

    /**
     * Adds what tripped; false when it is there already.
     *
     * @param asset number of the reference asset; empty before it is known
     */
    boolean add(int venue, Trip trip, Optional<Long> commandPosition, Optional<Integer> asset)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO limit_trip (trip_id, account, kind, stage, day, arming,
                            limit_value, value, action, command_position, figures, position,
                            venue_time_micros, asset, close_out, account_group)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING\
                        """)) {
            insert.setString(1, trip.id(venue));
            insert.setLong(2, trip.account());
            insert.setString(3, trip.kind().name());
            insert.setString(4, trip.stage().name());
            insert.setInt(5, trip.day());
            insert.setInt(6, trip.arming());
            insert.setLong(7, trip.policy().limit());
            insert.setLong(8, trip.value());
            insert.setString(9, trip.action().name());
            insert.setObject(10, commandPosition.orElse(null), Types.BIGINT);
            insert.setString(11, GuardJson.write(trip.figures()));
            insert.setLong(12, trip.position());
            insert.setLong(13, trip.venueTimeMicros());
            insert.setObject(14, asset.orElse(null), Types.INTEGER);
            boolean sells = trip.action() == Action.CLOSE_OUT && !trip.isOfGroup();
            insert.setString(15, sells ? RUNNING : null);
            insert.setLong(16, trip.group());
            return insert.executeUpdate() == 1;
        }
    }

    /** The newest first, with numbers below this only. */
    List<Row> newest(Optional<Long> account, Optional<LimitKind> kind, long before, int countMax)
            throws SQLException {
        String sql =
                "SELECT * FROM limit_trip WHERE number < ?"
                        + (account.isPresent() ? " AND account = ?" : "")
                        + (kind.isPresent() ? " AND kind = ?" : "")
                        + " ORDER BY number DESC LIMIT ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int at = 1;
            select.setLong(at++, before);
            if (account.isPresent()) {
                select.setLong(at++, account.get());
            }
            if (kind.isPresent()) {
                select.setString(at++, kind.get().name());
            }
            select.setInt(at, countMax);
            return read(select);
        }
    }

    /** Those of that day and later ones. */
    List<Row> since(int day) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT * FROM limit_trip WHERE day >= ?")) {
            select.setInt(1, day);
            return read(select);
        }
    }

    private static List<Row> read(PreparedStatement select) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(
                        new Row(
                                row.getLong("number"),
                                row.getString("trip_id"),
                                row.getLong("account"),
                                row.getLong("account_group"),
                                LimitKind.valueOf(row.getString("kind")),
                                Stage.valueOf(row.getString("stage")),
                                row.getInt("day"),
                                row.getInt("arming"),
                                row.getLong("limit_value"),
                                row.getLong("value"),
                                Action.valueOf(row.getString("action")),
                                row.getObject("command_position", Long.class),
                                GuardJson.read(row.getString("figures"), Figures.class),
                                row.getLong("position"),
                                row.getLong("venue_time_micros"),
                                row.getString("close_out"),
                                row.getInt("close_out_steps")));
            }
        }
        return found;
    }

    /** Accounts that are being closed out, the trip that came first where several cause it. */
    List<Closing> closing() throws SQLException {
        List<Closing> found = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT account, trip_id, close_out_steps,
                            coalesce(close_out_position, command_position, 0)
                        FROM limit_trip WHERE close_out = ? ORDER BY number\
                        """)) {
            select.setString(1, RUNNING);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(
                            new Closing(
                                    row.getLong(1),
                                    row.getString(2),
                                    row.getInt(3),
                                    row.getLong(4)));
                }
            }
        }
        return found;
    }

    /** Keeps that a step was sent; false when that is known. */
    boolean sold(CloseOutStep.Sell step, long position) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        UPDATE limit_trip SET close_out_steps = ?, close_out_position = ?
                        WHERE trip_id = ? AND close_out_steps < ?\
                        """)) {
            update.setInt(1, step.number());
            update.setLong(2, position);
            update.setString(3, step.tripId());
            update.setInt(4, step.number());
            return update.executeUpdate() == 1;
        }
    }

    /** Keeps how it ended, for all trips that caused it; false when that is known. */
    boolean closedOut(CloseOutStep.Ended how) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE limit_trip SET close_out = ? WHERE account = ? AND close_out = ?")) {
            update.setString(1, how.end().name());
            update.setLong(2, how.account());
            update.setString(3, RUNNING);
            return update.executeUpdate() > 0;
        }
    }

    /** Those of that day and later ones. */
    List<Arming> armings(int day) throws SQLException {
        List<Arming> found = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT account, kind, day, arming FROM limit_arming WHERE day >= ?")) {
            select.setInt(1, day);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(
                            new Arming(
                                    row.getLong(1),
                                    LimitKind.valueOf(row.getString(2)),
                                    row.getInt(3),
                                    row.getInt(4)));
                }
            }
        }
        return found;
    }

    /** Arms a limit anew. */
    void arm(long account, LimitKind kind, int day) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        INSERT INTO limit_arming AS known (account, kind, day, arming)
                        VALUES (?, ?, ?, 1)
                        ON CONFLICT (account, kind, day) DO UPDATE SET arming = known.arming + 1\
                        """)) {
            upsert.setLong(1, account);
            upsert.setString(2, kind.name());
            upsert.setInt(3, day);
            upsert.executeUpdate();
        }
    }

    /**
     * Arms the venue's limit anew for the accounts for which it tripped that day; those with a
     * policy of their own are judged by that.
     *
     * @param unwritten accounts for which it tripped, whether that is a row yet or not
     */
    void armOfVenue(LimitKind kind, int day, Collection<Long> unwritten) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        INSERT INTO limit_arming AS known (account, kind, day, arming)
                        SELECT account, ?, ?, 1 FROM (
                            SELECT unnest(?) AS account UNION
                            SELECT account FROM limit_trip
                            WHERE day = ? AND kind = ? AND account > 0 AND account_group = 0
                        ) AS tripped
                        WHERE NOT EXISTS (SELECT FROM limit_policy AS own
                            WHERE own.account = tripped.account AND own.kind = ?)
                        ON CONFLICT (account, kind, day) DO UPDATE SET arming = known.arming + 1\
                        """)) {
            upsert.setString(1, kind.name());
            upsert.setInt(2, day);
            upsert.setArray(3, connection.createArrayOf("bigint", unwritten.toArray()));
            upsert.setInt(4, day);
            upsert.setString(5, kind.name());
            upsert.setString(6, kind.name());
            upsert.executeUpdate();
        }
    }
}
