package org.bourse.platform.partition;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The partitions of a service's tables. The projection makes a missing one in the transaction that
 * needs it, so none is ever missing. For one thread.
 */
public final class Partitions {
    /** Held by whoever makes or drops one; of the database's advisory locks. */
    private static final long LOCK = 0x6869_7374_6f72_7921L;

    /** Seen in a transaction other than the one that made them. */
    private final Set<String> committed = new HashSet<>();

    private final List<PartitionedTable> tables;

    public Partitions(List<PartitionedTable> tables) {
        this.tables = List.copyOf(tables);
    }

    /** Makes what is missing of the partitions that rows of these days go into. */
    public void ensure(Connection connection, Set<LocalDate> days) throws SQLException {
        Set<String> needed = new HashSet<>();
        for (PartitionedTable table : tables) {
            Set<LocalDate> firsts = new TreeSet<>();
            days.forEach(day -> firsts.add(table.first(day)));
            for (LocalDate first : firsts) {
                String name = table.partition(first);
                needed.add(name);
                if (!committed.contains(name)) {
                    if (exists(connection, name)) {
                        committed.add(name);
                    } else {
                        create(connection, table, first);
                    }
                }
            }
        }
        // What is not written may be dropped, and be needed again when the history is rebuilt.
        committed.retainAll(needed);
    }

    /** Whether there is a table or partition of this name. */
    public static boolean exists(Connection connection, String partition) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            select.setString(1, partition);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Does nothing when another was first. */
    static void create(Connection connection, PartitionedTable table, LocalDate first)
            throws SQLException {
        lock(connection);
        try (Statement create = connection.createStatement()) {
            create.execute(table.createStatement(first));
        }
    }

    /** Until the transaction ends nobody else makes or drops a partition. */
    static void lock(Connection connection) throws SQLException {
        try (Statement lock = connection.createStatement()) {
            lock.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
        }
    }

    /** The first days of a table's partitions, the oldest first. */
    public static List<LocalDate> of(Connection connection, PartitionedTable table)
            throws SQLException {
        List<LocalDate> firsts = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                        WHERE i.inhparent = to_regclass(?)\
                        """)) {
            select.setString(1, table.tableName());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    table.first(rows.getString(1)).ifPresent(firsts::add);
                }
            }
        }
        Collections.sort(firsts);
        return firsts;
    }
}
