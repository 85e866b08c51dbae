package org.bourse.order.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.order.lifecycle.Executed;
import org.bourse.order.lifecycle.Fill;
import org.bourse.order.lifecycle.Order;
import org.bourse.order.lifecycle.OrderConditions;
import org.bourse.order.lifecycle.OrderList;
import org.bourse.order.lifecycle.OrderState;
import org.bourse.order.lifecycle.OrderStatus;
import org.bourse.order.lifecycle.OrderTerms;

/** Rows of the history as what they stand for. */
final class OrderColumns {
    static final String SELECT =
            """
            SELECT order_id, created_at, updated_at, account, client_order_id, symbol,
                side, type, time_in_force, post_only, price_ticks, lots, budget_minor,
                trigger_ticks, trailing_ticks, trailing_basis_points,
                limit_offset_ticks, visible_lots, post_only_reprice,
                self_trade_prevention, expires_micros, list_kind, list_id, triggered,
                reduced_lots,
                status, reason, filled_lots, remaining_lots, notional_minor, fee_minor
            FROM orders\
            """;

    private OrderColumns() {}

    static Order order(ResultSet row) throws SQLException {
        OrderTerms terms =
                new OrderTerms(
                        row.getLong("order_id"),
                        row.getLong("account"),
                        row.getString("client_order_id"),
                        row.getInt("symbol"),
                        Side.valueOf(row.getString("side")),
                        OrderType.valueOf(row.getString("type")),
                        TimeInForce.valueOf(row.getString("time_in_force")),
                        row.getBoolean("post_only"),
                        row.getLong("price_ticks"),
                        row.getLong("lots"),
                        row.getLong("budget_minor"),
                        conditions(row),
                        list(row));
        OrderState state =
                OrderState.restore(
                        OrderStatus.valueOf(row.getString("status")),
                        new Executed(
                                row.getLong("filled_lots"),
                                row.getLong("notional_minor"),
                                row.getLong("fee_minor")),
                        row.getLong("remaining_lots"),
                        row.getString("reason"));
        return new Order(
                terms,
                state,
                row.getBoolean("triggered"),
                row.getLong("reduced_lots"),
                micros(row, "created_at"),
                micros(row, "updated_at"));
    }

    private static OrderList list(ResultSet row) throws SQLException {
        long listId = row.getLong("list_id");
        return listId == 0
                ? OrderList.NONE
                : new OrderList(OrderListKind.valueOf(row.getString("list_kind")), listId);
    }

    private static OrderConditions conditions(ResultSet row) throws SQLException {
        return new OrderConditions(
                row.getLong("trigger_ticks"),
                row.getLong("trailing_ticks"),
                row.getInt("trailing_basis_points"),
                row.getLong("limit_offset_ticks"),
                row.getLong("visible_lots"),
                row.getBoolean("post_only_reprice"),
                SelfTradePrevention.valueOf(row.getString("self_trade_prevention")),
                row.getLong("expires_micros"));
    }

    static OrderTrade trade(ResultSet row) throws SQLException {
        Fill fill =
                new Fill(
                        row.getLong("order_id"),
                        row.getLong("trade_id"),
                        row.getLong("price_ticks"),
                        row.getLong("lots"),
                        row.getLong("notional_minor"),
                        row.getLong("fee_minor"),
                        Role.valueOf(row.getString("role")),
                        micros(row, "traded_at"));
        return new OrderTrade(
                fill,
                row.getLong("account"),
                row.getInt("symbol"),
                Side.valueOf(row.getString("side")),
                row.getString("client_order_id"));
    }

    static OrderStep step(ResultSet row) throws SQLException {
        return new OrderStep(
                row.getLong("position"),
                micros(row, "at"),
                OrderStatus.valueOf(row.getString("status")),
                row.getString("reason"),
                row.getLong("filled_lots"),
                row.getLong("remaining_lots"),
                row.getLong("trade_id"));
    }

    private static long micros(ResultSet row, String column) throws SQLException {
        return TimeRange.micros(row.getObject(column, OffsetDateTime.class).toInstant());
    }
}
