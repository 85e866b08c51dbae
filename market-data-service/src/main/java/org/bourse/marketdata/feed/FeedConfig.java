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

    /** Increments kept per symbol, from which depth streams are resumed, 1 to 100,000. */
    @WithDefault("2000")
    int incrementsMax();

    /** How often the streams go out that have a steady pace. */
    @WithDefault("100ms")
    Duration pacedInterval();

    /** How long events may lie in their topic before they are fetched, several together. */
    @WithDefault("5ms")
    Duration pace();

    /**
     * What is kept of orders, and as much of balances, of all accounts together, from which private
     * streams are resumed: steps of an account, 1 to 10,000,000.
     */
    @WithDefault("50000")
    int accountStepsMax();

    /** What is kept of alerts, from which their stream is resumed, 1 to 1,000,000. */
    @WithDefault("10000")
    int alertsMax();

    /**
     * How far before the newest record the books' and accounts' events are read from. Each symbol's
     * image comes every 60 s of venue time; this leaves room for many symbols taking turns.
     */
    @WithDefault("150s")
    Duration lookBack();

    /**
     * A value within its bounds.
     *
     * @throws IllegalArgumentException when it is not from 1 to {@code max}
     */
    static int bounded(String name, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(
                    "bourse.market." + name + "=" + value + " is not within 1 to " + max);
        }
        return value;
    }
}
