package org.bourse.stack.drill;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.StackException;

/** The orders of order-service's tables, a million at once, for reading only. */
final class OrderHistory implements AutoCloseable {
    private static final int FETCHED = 5_000;
    private static final int LISTED_MAX = 10;

    private final Connection connection;

    OrderHistory(StackClient stack) {
        String database = "orders";
        try {
            connection =
                    DriverManager.getConnection(
                            stack.jdbcUrl(database), database, stack.jdbcPassword(database));
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** What is wrong with the orders that a trader was told were accepted; the first few. */
    List<String> missing(DrillTrader trader) {
        BitSet found = new BitSet(trader.count());
        List<String> failures = new ArrayList<>();
        String query = "SELECT client_order_id, order_id FROM orders WHERE account = ?";
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setFetchSize(FETCHED);
            select.setLong(1, trader.account());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    compare(trader, rows.getString(1), rows.getLong(2), found, failures);
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw failed(e);
        }
        for (int i = 0; i < trader.count() && failures.size() < LISTED_MAX; i++) {
            if (trader.orderId(i) != 0 && !found.get(i)) {
                failures.add(
                        "acknowledged order %d (%s) is not in the history"
                                .formatted(trader.orderId(i), trader.clientOrderId(i)));
            }
        }
        return failures;
    }

    private static void compare(
            DrillTrader trader, String client, long id, BitSet found, List<String> failures) {
        Optional<Integer> number = trader.number(client);
        if (number.isEmpty()) {
            return;
        }
        long told = trader.orderId(number.get());
        boolean isSecond = found.get(number.get());
        found.set(number.get());
        if ((isSecond || (told != 0 && told != id)) && failures.size() < LISTED_MAX) {
            failures.add(
                    "%s was told to be order %d, the history has order %d%s"
                            .formatted(client, told, id, isSecond ? " and another" : ""));
        }
    }

    private static StackException failed(SQLException e) {
        return new StackException("the history of orders cannot be read: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
