package org.bourse.risk.venue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bourse.contracts.v1.AccountLimitsSet;
import org.bourse.contracts.v1.NotionalLimit;
import org.bourse.contracts.v1.SymbolLimit;

/**
 * The limits the core confirmed: {@code open_orders_limit}, {@code order_notional_limit} and {@code
 * symbol_limit}.
 */
public final class VenueLimitTable {
    private final Connection connection;

    public VenueLimitTable(Connection connection) {
        this.connection = connection;
    }

    /** Keeps what the event names; the rest stays. */
    public void set(AccountLimitsSet limits) throws SQLException {
        if (limits.hasOpenOrdersMax()) {
            setOpenOrdersMax(limits.getAccount(), limits.getOpenOrdersMax());
        }
        for (NotionalLimit notional : limits.getOrderNotionalMaxList()) {
            setOrderNotionalMax(limits.getAccount(), notional);
        }
        for (SymbolLimit limit : limits.getSymbolLimitsList()) {
            setSymbolLimit(limits.getAccount(), limit);
        }
    }

    private void setOpenOrdersMax(long account, int ordersMax) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        INSERT INTO open_orders_limit (account, orders_max) VALUES (?, ?)
                        ON CONFLICT (account) DO UPDATE SET orders_max = excluded.orders_max\
                        """)) {
            upsert.setLong(1, account);
            upsert.setInt(2, ordersMax);
            upsert.executeUpdate();
        }
    }

    private void setOrderNotionalMax(long account, NotionalLimit notional) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        INSERT INTO order_notional_limit (account, asset, notional_minor_max)
                        VALUES (?, ?, ?)
                        ON CONFLICT (account, asset)
                        DO UPDATE SET notional_minor_max = excluded.notional_minor_max\
                        """)) {
            upsert.setLong(1, account);
            upsert.setInt(2, notional.getAsset());
            upsert.setLong(3, notional.getNotionalMinorMax());
            upsert.executeUpdate();
        }
    }

    private void setSymbolLimit(long account, SymbolLimit limit) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        INSERT INTO symbol_limit AS known (account, symbol, restricted, reduce_only,
                            lots_max, position_lots_max, exposure_minor_max,
                            daily_notional_minor_max, open_orders_max)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (account, symbol) DO UPDATE SET
                            restricted = coalesce(excluded.restricted, known.restricted),
                            reduce_only = coalesce(excluded.reduce_only, known.reduce_only),
                            lots_max = coalesce(excluded.lots_max, known.lots_max),
                            position_lots_max =
                                coalesce(excluded.position_lots_max, known.position_lots_max),
                            exposure_minor_max =
                                coalesce(excluded.exposure_minor_max, known.exposure_minor_max),
                            daily_notional_minor_max =
                                coalesce(
                                    excluded.daily_notional_minor_max,
                                    known.daily_notional_minor_max),
                            open_orders_max =
                                coalesce(excluded.open_orders_max, known.open_orders_max)\
                        """)) {
            upsert.setLong(1, account);
            upsert.setInt(2, limit.getSymbol());
            upsert.setObject(3, limit.hasRestricted() ? limit.getRestricted() : null);
            upsert.setObject(4, limit.hasReduceOnly() ? limit.getReduceOnly() : null);
            upsert.setObject(5, limit.hasLotsMax() ? limit.getLotsMax() : null);
            upsert.setObject(6, limit.hasPositionLotsMax() ? limit.getPositionLotsMax() : null);
            upsert.setObject(7, limit.hasExposureMinorMax() ? limit.getExposureMinorMax() : null);
            upsert.setObject(
                    8, limit.hasDailyNotionalMinorMax() ? limit.getDailyNotionalMinorMax() : null);
            upsert.setObject(9, limit.hasOpenOrdersMax() ? limit.getOpenOrdersMax() : null);
            upsert.executeUpdate();
        }
    }

    /** By symbol. */
    public Map<Integer, SymbolLimit> symbolLimits(long account) throws SQLException {
        Map<Integer, SymbolLimit> limits = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT * FROM symbol_limit WHERE account = ?")) {
            select.setLong(1, account);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    SymbolLimit limit = symbolLimit(row);
                    limits.put(limit.getSymbol(), limit);
                }
            }
        }
        return limits;
    }

    private static SymbolLimit symbolLimit(ResultSet row) throws SQLException {
        SymbolLimit.Builder limit = SymbolLimit.newBuilder().setSymbol(row.getInt("symbol"));
        present(row, "restricted", Boolean.class).ifPresent(limit::setRestricted);
        present(row, "reduce_only", Boolean.class).ifPresent(limit::setReduceOnly);
        present(row, "lots_max", Long.class).ifPresent(limit::setLotsMax);
        present(row, "position_lots_max", Long.class).ifPresent(limit::setPositionLotsMax);
        present(row, "exposure_minor_max", Long.class).ifPresent(limit::setExposureMinorMax);
        present(row, "daily_notional_minor_max", Long.class)
                .ifPresent(limit::setDailyNotionalMinorMax);
        present(row, "open_orders_max", Integer.class).ifPresent(limit::setOpenOrdersMax);
        return limit.build();
    }

    private static <T> Optional<T> present(ResultSet row, String column, Class<T> type)
            throws SQLException {
        return Optional.ofNullable(row.getObject(column, type));
    }

    /** Empty: the venue's default holds. */
    public Optional<Integer> openOrdersMax(long account) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT orders_max FROM open_orders_limit WHERE account = ?")) {
            select.setLong(1, account);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getInt(1)) : Optional.empty();
            }
        }
    }

    /** In minor units, by asset. */
    public Map<Integer, Long> orderNotionalMax(long account) throws SQLException {
        Map<Integer, Long> limits = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT asset, notional_minor_max FROM order_notional_limit
                        WHERE account = ?\
                        """)) {
            select.setLong(1, account);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    limits.put(row.getInt(1), row.getLong(2));
                }
            }
        }
        return limits;
    }
}
