package org.bourse.matching.hosting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import org.bourse.contracts.v1.Writer;
import org.bourse.platform.config.Within;

/** How the venue's log is run. */
@ConfigMapping(prefix = "bourse.runner")
public interface RunnerConfig {
    /** So many event records may be on their way to Kafka; then the venue waits. */
    @WithDefault("20000")
    @Within(min = "100", max = "1000000")
    int unacknowledgedMax();

    /** The process does not start on topics with fewer replicas. */
    @WithDefault("1")
    @Within(min = "1", max = "15")
    int replicationFactorMin();

    /** The process does not start on topics with a smaller min.insync.replicas. */
    @WithDefault("1")
    @Within(min = "1", max = "15")
    int insyncReplicasMin();

    /** So long may a leader be silent before another process claims the venue. */
    @WithDefault("1.7S")
    @Within(min = "500ms", max = "1m")
    Duration patience();

    /** The key that is to speak for each writer; activated at the start where it is not. */
    @Within(min = "1", max = "1023")
    Map<Writer, Integer> keys();
}
