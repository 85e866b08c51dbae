package org.bourse.portfolio.apikey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.bourse.platform.config.Within;

/** Which API keys are made. */
@ConfigMapping(prefix = "bourse.key-issue")
public interface KeyIssueConfig {
    /** How many keys somebody may have. */
    @WithDefault("10")
    @Within(min = "1", max = "1000")
    int ownerMax();

    /** How long what was rotated is good beside the new one. */
    @WithDefault("24h")
    @Within(min = "0s", max = "30d")
    Duration overlap();
}
