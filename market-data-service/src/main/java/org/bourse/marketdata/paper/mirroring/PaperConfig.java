package org.bourse.marketdata.paper.mirroring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.bourse.platform.config.Within;

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
    @Within(min = "1", max = "500")
    int levels();

    /** How often the venue is told what changed, 10 ms to 10 s. */
    @WithDefault("100ms")
    @Within(min = "10ms", max = "10s")
    Duration pace();

    /** Levels of a symbol told at once, 1 to 1,000; what is more follows. */
    @WithDefault("200")
    @Within(min = "1", max = "1000")
    int changesMax();

    /** A book that was not told for so long is withdrawn, 100 ms to 1 h. */
    @WithDefault("5s")
    @Within(min = "100ms", max = "1h")
    Duration staleAfter();
}
