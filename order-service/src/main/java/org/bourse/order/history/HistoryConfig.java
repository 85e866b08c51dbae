package org.bourse.order.history;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;

/** How the history is read, and for how long it is kept. */
@ConfigMapping(prefix = "bourse.order.history")
public interface HistoryConfig {
    /** How long a read waits for the projection to show what the client was told before. */
    @WithDefault("2s")
    Duration readTimeout();

    /** How far partitions are made ahead of the newest order. */
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

    /** For how long rows are kept at least; at least 7 days. */
    Retention retention();

    /** For how long rows are kept at least; absent: for ever. */
    interface Retention {
        /** As {@code P2Y} or {@code P18M}; from the last change of an order. */
        Optional<Period> orders();

        /** From the trade. */
        Optional<Period> trades();

        /** From the transition. */
        Optional<Period> transitions();
    }
}
