package org.bourse.simulation;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bourse.core.snapshot.SnapshotSink;
import org.bourse.core.snapshot.SnapshotSource;
import org.bourse.matching.codec.EventTopic;
import org.bourse.matching.runner.SnapshotPoint;
import org.bourse.matching.runner.SnapshotStore;
import org.bourse.matching.runner.SnapshotStoreException;
import org.jspecify.annotations.Nullable;

/**
 * The store of the venue's snapshots. Modelled: it cannot be reached; a process ends before, while
 * and after it writes or marks; bytes are damaged, when written or later.
 */
final class Store {
    private final List<Kept> kept = new ArrayList<>();
    private final Weather weather;
    private final Oracle oracle;
    private int marked;

    /** One snapshot. */
    static final class Kept {
        final SnapshotPoint point;
        private final byte[] bytes;
        boolean verified;
        boolean damaged;

        Kept(SnapshotPoint point, byte[] bytes) {
            this.point = point;
            this.bytes = bytes;
        }

        /** In pieces of a size that is not that of any buffer. */
        SnapshotSource source() {
            return new SnapshotSource() {
                private int at;

                @Override
                public int read(byte[] into, int offset, int length) {
                    if (at == bytes.length) {
                        return END;
                    }
                    int piece = Math.min(Math.min(length, 1_000), bytes.length - at);
                    System.arraycopy(bytes, at, into, offset, piece);
                    at += piece;
                    return piece;
                }
            };
        }

        void damage(Chance chance) {
            bytes[chance.between(0, bytes.length - 1)] ^= (byte) (1 << chance.between(0, 7));
            damaged = true;
        }
    }

    Store(Weather weather, Oracle oracle) {
        this.weather = weather;
        this.oracle = oracle;
    }

    /** Those that a recovery may use, the newest first. */
    List<Kept> verified() {
        return kept.stream().filter(it -> it.verified).toList().reversed();
    }

    /** How many were marked as verified. */
    int marked() {
        return marked;
    }

    /** The position of the newest; -1 for none. */
    long newest() {
        List<Kept> good = verified();
        return good.isEmpty() ? -1 : good.getFirst().point.position();
    }

    /** The store as one life sees it. */
    SnapshotStore seenBy(Life life) {
        return new SnapshotStore() {
            @Override
            public List<SnapshotPoint> verified() {
                reach(life);
                return Store.this.verified().stream().map(it -> it.point).toList();
            }

            @Override
            public <T> T read(SnapshotPoint point, Function<SnapshotSource, T> reader) {
                reach(life);
                Kept found = find(point);
                if (found == null) {
                    throw new SnapshotStoreException("it is gone", new IllegalStateException());
                }
                if (!found.damaged && weather.strikes(Fault.SNAPSHOT_DAMAGED)) {
                    found.damage(weather.about(Fault.SNAPSHOT_DAMAGED));
                }
                SnapshotSource source = found.source();
                return reader.apply((into, offset, length) -> {
                    life.mayEnd();
                    return source.read(into, offset, length);
                });
            }

            @Override
            public SnapshotPoint write(
                    long position, Function<SnapshotSink, SnapshotPoint> writer) {
                reach(life);
                return Store.this.write(life, writer);
            }

            @Override
            public void markVerified(SnapshotPoint point, int keep) {
                reach(life);
                mark(point, keep);
                life.mayEnd();
            }
        };
    }

    private void reach(Life life) {
        life.mayEnd();
        if (weather.strikes(Fault.STORE_AWAY)) {
            throw new SnapshotStoreException("it is away", new IllegalStateException());
        }
    }

    private SnapshotPoint write(Life life, Function<SnapshotSink, SnapshotPoint> writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SnapshotPoint point =
                writer.apply((piece, length) -> {
                    life.mayEnd();
                    bytes.write(piece, 0, length);
                });
        check(life, point);
        Kept written = new Kept(point, bytes.toByteArray());
        kept.removeIf(it -> it.point.position() == point.position() && !it.verified);
        kept.add(written);
        life.mayEnd();
        if (weather.strikes(Fault.SNAPSHOT_DAMAGED)) {
            written.damage(weather.about(Fault.SNAPSHOT_DAMAGED));
        }
        return point;
    }

    /** A snapshot must not know more than the topics. */
    private void check(Life life, SnapshotPoint point) {
        long before = point.position() + 1;
        if (before > oracle.next() || !oracle.isStored(before)) {
            throw new SimulationFailure(
                    "%s writes a snapshot of command %d, whose events are not all stored"
                            .formatted(life, point.position()));
        }
        for (EventTopic topic : EventTopic.values()) {
            if (point.sequences().get(topic) != oracle.count(topic, before)) {
                throw new SimulationFailure(
                        "%s writes a snapshot of command %d with sequence %d of %s, not %d"
                                .formatted(
                                        life,
                                        point.position(),
                                        point.sequences().get(topic),
                                        topic,
                                        oracle.count(topic, before)));
            }
        }
    }

    private void mark(SnapshotPoint point, int keep) {
        Kept found = find(point);
        if (found == null) {
            throw new SimulationFailure("marks a snapshot that is not there: " + point);
        }
        if (found.damaged && !found.verified) {
            throw new SimulationFailure("marks a damaged snapshot: " + point);
        }
        found.verified = true;
        marked++;
        kept.sort((one, other) -> Long.compare(one.point.position(), other.point.position()));
        List<Kept> good = verified();
        good.stream().skip(keep).forEach(kept::remove);
    }

    private @Nullable Kept find(SnapshotPoint point) {
        return kept.stream().filter(it -> it.point.equals(point)).findFirst().orElse(null);
    }
}
