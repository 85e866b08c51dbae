package org.bourse.marketdata.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.bourse.platform.config.Within;
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
        @Within(min = "0", max = "24")
        int months();

        /** Partitions of days beyond the present one; 0 to 60. */
        @WithDefault("7")
        @Within(min = "0", max = "60")
        int days();
    }

    /** For how long rows are kept at least; at least 2 days. */
    Retention retention();

    /** For how long rows are kept at least; absent: for ever. */
    interface Retention {
        /** As {@code P1Y} or {@code P90D}. */
        @Within(min = "P2D", max = "P100Y")
        Optional<Period> trades();

        /** Of one second; what is older is there in minutes. */
        @WithDefault("P7D")
        @Within(min = "P2D", max = "P100Y")
        Optional<Period> seconds();

        /** Of a minute and longer; not shorter than trades, which are found by them. */
        @Within(min = "P2D", max = "P100Y")
        Optional<Period> candles();
    }

    /**
     * What it says of each table.
     *
     * @throws IllegalArgumentException when candles are kept for less than trades
     */
    default List<PartitionRule> rules() {
        int days = ahead().days();
        Optional<Period> trades = retention().trades();
        Optional<Period> candles = retention().candles();
        candles.ifPresent(it -> requireCovered(trades, it));
        return List.of(
                new PartitionRule(StoreTable.TRADES, days, trades),
                new PartitionRule(StoreTable.SECONDS, days, retention().seconds()),
                new PartitionRule(StoreTable.CANDLES, ahead().months(), candles));
    }

    private static void requireCovered(Optional<Period> trades, Period candles) {
        if (trades.filter(it -> !LocalDate.EPOCH.plus(candles).isBefore(LocalDate.EPOCH.plus(it)))
                .isEmpty()) {
            throw new IllegalArgumentException(
                    "bourse.store.retention.candles=%s is shorter than".formatted(candles)
                            + " bourse.store.retention.trades, "
                            + trades.map(Period::toString).orElse("for ever"));
        }
    }
}
