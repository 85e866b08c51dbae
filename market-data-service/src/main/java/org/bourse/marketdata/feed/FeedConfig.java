package org.bourse.marketdata.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is kept of the market, and how fast it goes out. */
@ConfigMapping(prefix = "bourse.market")
public interface FeedConfig {
    /** Trades kept per symbol, 1 to 100,000. */
    @WithDefault("1000")
    int tradesMax();

    /** Levels a side in the snapshot of a depth stream, 1 to 5,000. */
    @WithDefault("1000")
    int snapshotLevelsMax();

    /** A book sends no more than one increment in this time. */
    @WithDefault("10ms")
    Duration incrementInterval();

    /** How long events may lie in their topic before they are fetched, several together. */
    @WithDefault("5ms")
    Duration pace();

    /**
     * How far before the newest record the books' events are read from. Each symbol's image comes
     * every 60 s of venue time; this leaves room for many symbols taking turns.
     */
    @WithDefault("150s")
    Duration lookBack();
}
