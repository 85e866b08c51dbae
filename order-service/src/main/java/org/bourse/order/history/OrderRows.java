package org.bourse.order.history;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
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
import org.bourse.order.lifecycle.Transition;

/** The statements of the projection, over one transaction. */
final class OrderRows {
    private final Connection connection;

    OrderRows(Connection connection) {
        this.connection = connection;
    }

    /** Those of the orders that have a row, by their ids. */
    Map<Long, Order> find(Collection<Long> orderIds) throws SQLException {
        Map<Long, Order> found = new HashMap<>();
        if (orderIds.isEmpty()) {
            return found;
        }
        Array ids = connection.createArrayOf("bigint", orderIds.toArray());
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT order_id, created_at, updated_at, account, client_order_id, symbol,
                            side, type, time_in_force, post_only, price_ticks, lots, budget_minor,
                            trigger_ticks, trailing_ticks, trailing_basis_points,
                            limit_offset_ticks, visible_lots, post_only_reprice,
                            self_trade_prevention, expires_micros, list_kind, list_id, triggered,
                            reduced_lots,
                            status, reason, filled_lots, remaining_lots, notional_minor, fee_minor
                        FROM orders WHERE order_id = ANY (?)\
                        """)) {
            select.setArray(1, ids);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Order order = order(rows);
                    found.put(order.orderId(), order);
                }
            }
        }
        ids.free();
        return found;
    }

    private static Order order(ResultSet row) throws SQLException {
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

    void insertOrders(Collection<Order> orders) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO orders (order_id, created_at, updated_at, account,
                            client_order_id, symbol, side, type, time_in_force, post_only,
                            price_ticks, lots, budget_minor, status, reason, filled_lots,
                            remaining_lots, notional_minor, fee_minor, trigger_ticks,
                            trailing_ticks, trailing_basis_points, limit_offset_ticks,
                            visible_lots, post_only_reprice, self_trade_prevention,
                            expires_micros, triggered, reduced_lots, list_kind, list_id)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                            ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                        """)) {
            for (Order order : orders) {
                OrderTerms terms = order.terms();
                Executed executed = order.state().executed();
                insert.setLong(1, terms.orderId());
                insert.setObject(2, time(order.createdMicros()));
                insert.setObject(3, time(order.updatedMicros()));
                insert.setLong(4, terms.account());
                insert.setString(5, terms.clientOrderId());
                insert.setInt(6, terms.symbol());
                insert.setString(7, terms.side().name());
                insert.setString(8, terms.type().name());
                insert.setString(9, terms.timeInForce().name());
                insert.setBoolean(10, terms.postOnly());
                insert.setLong(11, terms.priceTicks());
                insert.setLong(12, terms.lots());
                insert.setLong(13, terms.budgetMinor());
                insert.setString(14, order.state().status().name());
                insert.setString(15, order.state().reasonOrEmpty());
                insert.setLong(16, executed.lots());
                insert.setLong(17, order.state().remainingLots());
                insert.setLong(18, executed.notionalMinor());
                insert.setLong(19, executed.feeMinor());
                setConditions(insert, 20, terms.conditions());
                insert.setBoolean(28, order.triggered());
                insert.setLong(29, order.reducedLots());
                insert.setString(30, terms.list().kind().name());
                insert.setLong(31, terms.list().listId());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void setConditions(PreparedStatement insert, int first, OrderConditions of)
            throws SQLException {
        insert.setLong(first, of.triggerTicks());
        insert.setLong(first + 1, of.trailingTicks());
        insert.setInt(first + 2, of.trailingBasisPoints());
        insert.setLong(first + 3, of.limitOffsetTicks());
        insert.setLong(first + 4, of.visibleLots());
        insert.setBoolean(first + 5, of.postOnlyReprice());
        insert.setString(first + 6, of.selfTradePrevention().name());
        insert.setLong(first + 7, of.expiresMicros());
    }

    void updateOrders(Collection<Order> orders) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        UPDATE orders SET updated_at = ?, status = ?, reason = ?, filled_lots = ?,
                            remaining_lots = ?, notional_minor = ?, fee_minor = ?,
                            price_ticks = ?, lots = ?, trigger_ticks = ?, triggered = ?,
                            reduced_lots = ?
                        WHERE order_id = ? AND created_at = ?\
                        """)) {
            for (Order order : orders) {
                Executed executed = order.state().executed();
                update.setObject(1, time(order.updatedMicros()));
                update.setString(2, order.state().status().name());
                update.setString(3, order.state().reasonOrEmpty());
                update.setLong(4, executed.lots());
                update.setLong(5, order.state().remainingLots());
                update.setLong(6, executed.notionalMinor());
                update.setLong(7, executed.feeMinor());
                update.setLong(8, order.terms().priceTicks());
                update.setLong(9, order.terms().lots());
                update.setLong(10, order.terms().conditions().triggerTicks());
                update.setBoolean(11, order.triggered());
                update.setLong(12, order.reducedLots());
                update.setLong(13, order.orderId());
                update.setObject(14, time(order.createdMicros()));
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    void insertFills(Collection<Fill> fills) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO fills (order_id, trade_id, price_ticks, lots, notional_minor,
                            fee_minor, role, traded_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
                        """)) {
            for (Fill fill : fills) {
                insert.setLong(1, fill.orderId());
                insert.setLong(2, fill.tradeId());
                insert.setLong(3, fill.priceTicks());
                insert.setLong(4, fill.lots());
                insert.setLong(5, fill.notionalMinor());
                insert.setLong(6, fill.feeMinor());
                insert.setString(7, fill.role().name());
                insert.setObject(8, time(fill.timeMicros()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    void insertTransitions(Collection<Transition> transitions) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO order_transition (order_id, position, index, at, account,
                            status, reason, filled_lots, remaining_lots, trade_id)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                        """)) {
            for (Transition transition : transitions) {
                Order order = transition.order();
                insert.setLong(1, order.orderId());
                insert.setLong(2, transition.position());
                insert.setInt(3, transition.index());
                insert.setObject(4, time(order.updatedMicros()));
                insert.setLong(5, order.terms().account());
                insert.setString(6, order.state().status().name());
                insert.setString(7, order.state().reasonOrEmpty());
                insert.setLong(8, order.state().executed().lots());
                insert.setLong(9, order.state().remainingLots());
                insert.setLong(10, transition.fill().map(Fill::tradeId).orElse(0L));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static OffsetDateTime time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static long micros(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant());
    }
}
