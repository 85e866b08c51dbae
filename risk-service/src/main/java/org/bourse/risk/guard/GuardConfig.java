package org.bourse.risk.guard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.bourse.platform.config.Within;

/** How limits that follow from events are watched; {@code docs/risk.md} says what they are. */
@ConfigMapping(prefix = "bourse.guard")
public interface GuardConfig {
    /** Whether they are. */
    @WithDefault("true")
    boolean enabled();

    /** Code of the asset that all amounts are in. */
    @WithDefault("USDT")
    String referenceAsset();

    /** Accounts that are followed; those beyond are counted as dropped. */
    @WithDefault("200000")
    @Within(min = "1", max = "10000000")
    int accountsMax();

    /** Messages of an account in a day before its order-to-trade ratio tells something. */
    @WithDefault("100")
    @Within(min = "0", max = "1000000000")
    int messagesMin();

    /** How often what was read is looked at for more: part of the time a reaction takes. */
    @WithDefault("10ms")
    @Within(min = "1ms", max = "10s")
    Duration pace();

    /**
     * How soon those who did not trade are valued at a price that changed; who trades is at once.
     * Part of the time a reaction takes; it costs a step for each who holds the asset.
     */
    @WithDefault("20ms")
    @Within(min = "1ms", max = "1m")
    Duration revalue();

    /** What may wait to be written down; reading waits while there is as much. */
    @WithDefault("10000")
    @Within(min = "1", max = "10000000")
    int waitingMax();

    /** How often policies are read again, for what other processes changed. */
    @WithDefault("1s")
    @Within(min = "10ms", max = "1h")
    Duration refresh();

    /** How what an account has is sold. */
    CloseOut closeOut();

    /** Which assets count as moving together. */
    Correlation correlation();

    /** Bounds of what moves together. */
    interface Correlation {
        /** Two assets do when their daily returns are correlated above it; from 0 to below 1. */
        @WithDefault("0.8")
        @Within(min = "0", max = "0.999999")
        double bound();

        /** Days of closes that are looked at, the newest ones; above the least, to 400. */
        @WithDefault("90")
        @Within(min = "3", max = "400")
        int days();

        /** Of two assets with fewer daily returns in common it is not known; at least 2. */
        @WithDefault("30")
        @Within(min = "2", max = "399")
        int daysMin();

        /** Assets that are compared, those listed first; at least 2. */
        @WithDefault("256")
        @Within(min = "2", max = "100000")
        int assetsMax();
    }

    /** Bounds of selling. */
    interface CloseOut {
        /** What an order is worth at most, in whole units of the reference asset; at least 1. */
        @WithDefault("10000")
        @Within(min = "1", max = "10000000000")
        long slice();

        /** But it is at least such a part of the position, a twentieth; at least 1. */
        @WithDefault("20")
        @Within(min = "1", max = "1000000")
        int partsMax();

        /** Steps after which it is given up; at least 1. */
        @WithDefault("300")
        @Within(min = "1", max = "1000000")
        int stepsMax();

        /** Between steps, where the book did not take all; of venue time. */
        @WithDefault("1s")
        @Within(min = "0s", max = "1h")
        Duration pause();
    }
}
