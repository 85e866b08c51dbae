package org.bourse.platform.projection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** What of the projections is to be built anew, and what depends on them. */
@ConfigMapping(prefix = "bourse.projection")
public interface RebuildConfig {
    /**
     * {@code topic:id}: the topic's projection is cleared and replayed from the topic's start, once
     * for each id. May stay set: an id that was carried out does nothing.
     */
    Optional<List<String>> rebuild();

    /** Whether the service is not ready while the database is away. */
    @WithDefault("true")
    boolean needed();
}
