package org.bourse.matching.runner;

import java.time.Duration;
import java.util.List;
import org.bourse.core.snapshot.SnapshotException;
import org.bourse.matching.codec.EmittedSequences;
import org.jspecify.annotations.Nullable;

/** Finds the state to begin with: the newest snapshot that can be read, or the log's beginning. */
final class Recovery {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int POLLS_MAX = 300;

    private final Replica.Parts parts;
    private final SnapshotStore snapshots;
    private final RunnerObserver observer;

    /** Of a replica that was not begun because of what the log or the snapshots are. */
    static final class ImpossibleException extends Exception {
        private static final long serialVersionUID = 1L;
        private final long position;

        ImpossibleException(long position, String message) {
            super(message);
            this.position = position;
        }

        long position() {
            return position;
        }
    }

    Recovery(Replica.Parts parts, SnapshotStore snapshots, RunnerObserver observer) {
        this.parts = parts;
        this.snapshots = snapshots;
        this.observer = observer;
    }

    /**
     * Begins a replica; the log is read on from its next command. A store that cannot be reached is
     * done without as long as the whole log is there.
     *
     * @throws ImpossibleException when the log is not the one that the newest snapshot was made of,
     *     or begins after all that there are
     * @throws SnapshotStoreException when the store cannot be reached and is needed
     */
    Replica recover(CommandLog log, EmittedSequences stored) throws ImpossibleException {
        List<SnapshotPoint> points = points(log);
        for (SnapshotPoint point : points) {
            check(log, point);
            Replica replica = read(point, stored);
            if (replica != null) {
                observer.restored(point);
                log.seek(replica.next());
                return replica;
            }
        }
        if (log.beginning() > 0) {
            throw new ImpossibleException(
                    0,
                    "the log begins at command %d and no snapshot reaches so far"
                            .formatted(log.beginning()));
        }
        log.seek(0);
        return new Replica(parts, stored);
    }

    private List<SnapshotPoint> points(CommandLog log) {
        try {
            return snapshots.verified();
        } catch (SnapshotStoreException e) {
            if (log.beginning() > 0) {
                throw e;
            }
            observer.snapshotsAway(e);
            return List.of();
        }
    }

    private @Nullable Replica read(SnapshotPoint point, EmittedSequences stored) {
        try {
            return snapshots.read(point, source -> new Replica(parts, stored, point, source));
        } catch (SnapshotException | SnapshotStoreException e) {
            observer.snapshotUnreadable(point, e);
            return null;
        }
    }

    /** The log must hold the record that the snapshot was made after. */
    private static void check(CommandLog log, SnapshotPoint point) throws ImpossibleException {
        if (point.position() >= log.end()) {
            throw new ImpossibleException(
                    log.end(),
                    "the log ends before command %d, of which there is a snapshot: it was truncated"
                            .formatted(point.position()));
        }
        if (point.position() < log.beginning()) {
            throw new ImpossibleException(
                    point.position(),
                    "the log begins after command %d, the last of the newest snapshot"
                            .formatted(point.position()));
        }
        log.seek(point.position());
        for (int poll = 0; poll < POLLS_MAX; poll++) {
            for (LoggedCommand found : log.poll(POLL)) {
                if (!RecordHash.of(found.bytes()).equals(point.recordHash())) {
                    throw new ImpossibleException(
                            point.position(),
                            "command %d is not the one that the snapshot holds: the log was truncated and written anew"
                                    .formatted(point.position()));
                }
                return;
            }
        }
        throw new IllegalStateException("command " + point.position() + " cannot be read");
    }
}
