package org.bourse.bench.snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bourse.core.snapshot.SnapshotSource;

/** A snapshot in memory, in the pieces in which it was written. */
final class Pieces {
    private final List<byte[]> pieces = new ArrayList<>();
    private long bytes;

    void add(byte[] piece, int length) {
        pieces.add(Arrays.copyOf(piece, length));
        bytes += length;
    }

    long bytes() {
        return bytes;
    }

    SnapshotSource source() {
        return new SnapshotSource() {
            private int piece;
            private int position;

            @Override
            public int read(byte[] into, int offset, int length) {
                if (piece == pieces.size()) {
                    return END;
                }
                byte[] from = pieces.get(piece);
                int read = Math.min(length, from.length - position);
                System.arraycopy(from, position, into, offset, read);
                position += read;
                if (position == from.length) {
                    piece++;
                    position = 0;
                }
                return read;
            }
        };
    }
}
