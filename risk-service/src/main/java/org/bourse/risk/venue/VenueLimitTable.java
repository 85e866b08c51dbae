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

/** The limits the core confirmed: {@code open_orders_limit} and {@code order_notional_limit}. */
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
