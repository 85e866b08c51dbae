package org.bourse.risk.alert;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bourse.contracts.v1.AlertKind;
import org.bourse.risk.volume.AccountAsset;
import org.bourse.risk.volume.Breach;
import org.bourse.risk.volume.VolumeKey;

/** The table {@code alert}, within somebody's transaction. */
public final class AlertTable {
    private final Connection connection;
    private final int venue;

    public AlertTable(Connection connection, int venue) {
        this.connection = connection;
        this.venue = venue;
    }

    /** Those of these days that have an alert of their volume already. */
    public Set<VolumeKey> alerted(Collection<VolumeKey> keys) throws SQLException {
        List<Long> accounts = new ArrayList<>();
        List<Integer> days = new ArrayList<>();
        for (VolumeKey key : keys) {
            accounts.add(key.account());
            days.add(key.day());
        }
        Set<VolumeKey> alerted = new HashSet<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT account, asset, day FROM alert
                        WHERE kind = ? AND account = ANY (?) AND day = ANY (?)\
                        """)) {
            select.setString(1, AlertKind.DAILY_VOLUME.name());
            select.setArray(2, connection.createArrayOf("bigint", accounts.toArray()));
            select.setArray(3, connection.createArrayOf("integer", days.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    AccountAsset of = new AccountAsset(row.getLong(1), row.getInt(2));
                    alerted.add(new VolumeKey(of, row.getInt(3)));
                }
            }
        }
        return alerted;
    }

    /** Adds an alert for each breach whose day has none. */
    public void add(List<Breach> breaches) throws SQLException {
        if (breaches.isEmpty()) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO alert (alert_id, kind, account, asset, day, limit_minor,
                            value_minor, position, venue_time_micros)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                        """)) {
            for (Breach breach : breaches) {
                VolumeKey key = breach.key();
                insert.setString(1, AlertId.dailyVolume(venue, key));
                insert.setString(2, AlertKind.DAILY_VOLUME.name());
                insert.setLong(3, key.account());
                insert.setInt(4, key.asset());
                insert.setInt(5, key.day());
                insert.setLong(6, breach.limitMinor());
                insert.setLong(7, breach.valueMinor());
                insert.setLong(8, breach.position());
                insert.setLong(9, breach.venueTimeMicros());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
