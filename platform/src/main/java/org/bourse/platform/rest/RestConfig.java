package org.bourse.platform.rest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.http.ClientAuth;

/** How the API is served. */
@ConfigMapping(prefix = "bourse.rest")
public interface RestConfig {
    /**
     * Who has to show a certificate: NONE, REQUEST (who has one), REQUIRED. It is one that the
     * trust store of {@code quarkus.http.tls-configuration-name} vouches for.
     */
    @WithDefault("NONE")
    ClientAuth clientAuth();
}
