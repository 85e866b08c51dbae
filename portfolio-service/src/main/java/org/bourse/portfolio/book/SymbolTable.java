package org.bourse.portfolio.book;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.Symbol;
import org.bourse.portfolio.position.TradedSymbol;

/** The table of symbols. */
public final class SymbolTable {
    private final Connection connection;

    public SymbolTable(Connection connection) {
        this.connection = connection;
    }

    /** Whose assets the ledger knows. */
    void insert(List<Symbol> listed) throws SQLException {
        if (listed.isEmpty()) {
            return;
        }
        Map<Integer, Asset> assets = assets();
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO traded_symbol (symbol, name, base, quote, tick, price_scale,
                            lot_minor, notional_minor) VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
                        """)) {
            for (Symbol symbol : listed) {
                SymbolTerms terms =
                        new SymbolTerms(
                                symbol,
                                asset(assets, symbol.getBase()),
                                asset(assets, symbol.getQuote()));
                TradedSymbol traded = TradedSymbol.of(terms);
                insert.setInt(1, traded.number());
                insert.setString(2, traded.name());
                insert.setInt(3, traded.base());
                insert.setInt(4, traded.quote());
                insert.setLong(5, traded.tick());
                insert.setInt(6, traded.priceScale());
                insert.setLong(7, traded.lotMinor());
                insert.setLong(8, traded.notionalMinor());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static Asset asset(Map<Integer, Asset> assets, int number) {
        Asset asset = assets.get(number);
        if (asset == null) {
            throw new IllegalStateException("no asset " + number);
        }
        return asset;
    }

    private Map<Integer, Asset> assets() throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT asset, code, scale FROM asset");
                ResultSet row = select.executeQuery()) {
            Map<Integer, Asset> assets = new HashMap<>();
            while (row.next()) {
                assets.put(
                        row.getInt(1),
                        Asset.newBuilder()
                                .setAsset(row.getInt(1))
                                .setCode(row.getString(2))
                                .setScale(row.getInt(3))
                                .build());
            }
            return assets;
        }
    }

    /** All symbols by number. */
    public Map<Integer, TradedSymbol> all() throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT symbol, name, base, quote, tick, price_scale, lot_minor,
                                    notional_minor FROM traded_symbol\
                                """);
                ResultSet row = select.executeQuery()) {
            Map<Integer, TradedSymbol> symbols = new TreeMap<>();
            while (row.next()) {
                symbols.put(
                        row.getInt(1),
                        new TradedSymbol(
                                row.getInt(1),
                                row.getString(2),
                                row.getInt(3),
                                row.getInt(4),
                                row.getLong(5),
                                row.getInt(6),
                                row.getLong(7),
                                row.getLong(8)));
            }
            return symbols;
        }
    }
}
