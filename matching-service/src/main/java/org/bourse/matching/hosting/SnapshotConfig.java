package org.bourse.matching.hosting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.bourse.platform.config.Within;

/** When snapshots of the venue are made. Whoever leads leaves it half as long again to others. */
@ConfigMapping(prefix = "bourse.snapshots")
public interface SnapshotConfig {
    /** After so many commands. */
    @WithDefault("1000000")
    @Within(min = "1", max = "1000000000")
    long everyCommands();

    /** After so much time, if there was any command. */
    @WithDefault("10M")
    @Within(min = "1s", max = "1d")
    Duration every();
}
