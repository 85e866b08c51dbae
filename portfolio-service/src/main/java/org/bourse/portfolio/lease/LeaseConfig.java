package org.bourse.portfolio.lease;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the work of one replica is paced. */
@ConfigMapping(prefix = "bourse.lease")
public interface LeaseConfig {
    /** How often its holder looks for work that another replica has written. */
    @WithDefault("100ms")
    Duration lookEvery();

    /** How often the others try to get it, and the pause after a failure of the database. */
    @WithDefault("1s")
    Duration tryEvery();
}
