package org.bourse.portfolio.tagging;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.bourse.portfolio.tag.TagBatch;
import org.bourse.portfolio.tag.TagBatch.DayKey;
import org.bourse.portfolio.tag.TagBatch.Fills;
import org.bourse.portfolio.tag.TagBatch.SaleKey;

/** The tables of tags. */
final class TagTables {
    private final Connection connection;

    TagTables(Connection connection) {
        this.connection = connection;
    }

    /** Of those orders that are tagged and known. */
    Map<Long, String> tags(Collection<Long> orders) throws SQLException {
        Map<Long, String> tags = new HashMap<>();
        if (orders.isEmpty()) {
            return tags;
        }
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT order_id, tag FROM tagged_order WHERE order_id = ANY (?)")) {
            select.setObject(1, ids(orders));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    tags.put(row.getLong(1), row.getString(2));
                }
            }
        }
        return tags;
    }

    void store(TagBatch batch) throws SQLException {
        open(batch.opened());
        end(batch.ended());
        add(batch.days());
        insert(batch.sales());
    }

    private void open(Map<Long, String> orders) throws SQLException {
        if (!orders.isEmpty()) {
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "INSERT INTO tagged_order (order_id, tag)"
                                    + " SELECT * FROM unnest(?::bigint[], ?::text[])")) {
                insert.setObject(1, ids(orders.keySet()));
                insert.setObject(2, orders.values().toArray(String[]::new));
                insert.executeUpdate();
            }
        }
    }

    private void end(Set<Long> orders) throws SQLException {
        if (!orders.isEmpty()) {
            try (PreparedStatement delete =
                    connection.prepareStatement(
                            "DELETE FROM tagged_order WHERE order_id = ANY (?)")) {
                delete.setObject(1, ids(orders));
                delete.executeUpdate();
            }
        }
    }

    private void add(Map<DayKey, Fills> days) throws SQLException {
        if (days.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        INSERT INTO tag_day AS known
                            (account, symbol, day, tag, fills, volume_minor, fees_minor)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (account, symbol, day, tag) DO UPDATE SET
                            fills = known.fills + excluded.fills,
                            volume_minor = known.volume_minor + excluded.volume_minor,
                            fees_minor = known.fees_minor + excluded.fees_minor\
                        """)) {
            for (Map.Entry<DayKey, Fills> entry : days.entrySet()) {
                upsert.setLong(1, entry.getKey().account());
                upsert.setInt(2, entry.getKey().symbol());
                upsert.setObject(3, LocalDate.ofEpochDay(entry.getKey().day()));
                upsert.setString(4, entry.getKey().tag());
                upsert.setLong(5, entry.getValue().count());
                upsert.setBigDecimal(6, new BigDecimal(entry.getValue().volumeMinor()));
                upsert.setBigDecimal(7, new BigDecimal(entry.getValue().feesMinor()));
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private void insert(Map<SaleKey, String> sales) throws SQLException {
        if (!sales.isEmpty()) {
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            """
                            INSERT INTO tagged_sale (account, trade_id, tag)
                            SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::text[])\
                            """)) {
                insert.setObject(1, sales.keySet().stream().mapToLong(SaleKey::account).toArray());
                insert.setObject(2, sales.keySet().stream().mapToLong(SaleKey::tradeId).toArray());
                insert.setObject(3, sales.values().toArray(String[]::new));
                insert.executeUpdate();
            }
        }
    }

    private static long[] ids(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }
}
