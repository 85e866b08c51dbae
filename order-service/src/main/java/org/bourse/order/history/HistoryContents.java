package org.bourse.order.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.bourse.contracts.Topics;
import org.bourse.platform.partition.PartitionContents;
import org.bourse.platform.partition.PartitionedTable;

/**
 * What keeps a partition of the history: it stays as long as it has a live order, or a row of one;
 * an order is kept from its last change.
 */
final class HistoryContents implements PartitionContents {
    @Override
    public String topic() {
        return Topics.ORDER_EVENTS;
    }

    /** Ids are in the order of time. */
    @Override
    public Optional<Instant> newest(Connection connection) throws SQLException {
        return new Query(
                        "SELECT created_at FROM orders ORDER BY order_id DESC LIMIT 1",
                        List.of(),
                        false)
                        .rows(connection, row -> row.getObject(1, OffsetDateTime.class).toInstant())
                        .stream()
                        .findFirst();
    }

    /** An order is as old as its end. */
    @Override
    public boolean hasChangedSince(
            Connection connection, PartitionedTable table, LocalDate first, LocalDate keptFrom)
            throws SQLException {
        return table.equals(HistoryTable.ORDERS)
                && exists(
                        connection,
                        ("SELECT FROM orders WHERE created_at >= '%sT00:00:00Z'"
                                        + " AND created_at < '%sT00:00:00Z'"
                                        + " AND updated_at >= '%sT00:00:00Z'")
                                .formatted(first, table.next(first), keptFrom));
    }

    @Override
    public boolean isNeeded(Connection connection, PartitionedTable table, LocalDate first)
            throws SQLException {
        String live = "status IN ('OPEN', 'PARTIALLY_FILLED')";
        String partition = table.partition(first);
        String needed =
                table.equals(HistoryTable.ORDERS)
                        ? "SELECT FROM " + partition + " WHERE " + live
                        : "SELECT FROM orders o WHERE o."
                                + live
                                + " AND o.created_at < '"
                                + table.next(first)
                                + "T00:00:00Z' AND EXISTS (SELECT FROM "
                                + partition
                                + " p WHERE p.order_id = o.order_id)";
        return exists(connection, needed);
    }

    private static boolean exists(Connection connection, String select) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT EXISTS (" + select + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
