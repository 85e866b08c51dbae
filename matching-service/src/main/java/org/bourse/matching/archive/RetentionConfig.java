package org.bourse.matching.archive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bourse.platform.config.Within;

/** How long a venue whose past nobody needs, such as a paper venue, keeps its topics. */
@ConfigMapping(prefix = "bourse.retention")
public interface RetentionConfig {
    /**
     * What is older, and is not needed to start from the oldest snapshot, is deleted for good.
     * Absent: everything is kept, as a venue must that books real money. Readers that are away for
     * longer cannot go on.
     */
    @Within(min = "0s", max = "36500d")
    Optional<Duration> keep();

    /** The topics that are deleted from; never trade-events, which candles are made of. */
    @WithDefault("bourse.commands,book-events")
    List<String> topics();

    /** How often it is looked at. */
    @WithDefault("1M")
    @Within(min = "100ms", max = "1d")
    Duration every();

    /** Guards against a slip in the value above; must be lowered, too. */
    @WithDefault("6H")
    @Within(min = "0s", max = "36500d")
    Duration keepMin();
}
