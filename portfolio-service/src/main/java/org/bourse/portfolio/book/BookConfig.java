package org.bourse.portfolio.book;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.bourse.platform.config.Within;

/** How positions follow the log. */
@ConfigMapping(prefix = "bourse.book")
public interface BookConfig {
    /** How long a batch waits for the ledger to be as far, before it is tried again later. */
    @WithDefault("1S")
    @Within(min = "1ms", max = "1m")
    Duration ledgerTimeout();

    /** How long a read waits for the position that a client names. */
    @WithDefault("2S")
    @Within(min = "0s", max = "1m")
    Duration positionTimeout();

    /** The asset that everything is valued in unless a request names another. */
    @WithDefault("USDT")
    String currency();
}
