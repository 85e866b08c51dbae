package org.bourse.risk.venue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.Symbol;
import org.bourse.risk.limit.ListedAsset;

/** The tables {@code asset} and {@code symbol}: of a listing what never changes. */
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
                        ON CONFLICT (asset) DO UPDATE SET code = excluded.code,
                            scale = excluded.scale\
                        """)) {
            insert.setInt(1, asset.getAsset());
            insert.setString(2, asset.getCode());
            insert.setInt(3, asset.getScale());
            insert.executeUpdate();
        }
    }

    /** Takes the place of what is there of it already. */
    public void add(Symbol symbol) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO symbol (symbol, name, quote, base, lot, quantity_scale)
                        VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (symbol) DO UPDATE SET name = excluded.name,
                            quote = excluded.quote, base = excluded.base, lot = excluded.lot, quantity_scale = excluded.quantity_scale\
                        """)) {
            insert.setInt(1, symbol.getSymbol());
            insert.setString(2, symbol.getName());
            insert.setInt(3, symbol.getQuote());
            insert.setInt(4, symbol.getBase());
            insert.setLong(5, symbol.getLot());
            insert.setInt(6, symbol.getQuantityScale());
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

    /** The name of each symbol, by number. */
    public Map<Integer, String> names() throws SQLException {
        Map<Integer, String> names = new HashMap<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT symbol, name FROM symbol");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                names.put(row.getInt(1), row.getString(2));
            }
        }
        return names;
    }

    /** All symbols whose quantities can be read, by number; with no more than that needs. */
    public Map<Integer, SymbolTerms> symbols() throws SQLException {
        Map<Integer, SymbolTerms> symbols = new HashMap<>();
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT s.symbol, s.name, s.lot, s.quantity_scale,
                                    s.base, b.code, b.scale, s.quote, q.code, q.scale
                                FROM symbol s
                                JOIN asset b ON b.asset = s.base
                                JOIN asset q ON q.asset = s.quote
                                WHERE s.lot IS NOT NULL\
                                """);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Symbol symbol =
                        Symbol.newBuilder()
                                .setSymbol(row.getInt(1))
                                .setName(row.getString(2))
                                .setLot(row.getLong(3))
                                .setQuantityScale(row.getInt(4))
                                .setBase(row.getInt(5))
                                .setQuote(row.getInt(8))
                                .build();
                symbols.put(
                        symbol.getSymbol(), new SymbolTerms(symbol, asset(row, 5), asset(row, 8)));
            }
        }
        return symbols;
    }

    private static Asset asset(ResultSet row, int first) throws SQLException {
        return Asset.newBuilder()
                .setAsset(row.getInt(first))
                .setCode(row.getString(first + 1))
                .setScale(row.getInt(first + 2))
                .build();
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
