package org.bourse.matching.runner;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.bourse.core.snapshot.SnapshotSink;
import org.bourse.core.snapshot.SnapshotSource;

/** Snapshots that can be damaged and whose store can be away. */
final class MemorySnapshots implements SnapshotStore {
    private final TreeMap<Long, Stored> stored = new TreeMap<>(Comparator.reverseOrder());
    boolean away;

    private static final class Stored {
        final SnapshotPoint point;
        final byte[] bytes;
        boolean verified;

        Stored(SnapshotPoint point, byte[] bytes) {
            this.point = point;
            this.bytes = bytes;
        }
    }

    private void check() {
        if (away) {
            throw new SnapshotStoreException("away", new RuntimeException());
        }
    }

    /** The bytes of the newest one, to be changed. */
    byte[] newestBytes() {
        return stored.firstEntry().getValue().bytes;
    }

    @Override
    public List<SnapshotPoint> verified() {
        check();
        return stored.values().stream().filter(it -> it.verified).map(it -> it.point).toList();
    }

    @Override
    public <T> T read(SnapshotPoint point, Function<SnapshotSource, T> reader) {
        check();
        ByteArrayInputStream in = new ByteArrayInputStream(stored.get(point.position()).bytes);
        return reader.apply((into, offset, length) -> in.read(into, offset, length));
    }

    @Override
    public SnapshotPoint write(long position, Function<SnapshotSink, SnapshotPoint> writer) {
        check();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SnapshotPoint point = writer.apply((bytes, length) -> out.write(bytes, 0, length));
        stored.put(position, new Stored(point, out.toByteArray()));
        return point;
    }

    @Override
    public void markVerified(SnapshotPoint point, int keep) {
        check();
        stored.get(point.position()).verified = true;
        List<SnapshotPoint> kept = new ArrayList<>(verified());
        if (kept.size() > keep) {
            stored.tailMap(kept.get(keep - 1).position(), false).clear();
        }
    }
}
