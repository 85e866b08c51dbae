package org.bourse.risk.venue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.bourse.platform.config.Within;

/** How requests are answered. */
@ConfigMapping(prefix = "bourse.entry")
public interface EntryConfig {
    /** How long a request waits for the venue's answer before it is told 202. */
    @WithDefault("2s")
    @Within(min = "1ms", max = "1m")
    Duration answerTimeout();

    /** Requests that may wait at a time. */
    @WithDefault("1000")
    @Within(min = "1", max = "1000000")
    int waitingMax();
}
