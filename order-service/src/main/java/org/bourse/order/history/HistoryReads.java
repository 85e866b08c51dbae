package org.bourse.order.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bourse.order.lifecycle.Order;
import org.bourse.order.lifecycle.OrderDetail;

/** Reads the history. All methods block. */
public final class HistoryReads {
    /** So long a statement runs at most; who asked has been told before that it cannot be read. */
    private static final int STATEMENT_MILLIS_MAX = 3_000;

    private HistoryReads() {}

    /** Something that is read. */
    @FunctionalInterface
    public interface Read<T> {
        T from(Connection connection) throws SQLException;
    }

    /**
     * Reads rows of one moment, however many statements it takes. To compile their plans would take
     * longer than to run them.
     */
    public static <T> T atOnce(Connection connection, Read<T> read) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement begin = connection.createStatement()) {
            begin.execute(
                    "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;"
                            + " SET LOCAL jit = off; SET LOCAL statement_timeout = "
                            + STATEMENT_MILLIS_MAX);
            return read.from(connection);
        } finally {
            connection.rollback();
        }
    }

    /** An order with its fills. */
    public static Optional<OrderDetail> detail(Connection connection, Query query)
            throws SQLException {
        Optional<Order> order = query.rows(connection, OrderColumns::order).stream().findFirst();
        return order.isEmpty() ? Optional.empty() : Optional.of(detail(connection, order.get()));
    }

    private static OrderDetail detail(Connection connection, Order order) throws SQLException {
        return new OrderDetail(
                order,
                HistoryQueries.tradesOf(order)
                        .rows(connection, row -> OrderColumns.trade(row).fill()));
    }

    /** An order with its fills and steps. */
    public static Optional<OrderLife> life(Connection connection, Query query) throws SQLException {
        Optional<OrderDetail> detail = detail(connection, query);
        if (detail.isEmpty()) {
            return Optional.empty();
        }
        List<OrderStep> steps =
                HistoryQueries.stepsOf(detail.get().order()).rows(connection, OrderColumns::step);
        return Optional.of(new OrderLife(detail.get(), steps));
    }

    private static void planPages(Connection connection) throws SQLException {
        try (Statement set = connection.createStatement()) {
            set.execute(Query.PLAN_PAGES);
        }
    }

    /** One more than the filter's limit when there are more. */
    public static List<Order> orders(Connection connection, OrderFilter filter)
            throws SQLException {
        planPages(connection);
        return HistoryQueries.orders(filter).rows(connection, OrderColumns::order);
    }

    /**
     * One more than the filter's limit when there are more.
     *
     * @param known where there are partitions, with both ends; empty: not known
     */
    public static List<OrderTrade> trades(
            Connection connection, TradeFilter filter, Optional<TimeRange> known)
            throws SQLException {
        Optional<TradeFilter> readable = narrowed(connection, filter);
        if (readable.isEmpty()) {
            return List.of();
        }
        planPages(connection);
        int most = filter.limit() + 1;
        List<OrderTrade> found = new ArrayList<>();
        for (Query query : HistoryQueries.trades(readable.get(), known)) {
            if (found.size() < most) {
                found.addAll(query.rows(connection, OrderColumns::trade));
            }
        }
        return found.subList(0, Math.min(most, found.size()));
    }

    /**
     * An order's trades are within its life, if its row is still there. Empty when it is another
     * account's.
     */
    private static Optional<TradeFilter> narrowed(Connection connection, TradeFilter filter)
            throws SQLException {
        if (filter.orderId().isEmpty()) {
            return Optional.of(filter);
        }
        List<Order> order =
                HistoryQueries.order(filter.orderId().get()).rows(connection, OrderColumns::order);
        if (order.isEmpty()) {
            return Optional.of(filter);
        }
        TimeRange life = HistoryQueries.lifeOf(order.getFirst());
        return order.getFirst().terms().account() == filter.account()
                ? Optional.of(filter.within(filter.traded().and(life)))
                : Optional.empty();
    }
}
