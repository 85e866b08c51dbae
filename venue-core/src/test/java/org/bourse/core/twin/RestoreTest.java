package org.bourse.core.twin;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import java.util.stream.LongStream;
import org.bourse.core.SnapshotBytes;
import org.bourse.core.Venue;
import org.bourse.core.snapshot.SnapshotException;
import org.junit.jupiter.api.Test;

/**
 * A venue that is restored from its snapshot goes on as if nothing had happened. It fails when some
 * state is forgotten, and {@link CommandGenerator} gives the commands that need it. {@code
 * -Dbourse.restore.first=S -Dbourse.restore.seeds=1} runs seed S alone.
 */
class RestoreTest {
    private static final long SEEDS = Long.getLong("bourse.restore.seeds", 200);
    private static final long DAMAGED_SEEDS = 30;
    private static final int DAMAGES = 200;
    private static final long FIRST = Long.getLong("bourse.restore.first", 1);

    @Test
    void aRestoredVenueSaysAndBecomesTheSame() {
        LongStream.range(FIRST, FIRST + SEEDS)
                .parallel()
                .forEach(seed -> new RestoreRun(seed).run());
    }

    /** Whatever a venue may have in it. */
    @Test
    void aDamagedSnapshotIsRefused() {
        LongStream.rangeClosed(1, DAMAGED_SEEDS).parallel().forEach(RestoreTest::damage);
    }

    private static void damage(long seed) {
        CommandGenerator generator = new CommandGenerator(seed);
        Venue venue = new Venue(generator.config(), generator.memory());
        GeneratedCommand.Reused arguments = new GeneratedCommand.Reused();
        for (int i = 0; i < generator.commands(); i++) {
            generator.next(venue.hasPendingWork()).runOn(AnyVenue.of(venue), arguments);
        }
        byte[] snapshot = SnapshotBytes.of(venue);
        Random random = new Random(seed);
        for (int i = 0; i < DAMAGES; i++) {
            int at = random.nextInt(snapshot.length);
            int bits = 1 + random.nextInt(255);
            snapshot[at] ^= (byte) bits;
            assertThrows(
                    SnapshotException.class,
                    () -> SnapshotBytes.restore(generator.config(), generator.memory(), snapshot),
                    () -> "seed " + seed + ", byte " + at + ", bits " + bits);
            snapshot[at] ^= (byte) bits;
        }
    }
}
