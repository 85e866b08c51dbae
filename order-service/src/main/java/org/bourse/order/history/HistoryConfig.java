package org.bourse.order.history;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the history is read. */
@ConfigMapping(prefix = "bourse.order.history")
public interface HistoryConfig {
    /** How long a read waits for the projection to show what the client was told before. */
    @WithDefault("2s")
    Duration readTimeout();
}
