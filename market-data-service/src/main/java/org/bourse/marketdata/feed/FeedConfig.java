package org.bourse.marketdata.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.bourse.platform.config.Within;

/** What is kept of the market, and how fast it goes out. */
@ConfigMapping(prefix = "bourse.market")
public interface FeedConfig {
    /** Trades kept per symbol. */
    @WithDefault("1000")
    @Within(min = "1", max = "100000")
    int tradesMax();

    /** Levels a side in the snapshot of a depth stream. */
    @WithDefault("1000")
    @Within(min = "1", max = "5000")
    int snapshotLevelsMax();

    /** Increments kept per symbol, from which depth streams are resumed. */
    @WithDefault("2000")
    @Within(min = "1", max = "100000")
    int incrementsMax();

    /** How often the streams go out that have a steady pace. */
    @WithDefault("100ms")
    @Within(min = "1ms", max = "10s")
    Duration pacedInterval();

    /** How long events may lie in their topic before they are fetched, several together. */
    @WithDefault("5ms")
    @Within(min = "0s", max = "1s")
    Duration pace();

    /**
     * What is kept of orders, and as much of balances, of all accounts together, from which private
     * streams are resumed: steps of an account.
     */
    @WithDefault("50000")
    @Within(min = "1", max = "10000000")
    int accountStepsMax();

    /** What is kept of alerts, from which their stream is resumed. */
    @WithDefault("10000")
    @Within(min = "1", max = "1000000")
    int alertsMax();

    /**
     * How far before the newest record the books' and accounts' events are read from. Each symbol's
     * image comes every 60 s of venue time; this leaves room for many symbols taking turns.
     */
    @WithDefault("150s")
    @Within(min = "60s", max = "1d")
    Duration lookBack();
}
