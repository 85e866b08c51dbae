package org.bourse.order.symbols;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
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

    private static final String PUT_SYMBOL =
            "INSERT INTO symbols ("
                    + SYMBOL_COLUMNS
                    + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (symbol) DO UPDATE SET "
                    + Arrays.stream(SYMBOL_COLUMNS.split(", "))
                            .map(column -> column + " = excluded." + column)
                            .collect(Collectors.joining(", "));

    private SymbolTable() {}

    /**
     * Takes in what the venue announced, in the place of what is there; anything but assets and
     * symbols is left out. Rows are read while a rebuild announces them again.
     */
    public static void apply(Connection connection, Configured configured) throws SQLException {
        switch (configured.getBodyCase()) {
            case ASSET_LISTED -> put(connection, configured.getAssetListed());
            case SYMBOL_LISTED -> put(connection, configured.getSymbolListed());
            case SYMBOL_CHANGED -> put(connection, configured.getSymbolChanged());
            case VENUE_STATE, VERSION_ACTIVATED, BODY_NOT_SET -> {}
        }
    }

    private static void put(Connection connection, Asset asset) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        INSERT INTO assets (asset, code, scale) VALUES (?, ?, ?)
                        ON CONFLICT (asset) DO UPDATE SET code = excluded.code,
                            scale = excluded.scale\
                        """)) {
            upsert.setInt(1, asset.getAsset());
            upsert.setString(2, asset.getCode());
            upsert.setInt(3, asset.getScale());
            upsert.executeUpdate();
        }
    }

    private static void put(Connection connection, Symbol symbol) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(PUT_SYMBOL)) {
            upsert.setInt(1, symbol.getSymbol());
            upsert.setString(2, symbol.getName());
            upsert.setInt(3, symbol.getBase());
            upsert.setInt(4, symbol.getQuote());
            upsert.setLong(5, symbol.getTick());
            upsert.setInt(6, symbol.getPriceScale());
            upsert.setLong(7, symbol.getLot());
            upsert.setInt(8, symbol.getQuantityScale());
            upsert.setLong(9, symbol.getLotsMin());
            upsert.setLong(10, symbol.getLotsMax());
            upsert.setLong(11, symbol.getNotionalMinorMin());
            upsert.setLong(12, symbol.getMakerRateE8());
            upsert.setLong(13, symbol.getTakerRateE8());
            upsert.setLong(14, symbol.getMarketBoundE8());
            upsert.setLong(15, symbol.getStaticBandE8());
            upsert.setLong(16, symbol.getDynamicBandE8());
            upsert.setLong(17, symbol.getReferencePriceTicks());
            upsert.setString(18, symbol.getState().name());
            upsert.executeUpdate();
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
