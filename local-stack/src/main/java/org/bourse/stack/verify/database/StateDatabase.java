package org.bourse.stack.verify.database;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.Optional;

/** The tables of matching-service in PostgreSQL. */
public record StateDatabase(Snapshot snapshot, int venue) implements StateTables {

    @Override
    public Optional<Kept> newest(long ledgerSequence) {
        return snapshot
                .rows(
                        """
                        SELECT position, bytes FROM snapshots
                        WHERE venue = ? AND verified AND ledger_sequence <= ?
                        ORDER BY position DESC LIMIT 1\
                        """,
                        row -> new Kept(row.getLong(1), row.getLong(2)),
                        venue,
                        ledgerSequence)
                .stream()
                .findFirst();
    }

    /** Chunk by chunk: all together may be more than there is memory for. */
    @Override
    public InputStream content(Kept kept) {
        int chunks =
                snapshot.rows(
                                """
                                SELECT count(*) FROM snapshot_chunks
                                WHERE venue = ? AND position = ?\
                                """,
                                row -> row.getInt(1),
                                venue,
                                kept.position())
                        .getFirst();
        return new SequenceInputStream(
                new Enumeration<>() {
                    private int next;

                    @Override
                    public boolean hasMoreElements() {
                        return next < chunks;
                    }

                    @Override
                    public InputStream nextElement() {
                        return chunk(kept.position(), next++);
                    }
                });
    }

    /** One that is missing is empty, so that the state is not as it was written. */
    private InputStream chunk(long position, int number) {
        return snapshot
                .rows(
                        """
                        SELECT content FROM snapshot_chunks
                        WHERE venue = ? AND position = ? AND number = ?\
                        """,
                        row -> new ByteArrayInputStream(row.getBytes(1)),
                        venue,
                        position,
                        number)
                .stream()
                .findFirst()
                .orElseGet(() -> new ByteArrayInputStream(new byte[0]));
    }
}
