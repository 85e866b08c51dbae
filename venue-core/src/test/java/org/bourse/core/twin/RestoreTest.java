package org.bourse.core.twin;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * A venue that is restored from its snapshot goes on as if nothing had happened. It fails when some
 * state is forgotten, and {@link CommandGenerator} gives the commands that need it. {@code
 * -Dbourse.restore.first=S -Dbourse.restore.seeds=1} runs seed S alone.
 */
class RestoreTest {
    private static final long SEEDS = Long.getLong("bourse.restore.seeds", 200);
    private static final long FIRST = Long.getLong("bourse.restore.first", 1);

    @Test
    void aRestoredVenueSaysAndBecomesTheSame() {
        LongStream.range(FIRST, FIRST + SEEDS)
                .parallel()
                .forEach(seed -> new RestoreRun(seed).run());
    }
}
