package org.bourse.order.history;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;
import org.bourse.platform.config.Within;

/** How the history is read, and for how long it is kept. */
@ConfigMapping(prefix = "bourse.order.history")
public interface HistoryConfig {
    /** How long a read waits for the projection to show what the client was told before. */
    @WithDefault("2s")
    @Within(min = "0s", max = "1m")
    Duration readTimeout();

    /** How far partitions are made ahead of the newest order. */
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

    /** For how long rows are kept at least; at least 7 days. */
    Retention retention();

    /** For how long rows are kept at least; absent: for ever. */
    interface Retention {
        /** As {@code P2Y} or {@code P18M}; from the last change of an order. */
        @Within(min = "P7D", max = "P100Y")
        Optional<Period> orders();

        /** From the trade. */
        @Within(min = "P7D", max = "P100Y")
        Optional<Period> trades();

        /** From the transition. */
        @Within(min = "P7D", max = "P100Y")
        Optional<Period> transitions();
    }
}
