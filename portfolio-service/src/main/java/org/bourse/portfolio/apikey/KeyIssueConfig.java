package org.bourse.portfolio.apikey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Which API keys are made. */
@ConfigMapping(prefix = "bourse.key-issue")
public interface KeyIssueConfig {
    /** How many keys somebody may have. */
    @WithDefault("10")
    int ownerMax();

    /** How long what was rotated is good beside the new one. */
    @WithDefault("24h")
    Duration overlap();
}
