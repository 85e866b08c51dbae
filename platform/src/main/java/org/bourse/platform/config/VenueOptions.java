package org.bourse.platform.config;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/**
 * Which venue a process works for, and what for. As its prefix is that of all options, the
 * framework refuses what begins so and is in no mapping of the service: a word that was misspelt,
 * or another service's.
 */
@Unremovable // What it refuses nobody asks for.
@ConfigMapping(prefix = "bourse")
public interface VenueOptions {
    /** The venue's number, its partition of all topics. */
    @WithDefault("0")
    @Within(min = "0", max = "2")
    int venue();

    /**
     * What the installation is for. With prod a process ends at its start that has settings of
     * demonstrations, and names them; with staging it warns of them.
     */
    @WithDefault("dev")
    Stage stage();

    /** Words of such a refusal that are taken all the same. */
    Optional<List<String>> stageAllows();
}
