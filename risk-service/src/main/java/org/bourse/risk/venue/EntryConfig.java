package org.bourse.risk.venue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How requests are answered. */
@ConfigMapping(prefix = "bourse.entry")
public interface EntryConfig {
    /** How long a request waits for the venue's answer before it is told 202. */
    @WithDefault("2s")
    Duration answerTimeout();

    /** Requests that may wait at a time. */
    @WithDefault("1000")
    int waitingMax();
}
