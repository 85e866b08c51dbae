package org.bourse.portfolio.lease;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.bourse.platform.config.Within;

/** How the work of one replica is paced. */
@ConfigMapping(prefix = "bourse.lease")
public interface LeaseConfig {
    /** How often its holder looks for work that another replica has written. */
    @WithDefault("100ms")
    @Within(min = "1ms", max = "1m")
    Duration lookEvery();

    /** How often the others try to get it, and the pause after a failure of the database. */
    @WithDefault("1s")
    @Within(min = "1ms", max = "1m")
    Duration tryEvery();
}
