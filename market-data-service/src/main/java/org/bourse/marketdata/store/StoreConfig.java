package org.bourse.marketdata.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.bourse.platform.partition.PartitionRule;

/** For how long trades and candles are kept in the database. */
@ConfigMapping(prefix = "bourse.store")
public interface StoreConfig {
    /** How far partitions are made ahead of the newest trade. */
    Ahead ahead();

    /** How far partitions are made ahead. */
    interface Ahead {
        /** Partitions of months beyond the present one; 0 to 24. */
        @WithDefault("2")
        int months();

        /** Partitions of days beyond the present one; 0 to 60. */
        @WithDefault("7")
        int days();
    }

    /** For how long rows are kept at least; at least 2 days. */
    Retention retention();

    /** For how long rows are kept at least; absent: for ever. */
    interface Retention {
        /** As {@code P1Y} or {@code P90D}. */
        Optional<Period> trades();

        /** Of one second; what is older is there in minutes. */
        @WithDefault("P7D")
        Optional<Period> seconds();

        /** Of a minute and longer; not shorter than trades, which are found by them. */
        Optional<Period> candles();
    }

    /**
     * What it says of each table.
     *
     * @throws IllegalArgumentException when a value is out of its bounds
     */
    default List<PartitionRule> rules() {
        int months = ahead().months();
        int days = ahead().days();
        require(months >= 0 && months <= 24, "ahead.months", months);
        require(days >= 0 && days <= 60, "ahead.days", days);
        retention()
                .candles()
                .ifPresent(it ->
                        require(isCovered(retention().trades(), it), "retention.candles", it));
        return List.of(
                new PartitionRule(StoreTable.TRADES, days, kept("trades", retention().trades())),
                new PartitionRule(StoreTable.SECONDS, days, kept("seconds", retention().seconds())),
                new PartitionRule(
                        StoreTable.CANDLES, months, kept("candles", retention().candles())));
    }

    private static boolean isCovered(Optional<Period> trades, Period candles) {
        return trades.isPresent()
                && !LocalDate.EPOCH.plus(candles).isBefore(LocalDate.EPOCH.plus(trades.get()));
    }

    private static Optional<Period> kept(String key, Optional<Period> kept) {
        LocalDate shortest = LocalDate.EPOCH.plusDays(2);
        kept.ifPresent(it ->
                require(!LocalDate.EPOCH.plus(it).isBefore(shortest), "retention." + key, it));
        return kept;
    }

    private static void require(boolean holds, String key, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("bourse.store." + key + "=" + value);
        }
    }
}
