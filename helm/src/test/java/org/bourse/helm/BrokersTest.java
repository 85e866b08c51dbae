package org.bourse.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bourse.contracts.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chart tells services, and brokers, of certificates, passwords and rights. */
class BrokersTest {
    private static final String SECURE = "ci/secure-values.yaml";

    private static List<Manifest> services(String values) {
        List<Manifest> found =
                Chart.manifests(values).stream()
                        .filter(it -> it.runsForEver() && it.name().endsWith("-service"))
                        .toList();
        assertFalse(found.isEmpty());
        return found;
    }

    private static String service(Manifest manifest) {
        return manifest.name().replaceFirst("^bourse-(paper-)?", "");
    }

    /** The settings of the brokers that a workload reads, by name. */
    private static Map<String, String> told(String values, String name) {
        return Chart.manifests(values).stream()
                .filter(it -> it.id().equals("ConfigMap/" + name))
                .flatMap(it -> it.body().at("/data/service.properties").asText().lines())
                .filter(it -> it.startsWith("bourse.kafka."))
                .map(it -> it.split("=", 2))
                .collect(Collectors.toMap(it -> it[0], it -> it[1]));
    }

    @Test
    void everyServiceHasAPasswordOfItsOwnAndIsToldWhereItsCertificatesAre() {
        for (Manifest manifest : services(SECURE)) {
            assertEquals(
                    Map.of(
                            "bourse.kafka.security-protocol",
                            "SASL_SSL",
                            "bourse.kafka.sasl.mechanism",
                            "SCRAM-SHA-512",
                            "bourse.kafka.sasl.user",
                            service(manifest),
                            "bourse.kafka.sasl.password",
                            "${BROKER_PASSWORD}",
                            "bourse.kafka.tls.truststore",
                            "/etc/bourse/kafka/ca.crt",
                            "bourse.kafka.tls.certificate",
                            "/etc/bourse/kafka/client.crt",
                            "bourse.kafka.tls.key",
                            "/etc/bourse/kafka/client.key"),
                    told(SECURE, manifest.name()));
            assertEquals("bourse-kafka/" + service(manifest), password(manifest));
            assertEquals(
                    Set.of(
                            "kafka-cluster-ca-cert/ca.crt ca.crt",
                            "bourse-kafka-certificates/" + service(manifest) + ".crt client.crt",
                            "bourse-kafka-certificates/" + service(manifest) + ".key client.key"),
                    certificates(manifest));
            assertEquals("/etc/bourse/kafka", mountPath(manifest), manifest.id());
        }
    }

