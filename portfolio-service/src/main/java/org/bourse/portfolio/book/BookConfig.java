package org.bourse.portfolio.book;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How positions follow the log. */
@ConfigMapping(prefix = "bourse.book")
public interface BookConfig {
    /** How long a batch waits for the ledger to be as far, before it is tried again later. */
    @WithDefault("1S")
    Duration ledgerTimeout();

    /** How long a read waits for the position that a client names. */
    @WithDefault("2S")
    Duration positionTimeout();

    /** The asset that everything is valued in unless a request names another. */
    @WithDefault("USDT")
    String currency();
}
