package org.bourse.stack.verify.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bourse.stack.verify.check.Footprint;

/** The tables of order-service in PostgreSQL. */
public final class OrderDatabase implements OrderTables {
    /** What was dropped and is not there again, as after a rebuild. */
    private static final String DROPPED =
            """
            SELECT table_name, begins_at, ends_at FROM dropped_partition
            WHERE to_regclass(name) IS NULL\
            """;

    private final Snapshot snapshot;

    /** By table, from the beginnings of what was dropped to their ends. */
    private final Map<String, NavigableMap<Long, Long>> dropped = new HashMap<>();

    public OrderDatabase(Snapshot snapshot) {
        this.snapshot = snapshot;
        // Nothing more is dropped while they are looked at.
        snapshot.rows("SELECT FROM orders, trades, order_transition LIMIT 0", row -> row);
        snapshot.rows(
                DROPPED,
                row ->
                        dropped.computeIfAbsent(row.getString(1), _ -> new TreeMap<>())
                                .put(
                                        micros(row.getObject(2, OffsetDateTime.class)),
                                        micros(row.getObject(3, OffsetDateTime.class))));
    }

    @Override
    public Applied applied() {
        return snapshot.applied();
    }

    @Override
    public Map<Long, Map<String, Object>> orders(Collection<Long> orderIds) {
        Map<Long, Map<String, Object>> orders = new HashMap<>();
        snapshot.rows(
                "SELECT * FROM orders WHERE order_id = ANY (?)",
                row -> orders.put(row.getLong("order_id"), columns(row)),
                snapshot.ids(orderIds));
        return orders;
    }

    private static Map<String, Object> columns(ResultSet row) throws SQLException {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            String name = row.getMetaData().getColumnName(i);
            Object value =
                    name.endsWith("_at")
                            ? micros(row.getObject(i, OffsetDateTime.class))
                            : row.getObject(i);
            columns.put(name, value instanceof Integer number ? number.longValue() : value);
        }
        return columns;
    }

    static long micros(OffsetDateTime time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant());
    }

    @Override
    public Map<Long, Footprint> trades(Collection<Long> orderIds) {
        Map<Long, Footprint> trades = new HashMap<>();
        snapshot.rows(
                """
                SELECT order_id, trade_id, price_ticks, lots, notional_minor, fee_minor, role,
                    traded_at
                FROM trades WHERE order_id = ANY (?)\
                """,
                row -> {
                    footprint(trades, row.getLong(1))
                            .add(
                                    row.getLong(2),
                                    row.getLong(3),
                                    row.getLong(4),
                                    row.getLong(5),
                                    row.getLong(6),
                                    row.getString(7),
                                    micros(row.getObject(8, OffsetDateTime.class)));
                    return true;
                },
                snapshot.ids(orderIds));
        return trades;
    }

    private static Footprint footprint(Map<Long, Footprint> footprints, long orderId) {
        return footprints.computeIfAbsent(orderId, _ -> new Footprint());
    }

    @Override
    public Map<Long, Footprint> transitions(Collection<Long> orderIds) {
        Map<Long, Footprint> transitions = new HashMap<>();
        snapshot.rows(
                """
                SELECT order_id, position, index, at, status, reason, filled_lots, remaining_lots,
                    trade_id
                FROM order_transition WHERE order_id = ANY (?)\
                """,
                row -> {
                    footprint(transitions, row.getLong(1))
                            .add(
                                    row.getLong(2),
                                    row.getLong(3),
                                    micros(row.getObject(4, OffsetDateTime.class)),
                                    row.getString(5),
                                    row.getString(6),
                                    row.getLong(7),
                                    row.getLong(8),
                                    row.getLong(9));
                    return true;
                },
                snapshot.ids(orderIds));
        return transitions;
    }

    /** The names are constants of this build. */
    @Override
    public long count(String table) {
        return snapshot.rows("SELECT count(*) FROM " + table, row -> row.getLong(1)).getFirst();
    }

    @Override
    public boolean isDropped(String table, long fromMicros, long toMicros) {
        Map.Entry<Long, Long> last =
                dropped.getOrDefault(table, Collections.emptyNavigableMap()).floorEntry(toMicros);
        return last != null && fromMicros < last.getValue();
    }
}
