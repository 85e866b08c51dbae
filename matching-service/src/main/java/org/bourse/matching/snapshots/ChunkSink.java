package org.bourse.matching.snapshots;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import org.bourse.core.snapshot.SnapshotSink;
import org.bourse.matching.runner.SnapshotStoreException;

/** Writes the chunks of a snapshot whose position is already known. */
final class ChunkSink implements SnapshotSink, AutoCloseable {
    private final PreparedStatement insert;
    private final byte[] chunk = new byte[PostgresSnapshots.CHUNK_BYTES];
    private int filled;
    private int number;
    private long bytes;

    /** The rows of the snapshot are there already, without its chunks. */
    ChunkSink(Connection connection, int venue, long position) throws SQLException {
        insert =
                connection.prepareStatement(
                        """
                        INSERT INTO snapshot_chunks (venue, position, number, content)
                        VALUES (?, ?, ?, ?)
                        """);
        insert.setInt(1, venue);
        insert.setLong(2, position);
    }

    @Override
    public void accept(byte[] content, int length) {
        int taken = 0;
        while (taken < length) {
            int count = Math.min(length - taken, chunk.length - filled);
            System.arraycopy(content, taken, chunk, filled, count);
            filled += count;
            taken += count;
            if (filled == chunk.length) {
                flush();
            }
        }
    }

    private void flush() {
        try {
            insert.setInt(3, number++);
            insert.setBytes(4, filled == chunk.length ? chunk : Arrays.copyOf(chunk, filled));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new SnapshotStoreException("writing a chunk failed: " + e.getMessage(), e);
        }
        bytes += filled;
        filled = 0;
    }

    /** Writes what is left; returns how many bytes the snapshot has. */
    long end() {
        if (filled > 0) {
            flush();
        }
        return bytes;
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
