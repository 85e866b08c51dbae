package org.bourse.order.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.contracts.Topics;
import org.jboss.logging.Logger;

/**
 * Makes partitions ahead of the newest order and drops those that the policy does not keep. The age
 * of rows is told by the venue's time and by the clock, and both must be beyond what is kept: a
 * clock that jumps ahead drops nothing. A partition stays as long as it has a live order, or a row
 * of one; an order is kept from its last change. Several processes may do this at once, while
 * others write and read.
 */
final class PartitionKeeper {
    private static final Logger LOG = Logger.getLogger(PartitionKeeper.class);

    /** Whoever reads or writes while a partition is made or dropped waits no longer than this. */
    private static final String LOCK_TIMEOUT = "SET LOCAL lock_timeout = '2s'";

    private final PartitionPolicy policy;

    PartitionKeeper(PartitionPolicy policy) {
        this.policy = policy;
    }

    /**
     * What a run found and did.
     *
     * @param ahead how many partitions there are beyond the present one
     * @param dropped how many partitions were dropped
     * @param tradesHeld from the first to the last partition of trades; empty: there is none
     */
    record Result(
            Map<PartitionedTable, Integer> ahead,
            Map<PartitionedTable, Integer> dropped,
            Optional<TimeRange> tradesHeld) {}

    /**
     * Makes and drops, each in a transaction of its own.
     *
     * @param clock what the clock says
     */
    Result run(Connection connection, Instant clock) throws SQLException {
        connection.setAutoCommit(false);
        Map<PartitionedTable, Integer> ahead = new EnumMap<>(PartitionedTable.class);
        Map<PartitionedTable, Integer> dropped = new EnumMap<>(PartitionedTable.class);
        try {
            Optional<Instant> newest = newestOrder(connection);
            connection.commit();
            LocalDate present = PartitionedTable.day(newest.orElse(clock));
            for (PartitionedTable table : PartitionedTable.values()) {
                makeAhead(connection, table, present);
                dropped.put(table, 0);
                Optional<Period> kept = policy.kept(table);
                if (kept.isPresent() && newest.isPresent()) {
                    Instant now = newest.get().isBefore(clock) ? newest.get() : clock;
                    LocalDate keptFrom = PartitionedTable.day(now).minus(kept.get());
                    dropped.put(table, drop(connection, table, keptFrom));
                }
                ahead.put(table, ahead(connection, table, present));
            }
            Optional<TimeRange> held = held(connection, PartitionedTable.TRADES);
            connection.commit();
            return new Result(ahead, dropped, held);
        } finally {
            connection.rollback();
        }
    }

    /** Ids are in the order of time. */
    private static Optional<Instant> newestOrder(Connection connection) throws SQLException {
        return new Query(
                        "SELECT created_at FROM orders ORDER BY order_id DESC LIMIT 1",
                        List.of(),
                        false)
                        .rows(connection, row -> row.getObject(1, OffsetDateTime.class).toInstant())
                        .stream()
                        .findFirst();
    }

    private void makeAhead(Connection connection, PartitionedTable table, LocalDate present)
            throws SQLException {
        LocalDate first = table.first(present);
        for (int i = 0; i <= policy.ahead(table); i++) {
            if (!Partitions.exists(connection, table.partition(first))) {
                execute(connection, LOCK_TIMEOUT);
                Partitions.create(connection, table, first);
                LOG.infof("partition made name=%s", table.partition(first));
            }
            connection.commit();
            first = table.next(first);
        }
    }

    private static int drop(Connection connection, PartitionedTable table, LocalDate keptFrom)
            throws SQLException {
        int dropped = 0;
        for (LocalDate first : Partitions.of(connection, table)) {
            boolean isOld =
                    !table.next(first).isAfter(keptFrom)
                            && !hasChangedSince(connection, table, first, keptFrom);
            if (isOld && dropOld(connection, table, first)) {
                LOG.infof("partition dropped name=%s", table.partition(first));
                dropped++;
            }
        }
        return dropped;
    }

    /** An order is as old as its end. Looks through the partition, so before others are held up. */
    private static boolean hasChangedSince(
            Connection connection, PartitionedTable table, LocalDate first, LocalDate keptFrom)
            throws SQLException {
        boolean has =
                table == PartitionedTable.ORDERS
                        && exists(
                                connection,
                                ("SELECT FROM orders WHERE created_at >= '%sT00:00:00Z'"
                                                + " AND created_at < '%sT00:00:00Z'"
                                                + " AND updated_at >= '%sT00:00:00Z'")
                                        .formatted(first, table.next(first), keptFrom));
        connection.commit();
        return has;
    }

    /** No event is applied meanwhile, so that what is not live stays so. */
    private static boolean dropOld(Connection connection, PartitionedTable table, LocalDate first)
            throws SQLException {
        execute(connection, LOCK_TIMEOUT);
        try (PreparedStatement lock =
                connection.prepareStatement(
                        """
                        SELECT FROM projection_position WHERE topic = ? ORDER BY partition
                        FOR UPDATE\
                        """)) {
            lock.setString(1, Topics.ORDER_EVENTS);
            lock.execute();
        }
        Partitions.lock(connection);
        String partition = table.partition(first);
        boolean isDropped =
                Partitions.exists(connection, partition)
                        && !isNeeded(connection, table, first, partition);
        if (isDropped) {
            execute(connection, "DROP TABLE " + partition);
            note(connection, table, first);
        }
        connection.commit();
        return isDropped;
    }

    private static boolean isNeeded(
            Connection connection, PartitionedTable table, LocalDate first, String partition)
            throws SQLException {
        String live = "status IN ('OPEN', 'PARTIALLY_FILLED')";
        String needed =
                switch (table) {
                    case ORDERS -> "SELECT FROM " + partition + " WHERE " + live;
                    case TRADES, TRANSITIONS ->
                            "SELECT FROM orders o WHERE o."
                                    + live
                                    + " AND o.created_at < '"
                                    + table.next(first)
                                    + "T00:00:00Z' AND EXISTS (SELECT FROM "
                                    + partition
                                    + " p WHERE p.order_id = o.order_id)";
                };
        return exists(connection, needed);
    }

    private static boolean exists(Connection connection, String select) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT EXISTS (" + select + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static void note(Connection connection, PartitionedTable table, LocalDate first)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO dropped_partition
                            (name, table_name, begins_at, ends_at, dropped_at)
                        VALUES (?, ?, ?, ?, now())
                        ON CONFLICT (name) DO UPDATE SET dropped_at = excluded.dropped_at\
                        """)) {
            insert.setString(1, table.partition(first));
            insert.setString(2, table.tableName());
            insert.setObject(3, Where.time(PartitionedTable.begin(first)));
            insert.setObject(4, Where.time(PartitionedTable.begin(table.next(first))));
            insert.executeUpdate();
        }
    }

    private static int ahead(Connection connection, PartitionedTable table, LocalDate present)
            throws SQLException {
        return (int)
                Partitions.of(connection, table).stream()
                        .filter(first -> first.isAfter(present))
                        .count();
    }

    private static Optional<TimeRange> held(Connection connection, PartitionedTable table)
            throws SQLException {
        List<LocalDate> firsts = Partitions.of(connection, table);
        return firsts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        TimeRange.between(
                                PartitionedTable.begin(firsts.getFirst()),
                                PartitionedTable.begin(table.next(firsts.getLast()))));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
