package org.bourse.risk.guard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bourse.risk.policy.Action;
import org.bourse.risk.policy.Figures;
import org.bourse.risk.policy.LimitKind;
import org.bourse.risk.policy.Stage;
import org.bourse.risk.policy.Trip;
import org.jspecify.annotations.Nullable;

/** The tables {@code limit_trip} and {@code limit_arming}, within a transaction. */
final class TripTable {
    private final Connection connection;

    TripTable(Connection connection) {
        this.connection = connection;
    }

    /** A row as it stands. */
    record Row(
            long number,
            String tripId,
            long account,
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
            long venueTimeMicros) {}

    /** How often a limit was armed anew in a day. */
    record Arming(long account, LimitKind kind, int day, int arming) {}

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
                            venue_time_micros, asset)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
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
                                row.getLong("venue_time_micros")));
            }
        }
        return found;
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
}
