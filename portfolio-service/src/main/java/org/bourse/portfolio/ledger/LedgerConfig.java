package org.bourse.portfolio.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How reads of the ledger wait. */
@ConfigMapping(prefix = "bourse.ledger")
public interface LedgerConfig {
    /** How long a read with minPosition waits for the projection. */
    @WithDefault("2s")
    Duration positionTimeout();
}
