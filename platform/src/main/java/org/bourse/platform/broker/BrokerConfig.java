package org.bourse.platform.broker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** How the brokers are reached, by all Kafka clients of this service. */
@ConfigMapping(prefix = "bourse.kafka")
public interface BrokerConfig {
    /** What the brokers' listener speaks: PLAINTEXT, SSL or SASL_SSL. */
    @WithDefault("PLAINTEXT")
    String securityProtocol();

    /** Who this service is; with SASL_SSL, and only then. */
    Sasl sasl();

    /** Certificates; with SSL and SASL_SSL, and only then. */
    Tls tls();

    /** A user and what proves it. */
    interface Sasl {
        /** SCRAM-SHA-512, as where there is none, or PLAIN. */
        Optional<String> mechanism();

        /** The user's name; needed. */
        Optional<String> user();

        /** What proves it; needed. It is never logged. */
        Optional<String> password();
    }

    /** Files in PEM. They are read once: new ones count from the next start. */
    interface Tls {
        /** Certificates of those who sign the brokers'; none: those the JVM trusts. */
        Optional<Path> truststore();

        /** This service's certificate, and those it is signed with. */
        Optional<Path> certificate();

        /** The certificate's private key, PKCS #8, not encrypted. */
        Optional<Path> key();
    }
}
