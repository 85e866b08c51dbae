package org.bourse.platform.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;

/** What a Kafka client is told of certificates and passwords, made of the configuration. */
final class BrokerSecurity {
    private static final String PREFIX = "bourse.kafka.";
    private static final String PEM = "PEM";
    private static final String CERTIFICATE_BEGINS = "-----BEGIN CERTIFICATE-----";
    private static final String KEY_BEGINS = "-----BEGIN PRIVATE KEY-----";

    private static final String MECHANISM = "SCRAM-SHA-512";

    /**
     * What is not set for Kafka's clients one by one, as only some of them would follow it: in the
     * configuration, or in the environment, where all that is no letter is one character.
     */
    private static final Pattern OTHERS =
            Pattern.compile(
                    "(kafka|mp\\.messaging\\.(connector|incoming|outgoing)\\..+)"
                            + "\\.(security\\..+|sasl\\..+|ssl\\..+|tls\\.configuration\\.name)");

    /** The first printable character; those before it end a quoted text of JAAS. */
    private static final char PRINTABLE_MIN = ' ';

    private BrokerSecurity() {}

    /**
     * The settings of Kafka's clients, all of them text.
     *
     * @throws IllegalArgumentException when what is set does not go together, or a file is not what
     *     it should be; names the property, never its value where that is a secret
     */
    static Map<String, String> settings(BrokerConfig config) {
        String protocol = config.securityProtocol();
        Map<String, String> settings = new HashMap<>();
        settings.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol);
        switch (protocol) {
            case "PLAINTEXT" -> {
                refuse(protocol, sasl(config));
                refuse(protocol, tls(config));
            }
            case "SSL" -> {
                refuse(protocol, sasl(config));
                settings.putAll(tlsSettings(config.tls()));
            }
            case "SASL_SSL" -> {
                settings.putAll(saslSettings(config.sasl()));
                settings.putAll(tlsSettings(config.tls()));
            }
            default ->
                    throw refused(
                            "security-protocol=%s is none of PLAINTEXT, SSL, SASL_SSL"
                                    .formatted(protocol));
        }
        return Map.copyOf(settings);
    }

    /**
     * Refuses what somebody set past {@link BrokerConfig}.
     *
     * @param names of all that is set, such as {@code kafka.sasl.mechanism}
     */
    static void refuseOthers(Iterable<String> names) {
        for (String name : names) {
            String plain = name.toLowerCase(Locale.ROOT).replaceAll("[_-]", ".").replace("\"", "");
            if (OTHERS.matcher(plain).matches()) {
                throw new IllegalArgumentException(
                        "%s is not followed by all clients: set %s* instead"
                                .formatted(name, PREFIX));
            }
        }
    }

    private static Map<String, Optional<?>> sasl(BrokerConfig config) {
        return Map.of(
                "sasl.mechanism",
                config.sasl().mechanism(),
                "sasl.user",
                config.sasl().user(),
                "sasl.password",
                config.sasl().password());
    }

    private static Map<String, Optional<?>> tls(BrokerConfig config) {
        return Map.of(
                "tls.truststore",
                config.tls().truststore(),
                "tls.certificate",
                config.tls().certificate(),
                "tls.key",
                config.tls().key());
    }

    private static void refuse(String protocol, Map<String, Optional<?>> values) {
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

    private static Map<String, String> saslSettings(BrokerConfig.Sasl sasl) {
        String mechanism = sasl.mechanism().orElse(MECHANISM);
        String module =
                switch (mechanism) {
                    case MECHANISM -> "org.apache.kafka.common.security.scram.ScramLoginModule";
                    case "PLAIN" -> "org.apache.kafka.common.security.plain.PlainLoginModule";
                    default ->
                            throw refused(
                                    "sasl.mechanism=%s is none of SCRAM-SHA-512, PLAIN"
                                            .formatted(mechanism));
                };
        String user = quoted("sasl.user", sasl.user());
        String password = quoted("sasl.password", sasl.password());
        return Map.of(
                SaslConfigs.SASL_MECHANISM,
                mechanism,
                SaslConfigs.SASL_JAAS_CONFIG,
                "%s required username=%s password=%s;".formatted(module, user, password));
    }

    /** As JAAS reads it: in quotes, in which these two characters are escaped. */
    private static String quoted(String name, Optional<String> value) {
        String text = value.orElseThrow(() -> refused(name + " is missing with SASL_SSL"));
        if (text.chars().anyMatch(character -> character < PRINTABLE_MIN)) {
            throw refused(name + " has a control character, such as the end of a line");
        }
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static Map<String, String> tlsSettings(BrokerConfig.Tls tls) {
        Map<String, String> settings = new HashMap<>();
        tls.truststore()
                .ifPresent(file -> {
                    settings.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, PEM);
                    settings.put(
                            SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG,
                            pem("tls.truststore", file, CERTIFICATE_BEGINS));
                });
        if (tls.certificate().isPresent() != tls.key().isPresent()) {
            throw refused("tls.certificate and tls.key go together");
        }
        tls.certificate()
                .ifPresent(file -> {
                    settings.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, PEM);
                    settings.put(
                            SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG,
                            pem("tls.certificate", file, CERTIFICATE_BEGINS));
                });
        tls.key()
                .ifPresent(file ->
                        settings.put(
                                SslConfigs.SSL_KEYSTORE_KEY_CONFIG,
                                pem("tls.key", file, KEY_BEGINS)));
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

    private static IllegalArgumentException refused(String what) {
        return new IllegalArgumentException(PREFIX + what);
    }
}
