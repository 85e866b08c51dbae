package org.bourse.marketdata.paper.mirroring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Whether and how this venue's books follow bourse.source; docs/paper.md explains it. */
@ConfigMapping(prefix = "bourse.paper")
public interface PaperConfig {
    /**
     * Whether this process mirrors, for which it needs a key of the writer MARKET_DATA
     * (bourse.log.key-id). One process of a venue does, and never one of a live venue.
     */
    @WithDefault("false")
    boolean mirrors();

    /** The best levels of a side that are mirrored, 1 to 500. */
    @WithDefault("50")
    int levels();

    /** How often the venue is told what changed, 10 ms to 10 s. */
    @WithDefault("100ms")
    Duration pace();

    /** Levels of a symbol told at once, 1 to 1,000; what is more follows. */
    @WithDefault("200")
    int changesMax();

    /** A book that was not told for so long is withdrawn, 100 ms to 1 h. */
    @WithDefault("5s")
    Duration staleAfter();

    /**
     * The same, if its values are within their bounds.
     *
     * @throws IllegalArgumentException when one is not
     */
    default PaperConfig checked() {
        within("levels", levels(), 1, 500);
        within("pace", pace().toMillis(), 10, 10_000);
        within("changes-max", changesMax(), 1, 1_000);
        within("stale-after", staleAfter().toMillis(), 100, 3_600_000);
        return this;
    }

    private static void within(String key, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "bourse.paper.%s=%d is not within %d to %d".formatted(key, value, min, max));
        }
    }
}
