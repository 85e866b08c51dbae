package org.bourse.core.twin;

import java.util.Arrays;
import java.util.Random;
import org.bourse.core.EventRecorder;
import org.bourse.core.SnapshotBytes;
import org.bourse.core.Venue;

/**
 * One seed: the same commands to a venue that goes on, and to one that is written and restored
 * again and again. They must never differ.
 */
final class RestoreRun {
    /** Commands between two looks at the hashes, on average. */
    private static final int HASH_STEPS = 20;

    /** Commands between two restores, on average one of these. */
    private static final int[] DISTANCES = {3, 30, 300};

    private final long seed;
    private final Random random;
    private final int distance;
    private final CommandGenerator generator;
    private final GeneratedCommand.Reused arguments = new GeneratedCommand.Reused();
    private final GeneratedCommand.Reused restoredArguments = new GeneratedCommand.Reused();
    private final EventRecorder events = new EventRecorder();
    private final EventRecorder restoredEvents = new EventRecorder();
    private final Venue venue;
    private Venue restored;

    /** Of the last snapshot. */
    private int bytes;

    RestoreRun(long seed) {
        this.seed = seed;
        random = new Random(seed);
        distance = DISTANCES[random.nextInt(DISTANCES.length)];
        generator = new CommandGenerator(seed);
        venue = new Venue(generator.config(), Fanout.to(events.listener(), generator.memory()));
        restored = new Venue(generator.config(), restoredEvents.listener());
    }

    /** Throws an {@link AssertionError} that names the seed and the command where they differ. */
    void run() {
        for (int number = 1; number <= generator.commands(); number++) {
            GeneratedCommand command = generator.next(venue.hasPendingWork());
            command.runOn(AnyVenue.of(venue), arguments);
            String failure = step(command);
            if (failure.isEmpty() && isHashDue()) {
                failure = differentHash();
            }
            if (failure.isEmpty() && isRestoreDue()) {
                failure = restore();
            }
            if (!failure.isEmpty()) {
                throw new AssertionError(
                        "seed %d, command %d: %s%n%s".formatted(seed, number, command, failure));
            }
            events.clear();
            restoredEvents.clear();
        }
    }

    /**
     * More often while work is pending, since few commands leave any, and less often when there is
     * much to write, since that takes its time.
     */
    private boolean isRestoreDue() {
        int steps = venue.hasPendingWork() ? 2 + bytes / 20_000 : distance + bytes / 2_000;
        return random.nextInt(steps) == 0;
    }

    private boolean isHashDue() {
        return random.nextInt(HASH_STEPS + bytes / 2_000) == 0;
    }

    private String step(GeneratedCommand command) {
        try {
            command.runOn(AnyVenue.of(restored), restoredArguments);
        } catch (RuntimeException e) {
            return "the restored venue threw " + e + " at " + Arrays.toString(e.getStackTrace());
        }
        if (venue.hasPendingWork() != restored.hasPendingWork()) {
            return "one has pending work, the other has not";
        }
        return events.sameAs(restoredEvents)
                ? ""
                : "-- the venue said%n%s%n-- restored it said%n%s"
                        .formatted(events, restoredEvents);
    }

    private String differentHash() {
        return venue.stateHash().equals(restored.stateHash()) ? "" : "the hashes differ";
    }

    private String restore() {
        byte[] snapshot = SnapshotBytes.of(venue);
        bytes = snapshot.length;
        if (!Arrays.equals(snapshot, SnapshotBytes.of(restored))) {
            return "the snapshots differ";
        }
        restored = SnapshotBytes.restore(generator.config(), restoredEvents.listener(), snapshot);
        return Arrays.equals(snapshot, SnapshotBytes.of(restored))
                ? ""
                : "the snapshot of what was restored is another one";
    }
}
