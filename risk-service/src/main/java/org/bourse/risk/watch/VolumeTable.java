package org.bourse.risk.watch;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bourse.risk.volume.AccountAsset;
import org.bourse.risk.volume.VolumeKey;

/** The tables {@code daily_volume} and {@code daily_volume_limit}. */
public final class VolumeTable {
    private final Connection connection;

    public VolumeTable(Connection connection) {
        this.connection = connection;
    }

    /** Those of these volumes that are there, in minor units. */
    Map<VolumeKey, Long> volumes(Collection<VolumeKey> keys) throws SQLException {
        Map<VolumeKey, Long> volumes = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT account, asset, day, volume_minor FROM daily_volume
                        WHERE (account, asset, day) IN
                            (SELECT * FROM unnest(?::bigint[], ?::integer[], ?::integer[]))\
                        """)) {
            setKeys(select, keys);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    AccountAsset of = new AccountAsset(row.getLong(1), row.getInt(2));
                    volumes.put(new VolumeKey(of, row.getInt(3)), row.getLong(4));
                }
            }
        }
        return volumes;
    }

    /** An account's volumes of a day, by asset. */
    public Map<Integer, Long> volumes(long account, int day) throws SQLException {
        return byAsset(
                """
                SELECT asset, volume_minor FROM daily_volume WHERE account = ? AND day = ?\
                """,
                account,
                day);
    }

    void store(Map<VolumeKey, Long> volumes) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        INSERT INTO daily_volume (account, asset, day, volume_minor)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT (account, asset, day)
                        DO UPDATE SET volume_minor = excluded.volume_minor\
                        """)) {
            for (Map.Entry<VolumeKey, Long> volume : volumes.entrySet()) {
                upsert.setLong(1, volume.getKey().account());
                upsert.setInt(2, volume.getKey().asset());
                upsert.setInt(3, volume.getKey().day());
                upsert.setLong(4, volume.getValue());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    /** The daily limits of these accounts, in minor units. */
    Map<AccountAsset, Long> limits(Collection<VolumeKey> keys) throws SQLException {
        Map<AccountAsset, Long> limits = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT account, asset, volume_minor_max FROM daily_volume_limit
                        WHERE account = ANY (?)\
                        """)) {
            Array accounts =
                    connection.createArrayOf(
                            "bigint", keys.stream().map(VolumeKey::account).distinct().toArray());
            select.setArray(1, accounts);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    limits.put(new AccountAsset(row.getLong(1), row.getInt(2)), row.getLong(3));
                }
            }
        }
        return limits;
    }

    /** An account's daily limits by asset. */
    public Map<Integer, Long> limits(long account) throws SQLException {
        return byAsset(
                "SELECT asset, volume_minor_max FROM daily_volume_limit WHERE account = ?",
                account);
    }

    public void setLimit(AccountAsset of, long volumeMinorMax) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        INSERT INTO daily_volume_limit (account, asset, volume_minor_max)
                        VALUES (?, ?, ?)
                        ON CONFLICT (account, asset)
                        DO UPDATE SET volume_minor_max = excluded.volume_minor_max\
                        """)) {
            upsert.setLong(1, of.account());
            upsert.setInt(2, of.asset());
            upsert.setLong(3, volumeMinorMax);
            upsert.executeUpdate();
        }
    }

    public void liftLimit(AccountAsset of) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "DELETE FROM daily_volume_limit WHERE account = ? AND asset = ?")) {
            delete.setLong(1, of.account());
            delete.setInt(2, of.asset());
            delete.executeUpdate();
        }
    }

    private Map<Integer, Long> byAsset(String sql, long... parameters) throws SQLException {
        Map<Integer, Long> amounts = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setLong(i + 1, parameters[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    amounts.put(row.getInt(1), row.getLong(2));
                }
            }
        }
        return amounts;
    }

    private void setKeys(PreparedStatement statement, Collection<VolumeKey> keys)
            throws SQLException {
        List<Long> accounts = new ArrayList<>();
        List<Integer> assets = new ArrayList<>();
        List<Integer> days = new ArrayList<>();
        for (VolumeKey key : keys) {
            accounts.add(key.account());
            assets.add(key.asset());
            days.add(key.day());
        }
        statement.setArray(1, connection.createArrayOf("bigint", accounts.toArray()));
        statement.setArray(2, connection.createArrayOf("integer", assets.toArray()));
        statement.setArray(3, connection.createArrayOf("integer", days.toArray()));
    }
}
