package org.bourse.risk.venue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.Symbol;
import org.bourse.risk.limit.ListedAsset;

/** The tables {@code asset} and {@code symbol}. A listing never changes. */
public final class ListingTable {
    private final Connection connection;

    public ListingTable(Connection connection) {
        this.connection = connection;
    }

    public void add(Asset asset) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO asset (asset, code, scale) VALUES (?, ?, ?)
                        ON CONFLICT (asset) DO NOTHING\
                        """)) {
            insert.setInt(1, asset.getAsset());
            insert.setString(2, asset.getCode());
            insert.setInt(3, asset.getScale());
            insert.executeUpdate();
        }
    }

    public void add(Symbol symbol) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO symbol (symbol, name, quote) VALUES (?, ?, ?)
                        ON CONFLICT (symbol) DO NOTHING\
                        """)) {
            insert.setInt(1, symbol.getSymbol());
            insert.setString(2, symbol.getName());
            insert.setInt(3, symbol.getQuote());
            insert.executeUpdate();
        }
    }

    /** The number of each symbol's quote asset. */
    public Map<Integer, Integer> quotes() throws SQLException {
        Map<Integer, Integer> quotes = new HashMap<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT symbol, quote FROM symbol");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                quotes.put(row.getInt(1), row.getInt(2));
            }
        }
        return quotes;
    }

    /** All assets by number. */
    public Map<Integer, ListedAsset> assets() throws SQLException {
        Map<Integer, ListedAsset> assets = new HashMap<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT asset, code, scale FROM asset");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                ListedAsset asset = new ListedAsset(row.getInt(1), row.getString(2), row.getInt(3));
                assets.put(asset.number(), asset);
            }
        }
        return assets;
    }
}
