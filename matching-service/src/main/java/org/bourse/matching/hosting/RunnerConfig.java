package org.bourse.matching.hosting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import org.bourse.contracts.v1.Writer;

/** How the venue's log is run. */
@ConfigMapping(prefix = "bourse.runner")
public interface RunnerConfig {
    /** So many event records may be on their way to Kafka; then the venue waits. */
    @WithDefault("20000")
    int unacknowledgedMax();

    /** The process does not start on topics with fewer replicas. */
    @WithDefault("1")
    int replicationFactorMin();

    /** The process does not start on topics with a smaller min.insync.replicas. */
    @WithDefault("1")
    int insyncReplicasMin();

    /** So long may a leader be silent before another process claims the venue. */
    @WithDefault("1.7S")
    Duration patience();

    /** The key that is to speak for each writer; activated at the start where it is not. */
    Map<Writer, Integer> keys();
}
