package org.bourse.order.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.platform.partition.PartitionedTable;
import org.bourse.platform.partition.Partitions;
import org.bourse.platform.testing.PostgresExtension;

/** The tables of the history in a database of the tests, filled by the projection. */
final class HistoryTables {
    private final OrderProjection projection = new OrderProjection(configured -> {});
    private final Connection connection;

    private HistoryTables(Connection connection) {
        this.connection = connection;
    }

    /** With all migrations. */
    static PostgresExtension postgres() {
        return new PostgresExtension(
                "V1__order_history.sql",
                "V2__conditions_of_orders.sql",
                "V3__rules_of_symbols.sql",
                "V4__lists_of_orders.sql",
                "V5__rebuilds.sql",
                "V6__partitions_of_trades_and_transitions.sql",
                "V7__keyed_requests.sql");
    }

    /** Without rows and without partitions. */
    static HistoryTables empty(Connection connection) throws SQLException {
        HistoryTables tables = new HistoryTables(connection);
        tables.execute(
                "TRUNCATE orders, trades, order_transition, symbols, assets, dropped_partition,"
                        + " projection_position");
        for (PartitionedTable table : HistoryTable.ALL) {
            for (var first : Partitions.of(connection, table)) {
                tables.execute("DROP TABLE " + table.partition(first));
            }
        }
        connection.setAutoCommit(false);
        return tables;
    }

    OrderProjection projection() {
        return projection;
    }

    void apply(OrderEvents... batch) throws SQLException {
        projection.apply(connection, List.of(batch));
        connection.commit();
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The rows of a query, the columns of each separated by spaces. */
    List<String> rows(String sql) throws SQLException {
        return rows(connection, sql);
    }

    /** The rows of a query, the columns of each separated by spaces. */
    static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(rows.getString(i));
                }
                found.add(String.join(" ", values));
            }
        }
        return found;
    }
}
