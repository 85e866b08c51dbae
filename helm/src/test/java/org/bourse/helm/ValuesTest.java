package org.bourse.helm;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The schema and the README's table follow from the comments of values.yaml; {@code -Dbourse.write}
 * writes them. Values that are wrong are refused before anything is rendered.
 */
class ValuesTest {
    private static final Path SCHEMA = Project.CHART.resolve("values.schema.json");
    private static final Path README = Project.CHART.resolve("README.md");
    private static final String BEGIN = "<!-- values -->\n";
    private static final String END = "<!-- end of values -->\n";

    @Test
    void theSchemaIsWhatTheCommentsSay() throws IOException {
        String schema = new ValuesReference().schema();
        if (System.getProperty("bourse.write") != null) {
            Files.writeString(SCHEMA, schema);
        }
        assertEquals(schema, Project.text(SCHEMA));
    }

    @Test
    void theReadmeIsWhatTheCommentsSay() throws IOException {
        String before = Project.text(README);
        int begin = before.indexOf(BEGIN) + BEGIN.length();
        int end = before.indexOf(END);
        assertTrue(begin >= BEGIN.length() && end >= begin, "the README has no place for values");
        String expected =
                before.substring(0, begin) + new ValuesReference().table() + before.substring(end);
        if (System.getProperty("bourse.write") != null) {
            Files.writeString(README, expected);
        }
        assertEquals(expected, Project.text(README));
    }

    @ParameterizedTest
    @CsvSource({
        "venue, 3",
        "servicesDefaults.replicas, 2",
        "services.risk-servise.replicas, 2",
        "services.risk-service.replicaCount, 2",
        "services.risk-service.replicas, many",
        "kafka.topics.by, hand",
        "kafka.sasl.mechanism, GSSAPI",
        "kafka.sasl.existingSecret, ''",
        "kafka.tls.truststore, /etc/ca.crt",
        "rest.tls.clientAuth, WANT",
        "serviceDefaults.startupProbe.periodSeconds, 0",
        "smoke.symbol, btc"
    })
    void whatNoValueMayBeIsRefused(String name, String value) {
        assertThrows(RuntimeException.class, () -> rendered(name, value));
    }

    @ParameterizedTest
    @CsvSource({"venue, 2", "services.risk-service.replicas, 2", "kafka.topics.by, none"})
    void whatAValueMayBeIsTaken(String name, String value) {
        assertDoesNotThrow(() -> rendered(name, value));
    }

    private static String rendered(String name, String value) {
        return new Helm(Project.CHART)
                .template()
                .withKubeVersion(Chart.KUBERNETES)
                .withName("bourse")
                .withValuesFile(Project.CHART.resolve("values-small.yaml"))
                .set(name, value)
                .call();
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.bundled, kafka.bootstrapServers",
        "postgresql.bundled, postgresql.host",
        "redis.bundled, redis.url",
        "keycloak.bundled, keycloak.realmUrl"
    })
    void aServerThatIsNowhereIsNamed(String bundled, String needed) {
        RuntimeException refused =
                assertThrows(RuntimeException.class, () -> rendered(bundled, "false"));
        assertTrue(String.valueOf(refused.getMessage()).contains(needed), refused.getMessage());
    }

    /** Values with the bundled broker, which is plain. */
    @ParameterizedTest
    @CsvSource({
        "kafka.tls.enabled, kafka.tls.enabled needs brokers of your own",
        "kafka.sasl.enabled, kafka.sasl.enabled needs kafka.tls.enabled",
        "postgresql.tls.enabled, postgresql.tls.enabled needs servers of your own",
        "redis.tls.enabled, redis.tls.enabled needs a server of your own",
        "rest.tls.enabled, rest.tls.enabled needs certManager.enabled"
    })
    void certificatesAndPasswordsThatDoNotGoTogetherAreRefused(String name, String why) {
        RuntimeException refused =
                assertThrows(RuntimeException.class, () -> rendered(name, "true"));
        assertTrue(String.valueOf(refused.getMessage()).contains(why), refused.getMessage());
    }

    @Test
    void helmHasNothingToSayAgainstTheChart() {
        var result = new Helm(Project.CHART).lint().strict().call();
        assertTrue(!result.isFailed(), List.copyOf(result.getMessages()).toString());
    }
}
