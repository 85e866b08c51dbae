package org.bourse.platform.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerSecurityTest {
    private static final String CERTIFICATE =
            """
            -----BEGIN CERTIFICATE-----
            AAAA
            -----END CERTIFICATE-----
            """;
    private static final String KEY =
            """
            -----BEGIN PRIVATE KEY-----
            AAAA
            -----END PRIVATE KEY-----
            """;

    @TempDir private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("ca.crt"), CERTIFICATE);
        Files.writeString(folder.resolve("user.crt"), CERTIFICATE);
        Files.writeString(folder.resolve("user.key"), KEY);
        Files.writeString(
                folder.resolve("pkcs1.key"), KEY.replace("PRIVATE KEY", "RSA PRIVATE KEY"));
        Files.writeString(
                folder.resolve("locked.key"), KEY.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"));
    }

    /** Of properties without the prefix, {@code @} for the folder, a space between two. */
    private Map<String, String> settings(String text) {
        Map<String, String> properties = new HashMap<>();
        for (String property : text.isEmpty() ? new String[0] : text.split(" ")) {
            String[] pair = property.replace("@", folder + "/").split("=", 2);
            properties.put("bourse.kafka." + pair[0], pair[1]);
        }
        return settings(properties);
    }

    private static Map<String, String> settings(Map<String, String> properties) {
        return BrokerSecurity.settings(
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(BrokerConfig.class)
                        .withSources(new PropertiesConfigSource(properties, "test", 100))
                        .build()
                        .getConfigMapping(BrokerConfig.class));
    }

    private static String refusal(Runnable what) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, what::run).getMessage());
    }

    @Test
    void isPlainUnlessToldOtherwise() {
        assertEquals(Map.of("security.protocol", "PLAINTEXT"), settings(""));
    }

    @Test
    void speaksTlsWithACertificateOfItsOwn() {
        assertEquals(
                Map.of(
                        "security.protocol",
                        "SSL",
                        "ssl.truststore.type",
                        "PEM",
                        "ssl.truststore.certificates",
                        CERTIFICATE,
                        "ssl.keystore.type",
                        "PEM",
                        "ssl.keystore.certificate.chain",
                        CERTIFICATE,
                        "ssl.keystore.key",
                        KEY),
                settings(
                        "security-protocol=SSL tls.truststore=@ca.crt"
                                + " tls.certificate=@user.crt tls.key=@user.key"));
    }

    @Test
    void trustsWhomTheJvmTrustsWithoutATruststore() {
        assertEquals(Map.of("security.protocol", "SSL"), settings("security-protocol=SSL"));
    }

    /** What Kafka's own reader of the text makes of it: what was meant, whatever is in it. */
    @ParameterizedTest
    @CsvSource({
        "SCRAM-SHA-512, org.apache.kafka.common.security.scram.ScramLoginModule",
        "PLAIN, org.apache.kafka.common.security.plain.PlainLoginModule"
    })
    void provesWhoItIs(String mechanism, String module) {
        String password = "a\"b\\c;d'e=f\\\"; g";

        Map<String, String> settings =
                settings(
                        Map.of(
                                "bourse.kafka.security-protocol",
                                "SASL_SSL",
                                "bourse.kafka.sasl.mechanism",
                                mechanism,
                                "bourse.kafka.sasl.user",
                                "order-service",
                                "bourse.kafka.sasl.password",
                                password));

        assertEquals("SASL_SSL", settings.get("security.protocol"));
        assertEquals(mechanism, settings.get("sasl.mechanism"));
        List<AppConfigurationEntry> entries =
                JaasContext.loadClientContext(
                                Map.of(
                                        "sasl.jaas.config",
                                        new Password(settings.get("sasl.jaas.config"))))
                        .configurationEntries();
        assertEquals(1, entries.size());
        assertEquals(module, entries.getFirst().getLoginModuleName());
        assertEquals(
                Map.of("username", "order-service", "password", password),
                entries.getFirst().getOptions());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "security-protocol=SASL_PLAINTEXT sasl.user=u sasl.password=secret",
                "security-protocol=ssl",
                "sasl.user=u",
                "sasl.password=secret",
                "sasl.mechanism=SCRAM-SHA-512",
                "security-protocol=SSL sasl.mechanism=PLAIN",
                "tls.truststore=@ca.crt",
                "tls.certificate=@user.crt tls.key=@user.key",
                "security-protocol=SSL sasl.user=u sasl.password=secret",
                "security-protocol=SSL tls.certificate=@user.crt",
                "security-protocol=SSL tls.key=@user.key",
                "security-protocol=SSL tls.truststore=@none.crt",
                "security-protocol=SSL tls.truststore=@user.key",
                "security-protocol=SSL tls.certificate=@user.crt tls.key=@pkcs1.key",
                "security-protocol=SSL tls.certificate=@user.crt tls.key=@locked.key",
                "security-protocol=SASL_SSL",
                "security-protocol=SASL_SSL sasl.user=u",
                "security-protocol=SASL_SSL sasl.password=secret",
                "security-protocol=SASL_SSL sasl.mechanism=GSSAPI sasl.user=u"
                        + " sasl.password=secret"
            })
    void refusesWhatDoesNotGoTogether(String properties) {
        String refusal = refusal(() -> settings(properties));

        assertEquals("bourse.kafka.", refusal.substring(0, "bourse.kafka.".length()));
        assertFalse(refusal.contains("secret"), refusal);
    }

    @Test
    void saysWhatDoesNotGoTogether() {
        assertEquals(
                "bourse.kafka.security-protocol=SSL knows no bourse.kafka.sasl.password,"
                        + " bourse.kafka.sasl.user",
                refusal(() -> settings("security-protocol=SSL sasl.user=u sasl.password=p")));
        assertEquals(
                "bourse.kafka.sasl.password is missing with SASL_SSL",
                refusal(() -> settings("security-protocol=SASL_SSL sasl.user=u")));
    }

    /** A password ends with no line: JAAS would be told of something else after it. */
    @Test
    void refusesThePasswordOfTwoLines() {
        Map<String, String> properties =
                Map.of(
                        "bourse.kafka.security-protocol", "SASL_SSL",
                        "bourse.kafka.sasl.user", "u",
                        "bourse.kafka.sasl.password", "secret\nmore");

        assertEquals(
                "bourse.kafka.sasl.password has a control character, such as the end of a line",
                refusal(() -> settings(properties)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka.security.protocol",
                "kafka.sasl.jaas.config",
                "kafka.ssl.truststore.location",
                "kafka.tls-configuration-name",
                "KAFKA_SASL_MECHANISM",
                "KAFKA_TLS_CONFIGURATION_NAME",
                "mp.messaging.connector.smallrye-kafka.ssl.truststore.location",
                "mp.messaging.connector.smallrye-kafka.tls-configuration-name",
                "MP_MESSAGING_CONNECTOR_SMALLRYE_KAFKA_SECURITY_PROTOCOL",
                "mp.messaging.incoming.order-events.sasl.mechanism",
                "mp.messaging.outgoing.\"risk.alerts\".tls-configuration-name"
            })
    void refusesWhatOnlySomeClientsWouldFollow(String name) {
        assertEquals(
                "%s is not followed by all clients: set bourse.kafka.* instead".formatted(name),
                refusal(() ->
                        BrokerSecurity.refuseOthers(List.of("kafka.bootstrap.servers", name))));
    }

    @Test
    void takesAllOtherSettings() {
        BrokerSecurity.refuseOthers(
                List.of(
                        "kafka.bootstrap.servers",
                        "kafka.group.id",
                        "bourse.kafka.sasl.mechanism",
                        "BOURSE_KAFKA_SASL_USER",
                        "quarkus.tls.kafka.trust-all",
                        "mp.messaging.connector.smallrye-kafka.retry-max-wait",
                        "mp.messaging.incoming.order-events.session.timeout.ms"));
    }
}
