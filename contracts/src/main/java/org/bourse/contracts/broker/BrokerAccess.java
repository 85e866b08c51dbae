package org.bourse.contracts.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How brokers are reached. What it says goes by the names of the properties {@code bourse.kafka.*},
 * which docs/operations/connections.md explains.
 *
 * @param protocol PLAINTEXT, SSL or SASL_SSL
 * @param mechanism SCRAM-SHA-512, as where there is none, or PLAIN
 * @param truststore PEM, as the next two
 */
public record BrokerAccess(
        String protocol,
        Optional<String> mechanism,
        Optional<String> user,
        Optional<String> password,
        Optional<Path> truststore,
        Optional<Path> certificate,
        Optional<Path> key) {
    /** What the names of all properties begin with. */
    public static final String PREFIX = "bourse.kafka.";

    /** What brokers speak to whom nothing is said. */
    public static final String PLAINTEXT = "PLAINTEXT";

    private static final String PEM = "PEM";
    private static final String CERTIFICATE_BEGINS = "-----BEGIN CERTIFICATE-----";
    private static final String KEY_BEGINS = "-----BEGIN PRIVATE KEY-----";
    private static final String SCRAM = "SCRAM-SHA-512";

    /** The first printable character; those before it end a quoted text of JAAS. */
    private static final char PRINTABLE_MIN = ' ';

    /**
     * The settings of Kafka's clients, all of them text. Reads the files.
     *
     * @throws IllegalArgumentException when what is set does not go together, or a file is not what
     *     it should be; names the property, never its value where that is a secret
     */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("security.protocol", protocol);
        switch (protocol) {
            case PLAINTEXT -> {
                refuse(sasl());
                refuse(tls());
            }
            case "SSL" -> {
                refuse(sasl());
                settings.putAll(tlsSettings());
            }
            case "SASL_SSL" -> {
                settings.putAll(saslSettings());
                settings.putAll(tlsSettings());
            }
            default ->
                    throw refused(
                            "security-protocol=%s is none of PLAINTEXT, SSL, SASL_SSL"
                                    .formatted(protocol));
        }
        return Map.copyOf(settings);
    }

    private Map<String, Optional<?>> sasl() {
        return Map.of("sasl.mechanism", mechanism, "sasl.user", user, "sasl.password", password);
    }

    private Map<String, Optional<?>> tls() {
        return Map.of("tls.truststore", truststore, "tls.certificate", certificate, "tls.key", key);
    }

    private void refuse(Map<String, Optional<?>> values) {
        String set =
                values.entrySet().stream()
                        .filter(entry -> entry.getValue().isPresent())
                        .map(entry -> PREFIX + entry.getKey())
                        .sorted()
                        .collect(Collectors.joining(", "));
        if (!set.isEmpty()) {
            throw refused("security-protocol=%s knows no %s".formatted(protocol, set));
        }
    }

    private Map<String, String> saslSettings() {
        String proof = mechanism.orElse(SCRAM);
        String module =
                switch (proof) {
                    case SCRAM -> "org.apache.kafka.common.security.scram.ScramLoginModule";
                    case "PLAIN" -> "org.apache.kafka.common.security.plain.PlainLoginModule";
                    default ->
                            throw refused(
                                    "sasl.mechanism=%s is none of SCRAM-SHA-512, PLAIN"
                                            .formatted(proof));
                };
        return Map.of(
                "sasl.mechanism",
                proof,
                "sasl.jaas.config",
                "%s required username=%s password=%s;"
                        .formatted(
                                module,
                                quoted("sasl.user", user),
                                quoted("sasl.password", password)));
    }

    /** As JAAS reads it: in quotes, in which these two characters are escaped. */
    private static String quoted(String name, Optional<String> value) {
        String text = value.orElseThrow(() -> refused(name + " is missing with SASL_SSL"));
        if (text.chars().anyMatch(character -> character < PRINTABLE_MIN)) {
            throw refused(name + " has a control character, such as the end of a line");
        }
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private Map<String, String> tlsSettings() {
        Map<String, String> settings = new HashMap<>();
        truststore.ifPresent(file -> {
            settings.put("ssl.truststore.type", PEM);
            settings.put(
                    "ssl.truststore.certificates", pem("tls.truststore", file, CERTIFICATE_BEGINS));
        });
        if (certificate.isPresent() != key.isPresent()) {
            throw refused("tls.certificate and tls.key go together");
        }
        certificate.ifPresent(file -> {
            settings.put("ssl.keystore.type", PEM);
            settings.put(
                    "ssl.keystore.certificate.chain",
                    pem("tls.certificate", file, CERTIFICATE_BEGINS));
        });
        key.ifPresent(file -> settings.put("ssl.keystore.key", pem("tls.key", file, KEY_BEGINS)));
        return settings;
    }

    private static String pem(String name, Path file, String begins) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "%s%s=%s cannot be read".formatted(PREFIX, name, file), e);
        }
        if (!text.contains(begins)) {
            throw refused("%s=%s has no %s".formatted(name, file, begins));
        }
        return text;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return PREFIX + "security-protocol=" + protocol;
    }

    private static IllegalArgumentException refused(String what) {
        return new IllegalArgumentException(PREFIX + what);
    }
}
