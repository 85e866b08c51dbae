package org.bourse.stack.topic;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bourse.contracts.broker.BrokerAccess;
import org.bourse.stack.process.StackException;

/**
 * Where brokers are and how they are reached.
 *
 * @param settings in words of Kafka's clients; has secrets
 */
public record Brokers(Map<String, String> settings) {
    /** Defensive copy. */
    public Brokers {
        settings = Map.copyOf(settings);
    }

    /** Those that ask nothing. */
    public static Brokers plain(String servers) {
        return new Brokers(Map.of("bootstrap.servers", servers));
    }

    /**
     * As variables say it, which are those of services: BOURSE_KAFKA_SECURITY_PROTOCOL and so on.
     *
     * @throws StackException when what is set does not go together; names the property
     */
    public static Brokers of(String servers, Map<String, String> environment) {
        BrokerAccess access =
                new BrokerAccess(
                        text(environment, "SECURITY_PROTOCOL").orElse(BrokerAccess.PLAINTEXT),
                        text(environment, "SASL_MECHANISM"),
                        text(environment, "SASL_USER"),
                        text(environment, "SASL_PASSWORD"),
                        text(environment, "TLS_TRUSTSTORE").map(Path::of),
                        text(environment, "TLS_CERTIFICATE").map(Path::of),
                        text(environment, "TLS_KEY").map(Path::of));
        try {
            Map<String, String> settings = new HashMap<>(access.settings());
            settings.put("bootstrap.servers", servers);
            return new Brokers(settings);
        } catch (IllegalArgumentException e) {
            throw new StackException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get("BOURSE_KAFKA_" + name))
                .filter(text -> !text.isEmpty());
    }

    /** What a client is told, with more of its own. */
    public Map<String, Object> with(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putAll(more);
        return all;
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return String.valueOf(settings.get("bootstrap.servers"));
    }
}
