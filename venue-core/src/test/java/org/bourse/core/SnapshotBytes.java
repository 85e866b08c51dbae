package org.bourse.core;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.bourse.core.snapshot.SnapshotSource;

/** Snapshots in memory. */
public final class SnapshotBytes {
    private SnapshotBytes() {}

    public static byte[] of(Venue venue) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        venue.snapshot((piece, length) -> bytes.write(piece, 0, length));
        return bytes.toByteArray();
    }

    public static Venue restore(VenueConfig config, VenueEvents events, byte[] snapshot) {
        return Venue.restore(config, events, source(snapshot));
    }

    static SnapshotSource source(byte[] snapshot) {
        ByteArrayInputStream bytes = new ByteArrayInputStream(snapshot);
        return bytes::read;
    }
}
