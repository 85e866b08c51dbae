package org.bourse.platform.partition;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Makes partitions ahead of the newest row and drops those that the rules do not keep. The age of
 * rows is told by the venue's time and by the clock, and both must be beyond what is kept: a clock
 * that jumps ahead drops nothing. Several processes may do this at once, while others write and
 * read. What is dropped is noted in the table {@code dropped_partition}.
 */
public final class PartitionKeeper {
    private static final Logger LOG = Logger.getLogger(PartitionKeeper.class);

    /** Whoever reads or writes while a partition is made or dropped waits no longer than this. */
    private static final String LOCK_TIMEOUT = "SET LOCAL lock_timeout = '2s'";

    private final List<PartitionRule> rules;
    private final PartitionContents contents;

    public PartitionKeeper(List<PartitionRule> rules, PartitionContents contents) {
        this.rules = List.copyOf(rules);
        this.contents = contents;
    }

    /** From the beginning of a table's first partition to the end of its last. */
    public record Span(Instant from, Instant to) {}

    /**
     * What a run found and did.
     *
     * @param ahead how many partitions there are beyond the present one
     * @param dropped how many partitions were dropped
     * @param held what there is of each table; of one without partitions nothing
     */
    public record Result(
            Map<PartitionedTable, Integer> ahead,
            Map<PartitionedTable, Integer> dropped,
            Map<PartitionedTable, Span> held) {}

    /**
     * Makes and drops, each in a transaction of its own.
     *
     * @param clock what the clock says
     */
    public Result run(Connection connection, Instant clock) throws SQLException {
        connection.setAutoCommit(false);
        Map<PartitionedTable, Integer> ahead = new HashMap<>();
        Map<PartitionedTable, Integer> dropped = new HashMap<>();
        Map<PartitionedTable, Span> held = new HashMap<>();
        try {
            Optional<Instant> newest = contents.newest(connection);
            connection.commit();
            LocalDate present = PartitionedTable.day(newest.orElse(clock));
            for (PartitionRule rule : rules) {
                PartitionedTable table = rule.table();
                makeAhead(connection, rule, present);
                dropped.put(table, 0);
                if (rule.kept().isPresent() && newest.isPresent()) {
                    Instant now = newest.get().isBefore(clock) ? newest.get() : clock;
                    LocalDate keptFrom = PartitionedTable.day(now).minus(rule.kept().get());
                    dropped.put(table, drop(connection, table, keptFrom));
                }
                ahead.put(table, ahead(connection, table, present));
                held(connection, table).ifPresent(span -> held.put(table, span));
            }
            connection.commit();
            return new Result(ahead, dropped, held);
        } finally {
            connection.rollback();
        }
    }

    private static void makeAhead(Connection connection, PartitionRule rule, LocalDate present)
            throws SQLException {
        PartitionedTable table = rule.table();
        LocalDate first = table.first(present);
        for (int i = 0; i <= rule.ahead(); i++) {
            if (!Partitions.exists(connection, table.partition(first))) {
                execute(connection, LOCK_TIMEOUT);
                Partitions.create(connection, table, first);
                LOG.infof("partition made name=%s", table.partition(first));
            }
            connection.commit();
            first = table.next(first);
        }
    }

    private int drop(Connection connection, PartitionedTable table, LocalDate keptFrom)
            throws SQLException {
        int dropped = 0;
        for (LocalDate first : Partitions.of(connection, table)) {
            boolean isOld =
                    !table.next(first).isAfter(keptFrom)
                            && !contents.hasChangedSince(connection, table, first, keptFrom)
                            && contents.mayGo(connection, table, first);
            connection.commit();
            if (isOld && dropOld(connection, table, first)) {
                LOG.infof("partition dropped name=%s", table.partition(first));
                dropped++;
            }
        }
        return dropped;
    }

    /** No event is applied meanwhile, so that what is not live stays so. */
    private boolean dropOld(Connection connection, PartitionedTable table, LocalDate first)
            throws SQLException {
        execute(connection, LOCK_TIMEOUT);
        try (PreparedStatement lock =
                connection.prepareStatement(
                        """
                        SELECT FROM projection_position WHERE topic = ? ORDER BY partition
                        FOR UPDATE\
                        """)) {
            lock.setString(1, contents.topic());
            lock.execute();
        }
        Partitions.lock(connection);
        String partition = table.partition(first);
        boolean isDropped =
                Partitions.exists(connection, partition)
                        && !contents.isNeeded(connection, table, first);
        if (isDropped) {
            execute(connection, "DROP TABLE " + partition);
            note(connection, table, first);
        }
        connection.commit();
        return isDropped;
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
            insert.setObject(3, time(PartitionedTable.begin(first)));
            insert.setObject(4, time(PartitionedTable.begin(table.next(first))));
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

    private static Optional<Span> held(Connection connection, PartitionedTable table)
            throws SQLException {
        List<LocalDate> firsts = Partitions.of(connection, table);
        return firsts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Span(
                                PartitionedTable.begin(firsts.getFirst()),
                                PartitionedTable.begin(table.next(firsts.getLast()))));
    }

    private static OffsetDateTime time(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
