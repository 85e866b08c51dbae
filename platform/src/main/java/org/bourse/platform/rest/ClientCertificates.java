package org.bourse.platform.rest;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks who comes by TLS for a certificate. The port of probes and metrics is not concerned. */
@Singleton
public class ClientCertificates implements HttpServerOptionsCustomizer {
    private final RestConfig config;
    private final String insecureRequests;

    @Inject
    ClientCertificates(
            RestConfig config,
            @ConfigProperty(name = "quarkus.http.insecure-requests", defaultValue = "enabled")
                    String insecureRequests) {
        this.config = config;
        this.insecureRequests = insecureRequests;
    }

    /**
     * @throws IllegalArgumentException when a certificate is asked for that nobody needs to show
     */
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        if (config.clientAuth() != ClientAuth.NONE
                && !insecureRequests.equalsIgnoreCase("disabled")) {
            throw new IllegalArgumentException(
                    "bourse.rest.client-auth=%s needs quarkus.http.insecure-requests=disabled"
                            .formatted(config.clientAuth()));
        }
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        options.setClientAuth(config.clientAuth());
    }
}
