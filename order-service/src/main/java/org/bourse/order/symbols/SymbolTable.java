package org.bourse.order.symbols;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolState;

/** The tables {@code assets} and {@code symbols}. */
public final class SymbolTable {
    private static final String SYMBOL_COLUMNS =
            "symbol, name, base, quote, tick, price_scale, lot, quantity_scale, lots_min, lots_max,"
                    + " notional_minor_min, maker_rate_e8, taker_rate_e8, market_bound_e8,"
                    + " static_band_e8, dynamic_band_e8, reference_price_ticks, state";

    private SymbolTable() {}

    /** Takes in what the venue announced; anything but assets and symbols is left out. */
    public static void apply(Connection connection, Configured configured) throws SQLException {
        switch (configured.getBodyCase()) {
            case ASSET_LISTED -> insert(connection, configured.getAssetListed());
            case SYMBOL_LISTED -> insert(connection, configured.getSymbolListed());
            case SYMBOL_CHANGED -> update(connection, configured.getSymbolChanged());
            case VENUE_STATE, VERSION_ACTIVATED, BODY_NOT_SET -> {}
        }
    }

    private static void insert(Connection connection, Asset asset) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO assets (asset, code, scale) VALUES (?, ?, ?)")) {
            insert.setInt(1, asset.getAsset());
            insert.setString(2, asset.getCode());
            insert.setInt(3, asset.getScale());
            insert.executeUpdate();
        }
    }

    private static void insert(Connection connection, Symbol symbol) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO symbols ("
                                + SYMBOL_COLUMNS
                                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                                + " ?, ?, ?, ?)")) {
            insert.setInt(1, symbol.getSymbol());
            insert.setString(2, symbol.getName());
            insert.setInt(3, symbol.getBase());
            insert.setInt(4, symbol.getQuote());
            insert.setLong(5, symbol.getTick());
            insert.setInt(6, symbol.getPriceScale());
            insert.setLong(7, symbol.getLot());
            insert.setInt(8, symbol.getQuantityScale());
            insert.setLong(9, symbol.getLotsMin());
            insert.setLong(10, symbol.getLotsMax());
            insert.setLong(11, symbol.getNotionalMinorMin());
            insert.setLong(12, symbol.getMakerRateE8());
            insert.setLong(13, symbol.getTakerRateE8());
            insert.setLong(14, symbol.getMarketBoundE8());
            insert.setLong(15, symbol.getStaticBandE8());
            insert.setLong(16, symbol.getDynamicBandE8());
            insert.setLong(17, symbol.getReferencePriceTicks());
            insert.setString(18, symbol.getState().name());
            insert.executeUpdate();
        }
    }

    /** Number, name, assets and units never change. */
    private static void update(Connection connection, Symbol symbol) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        UPDATE symbols SET lots_min = ?, lots_max = ?, notional_minor_min = ?,
                            maker_rate_e8 = ?, taker_rate_e8 = ?, market_bound_e8 = ?,
                            static_band_e8 = ?, dynamic_band_e8 = ?, reference_price_ticks = ?,
                            state = ?
                        WHERE symbol = ?\
                        """)) {
            update.setLong(1, symbol.getLotsMin());
            update.setLong(2, symbol.getLotsMax());
            update.setLong(3, symbol.getNotionalMinorMin());
            update.setLong(4, symbol.getMakerRateE8());
            update.setLong(5, symbol.getTakerRateE8());
            update.setLong(6, symbol.getMarketBoundE8());
            update.setLong(7, symbol.getStaticBandE8());
            update.setLong(8, symbol.getDynamicBandE8());
            update.setLong(9, symbol.getReferencePriceTicks());
            update.setString(10, symbol.getState().name());
            update.setInt(11, symbol.getSymbol());
            update.executeUpdate();
        }
    }

    /** All there is, assets first, as the venue would announce it, but for breakers. */
    public static List<Configured> all(Connection connection) throws SQLException {
        List<Configured> all = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT asset, code, scale FROM assets ORDER BY asset");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                all.add(Configured.newBuilder().setAssetListed(asset(rows)).build());
            }
        }
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT " + SYMBOL_COLUMNS + " FROM symbols ORDER BY symbol");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                all.add(Configured.newBuilder().setSymbolListed(symbol(rows)).build());
            }
        }
        return all;
    }

    private static Asset asset(ResultSet row) throws SQLException {
        return Asset.newBuilder()
                .setAsset(row.getInt("asset"))
                .setCode(row.getString("code"))
                .setScale(row.getInt("scale"))
                .build();
    }

    private static Symbol symbol(ResultSet row) throws SQLException {
        return Symbol.newBuilder()
                .setSymbol(row.getInt("symbol"))
                .setName(row.getString("name"))
                .setBase(row.getInt("base"))
                .setQuote(row.getInt("quote"))
                .setTick(row.getLong("tick"))
                .setPriceScale(row.getInt("price_scale"))
                .setLot(row.getLong("lot"))
                .setQuantityScale(row.getInt("quantity_scale"))
                .setLotsMin(row.getLong("lots_min"))
                .setLotsMax(row.getLong("lots_max"))
                .setNotionalMinorMin(row.getLong("notional_minor_min"))
                .setMakerRateE8(row.getLong("maker_rate_e8"))
                .setTakerRateE8(row.getLong("taker_rate_e8"))
                .setMarketBoundE8(row.getLong("market_bound_e8"))
                .setStaticBandE8(row.getLong("static_band_e8"))
                .setDynamicBandE8(row.getLong("dynamic_band_e8"))
                .setReferencePriceTicks(row.getLong("reference_price_ticks"))
                .setState(SymbolState.valueOf(row.getString("state")))
                .build();
    }
}
