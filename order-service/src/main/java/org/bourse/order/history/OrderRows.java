package org.bourse.order.history;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.bourse.order.lifecycle.Executed;
import org.bourse.order.lifecycle.Fill;
import org.bourse.order.lifecycle.Order;
import org.bourse.order.lifecycle.OrderConditions;
import org.bourse.order.lifecycle.OrderTerms;
import org.bourse.order.lifecycle.Transition;

/** The statements of the projection, over one transaction. */
final class OrderRows {
    private static final String PUT_ORDER =
            """
            INSERT INTO orders (order_id, created_at, updated_at, account,
                client_order_id, symbol, side, type, time_in_force, post_only,
                price_ticks, lots, budget_minor, status, reason, filled_lots,
                remaining_lots, notional_minor, fee_minor, trigger_ticks,
                trailing_ticks, trailing_basis_points, limit_offset_ticks,
                visible_lots, post_only_reprice, self_trade_prevention,
                expires_micros, triggered, reduced_lots, list_kind, list_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (order_id, created_at) DO UPDATE SET
                updated_at = excluded.updated_at, status = excluded.status,
                reason = excluded.reason, filled_lots = excluded.filled_lots,
                remaining_lots = excluded.remaining_lots,
                notional_minor = excluded.notional_minor,
                fee_minor = excluded.fee_minor, price_ticks = excluded.price_ticks,
                lots = excluded.lots, trigger_ticks = excluded.trigger_ticks,
                triggered = excluded.triggered, reduced_lots = excluded.reduced_lots\
            """;

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
                connection.prepareStatement(OrderColumns.SELECT + " WHERE order_id = ANY (?)")) {
            select.setArray(1, ids);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Order order = OrderColumns.order(rows);
                    found.put(order.orderId(), order);
                }
            }
        }
        ids.free();
        return found;
    }

    /** Inserts orders, or changes what of those that have a row can have changed. */
    void putOrders(Collection<Order> orders) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(PUT_ORDER)) {
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

    void insertTrades(Collection<OrderTrade> trades) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO trades (order_id, trade_id, traded_at, account, symbol, side,
                            role, client_order_id, price_ticks, lots, notional_minor, fee_minor)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                        """)) {
            for (OrderTrade trade : trades) {
                Fill fill = trade.fill();
                insert.setLong(1, fill.orderId());
                insert.setLong(2, fill.tradeId());
                insert.setObject(3, time(fill.timeMicros()));
                insert.setLong(4, trade.account());
                insert.setInt(5, trade.symbol());
                insert.setString(6, trade.side().name());
                insert.setString(7, fill.role().name());
                insert.setString(8, trade.clientOrderId());
                insert.setLong(9, fill.priceTicks());
                insert.setLong(10, fill.lots());
                insert.setLong(11, fill.notionalMinor());
                insert.setLong(12, fill.feeMinor());
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
        return Where.time(TimeRange.time(micros));
    }
}
