package org.bourse.platform.paper;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.bourse.platform.config.Within;

/** Where the paper venue is, of a live venue that has one; docs/paper.md explains it. */
@ConfigMapping(prefix = "bourse.paper-venue")
public interface PaperVenueConfig {
    /**
     * Base of the same service of the paper venue, such as http://paper-order-service:8081, without
     * a path. None: nobody can be switched to paper here.
     */
    Optional<URI> url();

    /**
     * The name of {@code quarkus.tls."name"} with whom an https address is trusted and what it is
     * shown; none: whom the JVM trusts, and nothing.
     */
    Optional<String> tlsConfigurationName();

    /** How long it may take to connect, and to answer once it is silent. */
    @WithDefault("10s")
    @Within(min = "100ms", max = "5m")
    Duration timeout();
}
