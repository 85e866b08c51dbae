package org.bourse.matching.runner;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bourse.contracts.CommandSeal;
import org.bourse.core.snapshot.StateHash;
import org.bourse.matching.codec.EmittedSequences;
import org.jspecify.annotations.Nullable;

/**
 * Makes snapshots beside the core that runs: begins where the newest snapshot ends, applies the log
 * with a core of its own, writes, reads back what it wrote and compares. The venue does not wait.
 */
public final class Shadow {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int GENERATIONS = 3;

    private final Replica.Parts parts;
    private final SnapshotStore snapshots;
    private final Recovery recovery;

    /** The state at a position is not the same on all ways there. */
    public static final class DivergedException extends Exception {
        private static final long serialVersionUID = 1L;

        DivergedException(String message) {
            super(message);
        }
    }

    public Shadow(
            RunnerSettings settings,
            CommandSeal seal,
            SnapshotStore snapshots,
            RunnerObserver observer) {
        parts = new Replica.Parts(settings, seal, facts -> {});
        this.snapshots = snapshots;
        recovery = new Recovery(parts, snapshots, observer);
    }

    /**
     * Makes the snapshot that has the commands up to a position.
     *
     * @param log for its use alone
     * @param position of a command whose events are all stored, as those of earlier ones
     * @param skipped commands to be refused
     * @param expected what another core that applied the same commands says; null when none was
     *     asked
     * @return none when meanwhile another process made one that has as many commands or more
     * @throws DivergedException when the state depends on how one came there; the snapshot is not
     *     to be found then
     * @throws SnapshotStoreException when the store cannot be reached
     */
    public Optional<SnapshotPoint> make(
            CommandLog log, long position, List<Long> skipped, @Nullable StateHash expected)
            throws DivergedException {
        Replica replica = newest(log);
        if (replica.next() > position) {
            return Optional.empty();
        }
        replay(replica, log, position, skipped);
        SnapshotPoint point = snapshots.write(position, replica::snapshot);
        if (expected != null && !expected.equals(point.stateHash())) {
            throw new DivergedException(
                    "at command %d this venue has state %s, and %s when replayed from a snapshot"
                            .formatted(position, expected, point.stateHash()));
        }
        StateHash read =
                snapshots.read(
                        point,
                        source ->
                                new Replica(parts, EmittedSequences.ALL, point, source)
                                        .core()
                                        .stateHash());
        if (!read.equals(point.stateHash())) {
            throw new DivergedException(
                    "the snapshot of command %d was written with state %s and is read with %s"
                            .formatted(position, point.stateHash(), read));
        }
        snapshots.markVerified(point, GENERATIONS);
        return Optional.of(point);
    }

    private Replica newest(CommandLog log) throws DivergedException {
        try {
            return recovery.recover(log, EmittedSequences.ALL);
        } catch (Recovery.ImpossibleException e) {
            throw new DivergedException(String.valueOf(e.getMessage()));
        }
    }

    private static void replay(Replica replica, CommandLog log, long position, List<Long> skipped) {
        while (replica.next() <= position) {
            for (LoggedCommand command : log.poll(POLL)) {
                if (replica.next() > position) {
                    break;
                }
                if (skipped.contains(command.position())) {
                    replica.skip(command);
                } else {
                    replica.apply(command);
                }
            }
        }
    }
}
