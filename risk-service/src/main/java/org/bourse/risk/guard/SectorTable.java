package org.bourse.risk.guard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** The table {@code asset_sector}, within a transaction. */
final class SectorTable {
    private final Connection connection;

    SectorTable(Connection connection) {
        this.connection = connection;
    }

    /** By the asset's number. */
    Map<Integer, String> all() throws SQLException {
        Map<Integer, String> sectors = new TreeMap<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT asset, sector FROM asset_sector");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                sectors.put(row.getInt(1), row.getString(2));
            }
        }
        return sectors;
    }

    void put(int asset, String sector) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        INSERT INTO asset_sector (asset, sector) VALUES (?, ?)
                        ON CONFLICT (asset) DO UPDATE SET sector = excluded.sector\
                        """)) {
            upsert.setInt(1, asset);
            upsert.setString(2, sector);
            upsert.executeUpdate();
        }
    }

    void remove(int asset) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM asset_sector WHERE asset = ?")) {
            delete.setInt(1, asset);
            delete.executeUpdate();
        }
    }
}
