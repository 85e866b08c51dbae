package org.bourse.platform.logging;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How a service writes its log. */
@Unremovable // Asked for before there are beans.
@ConfigMapping(prefix = "bourse.logging")
public interface LoggingConfig {
    /** How its lines look. */
    @WithDefault("text")
    Format format();

    /** For people, or a JSON object a line. */
    enum Format {
        TEXT,
        JSON
    }
}
