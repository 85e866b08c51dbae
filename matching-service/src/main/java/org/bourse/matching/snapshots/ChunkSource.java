package org.bourse.matching.snapshots;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.bourse.core.snapshot.SnapshotSource;
import org.bourse.matching.runner.SnapshotStoreException;

/** Reads the chunks of a snapshot one after the other. */
final class ChunkSource implements SnapshotSource {
    private final ResultSet rows;
    private byte[] chunk = {};
    private int next;

    /**
     * @param rows of one column, the content, in order
     */
    ChunkSource(ResultSet rows) {
        this.rows = rows;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        try {
            while (next == chunk.length) {
                if (!rows.next()) {
                    return END;
                }
                chunk = rows.getBytes(1);
                next = 0;
            }
        } catch (SQLException e) {
            throw new SnapshotStoreException("reading a chunk failed: " + e.getMessage(), e);
        }
        int count = Math.min(length, chunk.length - next);
        System.arraycopy(chunk, next, into, offset, count);
        next += count;
        return count;
    }
}
