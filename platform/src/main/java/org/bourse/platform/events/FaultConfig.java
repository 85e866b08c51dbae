package org.bourse.platform.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.bourse.platform.config.Within;

/** How a process ends that must not go on reading events. */
@ConfigMapping(prefix = "bourse.fault")
public interface FaultConfig {
    /**
     * For so long the fault is shown in health and metrics, and nothing more is read, before the
     * process ends: longer than the pause between two looks of whatever watches it.
     */
    @WithDefault("15s")
    @Within(min = "0s", max = "5m")
    Duration shownFor();
}
