package org.bourse.portfolio.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.bourse.platform.config.Within;

/** How reads of the ledger wait. */
@ConfigMapping(prefix = "bourse.ledger")
public interface LedgerConfig {
    /** How long a read with minPosition waits for the projection. */
    @WithDefault("2s")
    @Within(min = "0s", max = "1m")
    Duration positionTimeout();
}