    /** Kafka's clients take every variable that begins so for a setting of theirs. */
    @Test
    void noVariableIsTakenForASettingOfKafka() {
        for (String values : Chart.scenarios()) {
            for (Manifest manifest : services(values)) {
                for (JsonNode variable : manifest.containers().getFirst().path("env")) {
                    assertFalse(variable.path("name").asText().startsWith("KAFKA"), manifest.id());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"values-small.yaml", "values-ha.yaml", "values-production.yaml"})
    void nothingIsSaidOfThemUnlessTheyAreWanted(String values) {
        for (Manifest manifest : services(values)) {
            assertEquals(Map.of(), told(values, manifest.name()));
            assertEquals(Set.of(), certificates(manifest));
            assertEquals("", password(manifest));
        }
    }

    @Test
    void theJobThatMakesTopicsIsAUserToo() {
        Manifest job =
                Chart.manifests(SECURE).stream()
                        .filter(it -> it.id().startsWith("Job/bourse-topics-"))
                        .findAny()
                        .orElseThrow();
        String script = job.pod().at("/spec/containers/0/command/2").asText();
        for (String line :
                List.of(
                        "  echo security.protocol=SASL_SSL",
                        "  echo ssl.truststore.location=/etc/kafka-certificates/ca.crt",
                        "  echo ssl.keystore.location=\"$client/client.pem\"",
                        "  echo sasl.mechanism=SCRAM-SHA-512",
                        "} > \"$client/client.properties\"")) {
            assertTrue(script.lines().anyMatch(line::equals), script);
        }
        assertTrue(script.contains("--command-config \"$client/client.properties\""), script);
        assertEquals("bourse-kafka/topics", password(job));
        assertEquals("/etc/kafka-certificates", mountPath(job));
        assertEquals(
                Set.of(
                        "kafka-cluster-ca-cert/ca.crt ca.crt",
                        "bourse-kafka-certificates/topics.crt client.crt",
                        "bourse-kafka-certificates/topics.key client.key"),
                certificates(job));
    }

    /** As the handbook has them, which a test of the local stack compares with what services do. */
    @Test
    void usersMayDoWhatTheHandbookSays() {
        String handbook = Project.text(Project.ROOT.resolve("docs/operations/connections.md"));
        Map<String, JsonNode> users = users();
        for (String service : Project.services()) {
            JsonNode rights = users.get(service).at("/authorization/acls");
            List<String> groups = names(rights, "group", "Read");
            String row =
                    "| %s | %s | %s | %s |"
                            .formatted(
                                    service,
                                    listed(names(rights, "topic", "Read")),
                                    listed(names(rights, "topic", "Write")),
                                    groups.isEmpty() ? "none" : listed(groups));
            assertTrue(handbook.contains(row), row);
        }
        assertEquals(
                new TreeSet<>(Topics.all()),
                new TreeSet<>(
                        names(users.get("topics").at("/authorization/acls"), "topic", "Create")));
        assertEquals(
                Set.of("matching-service"),
                users.keySet().stream()
                        .filter(user ->
                                !names(users.get(user).at("/authorization/acls"), "topic", "Delete")
                                        .isEmpty())
                        .collect(Collectors.toSet()));
    }

    @Test
    void usersHaveThePasswordsThatServicesRead() {
        users().forEach((name, user) -> {
            JsonNode secret = user.at("/authentication/password/valueFrom/secretKeyRef");
            assertEquals("bourse-kafka", secret.path("name").asText());
            assertEquals(name, secret.path("key").asText());
        });
    }

    private static Map<String, JsonNode> users() {
        Map<String, JsonNode> users = new TreeMap<>();
        for (Manifest manifest : Chart.manifests(SECURE)) {
            if (manifest.kind().equals("KafkaUser")) {
                users.put(manifest.name(), manifest.spec());
            }
        }
        Set<String> expected = new TreeSet<>(Project.services());
        expected.add("topics");
        assertEquals(expected, users.keySet());
        return users;
    }

    /** What of a kind may be treated so. */
    private static List<String> names(JsonNode rights, String kind, String operation) {
        List<String> names = new ArrayList<>();
        for (JsonNode right : rights) {
            boolean allows =
                    Pattern.compile("\\b" + operation + "\\b")
                            .matcher(right.path("operations").toString())
                            .find();
            if (allows && right.at("/resource/type").asText().equals(kind)) {
                names.add(right.at("/resource/name").asText());
            }
        }
        return names;
    }

    private static String listed(List<String> names) {
        return "`" + String.join("`, `", names) + "`";
    }

    /** The secret and the key a container's password is read from; empty, if it has none. */
    private static String password(Manifest manifest) {
        for (JsonNode variable : manifest.containers().getFirst().path("env")) {
            if (variable.path("name").asText().equals("BROKER_PASSWORD")) {
                JsonNode secret = variable.at("/valueFrom/secretKeyRef");
                return secret.path("name").asText() + "/" + secret.path("key").asText();
            }
        }
        return "";
    }

    /** Secret, key and file name of each certificate. */
    private static Set<String> certificates(Manifest manifest) {
        Set<String> files = new TreeSet<>();
        for (JsonNode volume : manifest.pod().at("/spec/volumes")) {
            if (!volume.path("name").asText().equals("kafka")) {
                continue;
            }
            for (JsonNode source : volume.at("/projected/sources")) {
                for (JsonNode item : source.at("/secret/items")) {
                    files.add(
                            source.at("/secret/name").asText()
                                    + "/"
                                    + item.path("key").asText()
                                    + " "
                                    + item.path("path").asText());
                }
            }
        }
        return files;
    }

    private static String mountPath(Manifest manifest) {
        for (JsonNode mount : manifest.containers().getFirst().path("volumeMounts")) {
            if (mount.path("name").asText().equals("kafka")) {
                return mount.path("mountPath").asText();
            }
        }
        return "";
    }
}
