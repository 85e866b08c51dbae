package org.bourse.platform.log;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.bourse.platform.config.Within;

/** When commands of users are refused because the venue does not keep up. */
@ConfigMapping(prefix = "bourse.admission")
public interface AdmissionConfig {
    /** At most so many commands of this process are in the log or on their way, and not reached. */
    @WithDefault("10000")
    @Within(min = "1", max = "1000000")
    int inFlightMax();

    /** So many of these places are kept for urgent commands. */
    @WithDefault("1000")
    @Within(min = "0", max = "1000000")
    int reserved();

    /** The venue is behind when it has not reached a command for so long. */
    @WithDefault("1s")
    @Within(min = "10ms", max = "1h")
    Duration lagMax();

    /**
     * The venue is behind when nothing was heard of it for so long. It speaks at least every second
     * when it is idle.
     */
    @WithDefault("3s")
    @Within(min = "1s", max = "1h")
    Duration silenceMax();
}
