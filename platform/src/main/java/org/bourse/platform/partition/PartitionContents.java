package org.bourse.platform.partition;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What is in the partitions of a service. */
public interface PartitionContents {
    /** Whose events are brought into them. */
    String topic();

    /** The venue's time as far as the rows tell; empty: there are none. */
    Optional<Instant> newest(Connection connection) throws SQLException;

    /**
     * Whether a row of an old partition is younger than the partition says. May look through it:
     * nobody is held up meanwhile.
     */
    boolean hasChangedSince(
            Connection connection, PartitionedTable table, LocalDate first, LocalDate keptFrom)
            throws SQLException;

    /** Whether an old partition has to stay all the same. No event is applied meanwhile. */
    boolean isNeeded(Connection connection, PartitionedTable table, LocalDate first)
            throws SQLException;

    /**
     * Whether the rows of an old partition may go: keeps them elsewhere first, where a policy wants
     * that. May take long: nobody is held up meanwhile.
     *
     * @return false: it stays, and this is asked again at the next run
     */
    default boolean mayGo(Connection connection, PartitionedTable table, LocalDate first)
            throws SQLException {
        return true;
    }
}
