package org.bourse.platform.log;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** How this service signs and sends commands. */
@ConfigMapping(prefix = "bourse.log")
public interface LogConfig {
    /** The id of the key this service signs with. */
    @WithDefault("0")
    int keyId();

    /** Secrets by key id, base64, at least 32 bytes each. */
    Map<Integer, String> keys();

    /** After this long without an acknowledgement a command's fate is unknown. */
    @WithDefault("2s")
    Duration sendTimeout();

    /** At most so many commands wait for their acknowledgement; more are refused at once. */
    @WithDefault("10000")
    int unacknowledgedMax();
}
