package org.bourse.platform.projection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Builds projections anew when an operator asks for it: clears the tables and the position in one
 * transaction, whereupon the records are read from the topic's start. Whoever holds the topic's
 * partition does it; all replicas know of it from the table {@code projection_rebuild}.
 */
@ApplicationScoped
public class ProjectionRebuilds {
    private static final Logger LOG = Logger.getLogger(ProjectionRebuilds.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Map<String, String> asked = new HashMap<>();
    private final Iterable<? extends Projection<?>> projections;
    private final Supplier<DataSource> dataSource;
    private final int venue;
    private final LongSupplier nanoTime;

    private volatile Standing standing = new Standing(false, false);
    private volatile long lookedNanos;

    private record Standing(boolean underWay, boolean isDue) {}

    @Inject
    ProjectionRebuilds(
            RebuildConfig config,
            @Any Instance<Projection<?>> projections,
            Instance<DataSource> dataSource,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this(
                config.rebuild().orElse(List.of()),
                projections,
                dataSource::get,
                venue,
                System::nanoTime);
    }

    /**
     * @param asked as {@code topic:id}
     * @throws IllegalArgumentException when it is not of this form
     */
    ProjectionRebuilds(
            List<String> asked,
            Iterable<? extends Projection<?>> projections,
            Supplier<DataSource> dataSource,
            int venue,
            LongSupplier nanoTime) {
        for (String one : asked) {
            int colon = one.indexOf(':');
            if (colon < 1 || colon == one.length() - 1) {
                throw new IllegalArgumentException(
                        "bourse.projection.rebuild=%s is not TOPIC:ID".formatted(one));
            }
            this.asked.put(one.substring(0, colon), one.substring(colon + 1));
        }
        this.projections = projections;
        this.dataSource = dataSource;
        this.venue = venue;
        this.nanoTime = nanoTime;
        lookedNanos = nanoTime.getAsLong() - LOOK_EVERY.toNanos();
    }

    /**
     * Begins the rebuild of a topic's projection that is asked for, unless it was begun before. The
     * caller holds the partition and reads nothing meanwhile.
     */
    void beginIfAsked(Connection connection, TopicPartition partition) throws SQLException {
        String id = asked.get(partition.topic());
        if (id == null || partition.partition() != venue) {
            return;
        }
        for (Projection<?> projection : projections) {
            if (projection.topic().equals(partition.topic())) {
                connection.setAutoCommit(false);
                try {
                    begin(connection, projection, id);
                    connection.commit();
                } catch (SQLException | RuntimeException e) {
                    connection.rollback();
                    throw e;
                } finally {
                    connection.setAutoCommit(true);
                }
            }
        }
    }

    private void begin(Connection connection, Projection<?> projection, String id)
            throws SQLException {
        PositionTable position = new PositionTable(connection, projection.topic(), venue);
        long sequence = position.lockedSequence();
        if (!note(connection, projection.topic(), id, sequence)) {
            return;
        }
        try (Statement truncate = connection.createStatement()) {
            truncate.execute("TRUNCATE " + String.join(", ", projection.tables()));
        }
        position.reset();
        lookedNanos = nanoTime.getAsLong() - LOOK_EVERY.toNanos();
        LOG.warnf(
                "projection is built anew topic=%s id=%s untilSequence=%d",
                projection.topic(), id, sequence);
    }

    /** False when the rebuild of this id was begun before. One that is under way begins again. */
    private boolean note(Connection connection, String topic, String id, long sequence)
            throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        INSERT INTO projection_rebuild AS known
                            (topic, partition, id, until_sequence, begun_at)
                        VALUES (?, ?, ?, ?, now())
                        ON CONFLICT (topic, partition) DO UPDATE SET id = excluded.id,
                            until_sequence =
                                greatest(excluded.until_sequence, known.until_sequence),
                            begun_at = excluded.begun_at
                        WHERE known.id <> excluded.id\
                        """)) {
            upsert.setString(1, topic);
            upsert.setInt(2, venue);
            upsert.setString(3, id);
            upsert.setLong(4, sequence);
            return upsert.executeUpdate() == 1;
        }
    }

    /**
     * Whether some projection of this database has not yet reached again where it was before its
     * rebuild, so that its tables show a past nobody knows as such. May be wrong for half a second.
     */
    public boolean underWay() {
        return standing().underWay();
    }

    /** Whether one is asked for and not begun: another process holds the partition. */
    boolean isDue() {
        return standing().isDue();
    }

    private Standing standing() {
        long now = nanoTime.getAsLong();
        // A service without projections may have no database.
        if (now - lookedNanos < LOOK_EVERY.toNanos() || !projections.iterator().hasNext()) {
            return standing;
        }
        try (Connection connection = dataSource.get().getConnection()) {
            standing = lookUp(connection);
            lookedNanos = now;
        } catch (SQLException e) {
            LOG.debugf("rebuilds not looked up: %s", e.getMessage());
        }
        return standing;
    }

    private Standing lookUp(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT r.topic, r.id, p.sequence < r.until_sequence
                        FROM projection_rebuild r JOIN projection_position p USING (topic, partition)
                        WHERE r.partition = ?\
                        """)) {
            select.setInt(1, venue);
            Map<String, String> begun = new HashMap<>();
            boolean underWay = false;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    begun.put(row.getString(1), row.getString(2));
                    underWay |= row.getBoolean(3);
                }
            }
            return new Standing(underWay, !begun.entrySet().containsAll(asked.entrySet()));
        }
    }
}
