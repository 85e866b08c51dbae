package org.bourse.stack.launcher;

import java.util.Map;
import java.util.Optional;
import org.bourse.stack.topic.Brokers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Brokers that are not this stack's. */
final class BrokersOption {
    @Option(
            names = "--brokers",
            paramLabel = "HOST:PORT",
            description = {
                "Brokers elsewhere, with commas between. BOURSE_KAFKA_SECURITY_PROTOCOL, _SASL_… and",
                "_TLS_… say how they are reached, as to services: docs/operations/connections.md."
            })
    private @Nullable String servers;

    /** Them, if they are named. */
    Optional<Brokers> named(Map<String, String> environment) {
        return Optional.ofNullable(servers).map(it -> Brokers.of(it, environment));
    }
}
