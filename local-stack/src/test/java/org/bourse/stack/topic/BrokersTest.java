package org.bourse.stack.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bourse.stack.process.StackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokersTest {
    private static final String SERVERS = "there:9093";

    @Test
    void areReachedAsServicesAreTold(@TempDir Path folder) throws IOException {
        Path ca = folder.resolve("ca.crt");
        Files.writeString(ca, "-----BEGIN CERTIFICATE-----\n");

        Brokers brokers =
                Brokers.of(
                        SERVERS,
                        Map.of(
                                "BOURSE_KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                                "BOURSE_KAFKA_SASL_USER", "auditor",
                                "BOURSE_KAFKA_SASL_PASSWORD", "secret",
                                "BOURSE_KAFKA_TLS_TRUSTSTORE", ca.toString(),
                                "PATH", "/bin"));

        assertEquals(
                Map.of(
                        "bootstrap.servers",
                        SERVERS,
                        "security.protocol",
                        "SASL_SSL",
                        "sasl.mechanism",
                        "SCRAM-SHA-512",
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required"
                                + " username=\"auditor\" password=\"secret\";",
                        "ssl.truststore.type",
                        "PEM",
                        "ssl.truststore.certificates",
                        "-----BEGIN CERTIFICATE-----\n",
                        "group.id",
                        "mine"),
                brokers.with(Map.of("group.id", "mine")));
        assertFalse(brokers.toString().contains("secret"));
    }

    @Test
    void arePlainUnlessToldOtherwise() {
        assertEquals(
                Map.of("bootstrap.servers", SERVERS, "security.protocol", "PLAINTEXT"),
                Brokers.of(SERVERS, Map.of("BOURSE_KAFKA_SASL_USER", "")).settings());
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        assertEquals(
                "bourse.kafka.security-protocol=PLAINTEXT knows no bourse.kafka.sasl.mechanism",
                assertThrows(
                                StackException.class,
                                () ->
                                        Brokers.of(
                                                SERVERS,
                                                Map.of("BOURSE_KAFKA_SASL_MECHANISM", "PLAIN")))
                        .getMessage());
    }
}
