package org.bourse.matching.snapshots;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.bourse.core.snapshot.SnapshotSink;
import org.bourse.core.snapshot.SnapshotSource;
import org.bourse.core.snapshot.StateHash;
import org.bourse.matching.codec.EventTopic;
import org.bourse.matching.runner.SnapshotPoint;
import org.bourse.matching.runner.SnapshotStore;
import org.bourse.matching.runner.SnapshotStoreException;

/** The snapshots of one venue in a database, each written in one transaction. */
public final class PostgresSnapshots implements SnapshotStore {
    static final int CHUNK_BYTES = 1024 * 1024;

    private final DataSource database;
    private final Runnable migration;
    private final int venue;
    private boolean migrated;

    /**
     * @param migration brings the database up to date; called before its first use
     */
    public PostgresSnapshots(DataSource database, Runnable migration, int venue) {
        this.database = database;
        this.migration = migration;
        this.venue = venue;
    }

    /** Not at the start of the process: a venue can run while its database is away. */
    private synchronized void migrateOnce() {
        if (!migrated) {
            try {
                migration.run();
            } catch (RuntimeException e) {
                throw new SnapshotStoreException("the database is not up to date: " + e, e);
            }
            migrated = true;
        }
    }

    /** What is done on a connection. */
    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T inTransaction(String what, Work<T> work) {
        migrateOnce();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new SnapshotStoreException(what + " failed: " + e.getMessage(), e);
        }
    }

    @Override
    public List<SnapshotPoint> verified() {
        return inTransaction("listing snapshots", this::verified);
    }

    private List<SnapshotPoint> verified(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT position, record_hash, state_hash,
                               order_sequence, ledger_sequence, trade_sequence, book_sequence
                          FROM snapshots WHERE venue = ? AND verified ORDER BY position DESC
                        """)) {
            select.setInt(1, venue);
            List<SnapshotPoint> points = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    points.add(point(rows));
                }
            }
            return points;
        }
    }

    private static SnapshotPoint point(ResultSet row) throws SQLException {
        Map<EventTopic, Long> sequences = new EnumMap<>(EventTopic.class);
        for (EventTopic topic : EventTopic.values()) {
            sequences.put(topic, row.getLong(column(topic)));
        }
        return new SnapshotPoint(
                row.getLong("position"),
                row.getString("record_hash"),
                sequences,
                StateHash.parse(row.getString("state_hash")));
    }

    private static String column(EventTopic topic) {
        return switch (topic) {
            case ORDER -> "order_sequence";
            case LEDGER -> "ledger_sequence";
            case TRADE -> "trade_sequence";
            case BOOK -> "book_sequence";
        };
    }

    @Override
    public <T> T read(SnapshotPoint point, Function<SnapshotSource, T> reader) {
        return inTransaction(
                "reading the snapshot of command " + point.position(),
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    """
                                    SELECT content FROM snapshot_chunks
                                     WHERE venue = ? AND position = ? ORDER BY number
                                    """)) {
                        select.setInt(1, venue);
                        select.setLong(2, point.position());
                        select.setFetchSize(4);
                        try (ResultSet rows = select.executeQuery()) {
                            return reader.apply(new ChunkSource(rows));
                        }
                    }
                });
    }

    @Override
    public SnapshotPoint write(long position, Function<SnapshotSink, SnapshotPoint> writer) {
        return inTransaction(
                "writing the snapshot of command " + position,
                connection -> {
                    delete(connection, position);
                    try (ChunkSink sink = new ChunkSink(connection, venue, position)) {
                        SnapshotPoint point = writer.apply(sink);
                        insert(connection, point, sink.end());
                        return point;
                    }
                });
    }

    private void delete(Connection connection, long position) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "DELETE FROM snapshots WHERE venue = ? AND position = ?")) {
            delete.setInt(1, venue);
            delete.setLong(2, position);
            delete.executeUpdate();
        }
    }

    private void insert(Connection connection, SnapshotPoint point, long bytes)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO snapshots (venue, position, record_hash, state_hash,
                            order_sequence, ledger_sequence, trade_sequence, book_sequence, bytes)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            insert.setInt(1, venue);
            insert.setLong(2, point.position());
            insert.setString(3, point.recordHash());
            insert.setString(4, point.stateHash().toString());
            int column = 5;
            for (EventTopic topic : EventTopic.values()) {
                insert.setLong(column++, point.sequences().getOrDefault(topic, 0L));
            }
            insert.setLong(column, bytes);
            insert.executeUpdate();
        }
    }

    @Override
    public void markVerified(SnapshotPoint point, int keep) {
        inTransaction(
                "keeping a snapshot",
                connection -> {
                    try (PreparedStatement update =
                                    connection.prepareStatement(
                                            """
                                            UPDATE snapshots SET verified = true
                                             WHERE venue = ? AND position = ?
                                            """);
                            PreparedStatement forget =
                                    connection.prepareStatement(
                                            """
                                            DELETE FROM snapshots WHERE venue = ? AND position <
                                                (SELECT min(position) FROM
                                                    (SELECT position FROM snapshots
                                                      WHERE venue = ? AND verified
                                                      ORDER BY position DESC LIMIT ?) AS kept)
                                            """)) {
                        update.setInt(1, venue);
                        update.setLong(2, point.position());
                        update.executeUpdate();
                        forget.setInt(1, venue);
                        forget.setInt(2, venue);
                        forget.setInt(3, keep);
                        return forget.executeUpdate();
                    }
                });
    }
}
