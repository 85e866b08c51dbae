package org.bourse.simulation;

import java.util.concurrent.CompletableFuture;
import org.bourse.core.snapshot.SnapshotException;
import org.bourse.matching.runner.Pins.Pinned;
import org.bourse.matching.runner.RunnerState;
import org.bourse.matching.runner.Shadow;
import org.bourse.matching.runner.SnapshotStoreException;
import org.jspecify.annotations.Nullable;

/** Makes snapshots in one life of a process, as its host does on a thread of its own. */
final class Snapshots {
    private static final long LOOK_EVERY_NANOS = 200_000_000;
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final World world;
    private final Life life;
    private final Shadow shadow;
    private @Nullable CompletableFuture<Pinned> pinned;
    private long pinnedAt;
    private long looksAt;

    Snapshots(World world, Life life) {
        this.world = world;
        this.life = life;
        shadow =
                new Shadow(
                        world.settings(life.version()),
                        world.seal(),
                        world.store().seenBy(life),
                        new Journal());
    }

    /** Makes one if it is time. */
    void look() {
        if (world.now() < looksAt) {
            return;
        }
        looksAt = world.now() + LOOK_EVERY_NANOS;
        if (pinned == null) {
            if (isDue()) {
                pinned = life.runner().pin();
                pinnedAt = world.now();
            }
        } else if (pinned.isDone() && !pinned.isCompletedExceptionally()) {
            Pinned at = pinned.join();
            if (life.runner().progress().stored() >= at.position()) {
                pinned = null;
                make(at);
            }
        }
        if (world.now() - pinnedAt > PATIENCE_NANOS) {
            pinned = null;
        }
    }

    private boolean isDue() {
        RunnerState state = life.runner().state();
        boolean leads = state instanceof RunnerState.Live;
        long due = leads ? world.snapshotEvery() * 3 / 2 : world.snapshotEvery();
        return (leads || state instanceof RunnerState.Following)
                && life.runner().progress().stored() - world.store().newest() >= due;
    }

    private void make(Pinned at) {
        if (at.position() <= world.store().newest()) {
            return;
        }
        try {
            shadow.make(life.reader(), at.position(), life.runner().skipped(), at.stateHash());
        } catch (SnapshotStoreException | SnapshotException e) {
            life.journal().note("no snapshot: " + e.getMessage());
        } catch (Shadow.DivergedException e) {
            throw new SimulationFailure(life + ": " + e.getMessage(), e);
        }
    }
}
